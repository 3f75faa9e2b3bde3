import {
  annexACoverage,
  type Coverage,
  type CoverageSource,
  clauseCoverage,
  criteriaCoverage,
} from '../../audit/coverage.ts';
import { currentSoas, soaRows } from '../../audit/soa-rows.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { nodeAtPath } from '../../model/read.ts';
import { folderFor } from '../record-stub.ts';
import { defineRule, type Problem, type Rule, type RuleContext } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { annexABegun, clausesBegun, criteriaBegun } from './begun.ts';

/** From this share of covered items each open one is told by itself; below it, one finding holds the list. */
const MOST = 0.7;

/** A set of items that the programme owes, and how the open ones are told. */
interface Holes {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly framework: 'soc2' | 'iso27001';
  readonly title: string;
  readonly coverage: (source: CoverageSource) => Coverage;
  /** Whether the workspace has come so far that a hole is one. */
  readonly begun: (coverage: Coverage, context: RuleContext) => boolean;
  readonly one: (item: FrameworkItem) => string;
  readonly many: (coverage: Coverage, list: string) => string;
}

const HOLES: readonly Holes[] = [
  {
    name: 'criterion-uncovered',
    aliases: [],
    framework: 'soc2',
    title: 'No control satisfies a criterion in scope',
    coverage: criteriaCoverage,
    begun: criteriaBegun,
    one: ({ id, title }) =>
      `No control satisfies ${id} (${title}). Name one, or list it under soc2.not_applicable with a reason.`,
    many: ({ asked, open }, list) =>
      `No control satisfies ${open.length} of the ${asked.length} criteria in scope: ${list}.`,
  },
  {
    name: 'annex-a-uncovered',
    aliases: ['soa/applicable-no-control', 'soa/soc2-link'],
    framework: 'iso27001',
    title: 'No control implements an applicable Annex A control',
    coverage: annexACoverage,
    begun: annexABegun,
    one: ({ id, title }) =>
      `${id} (${title}) is applicable, and no control implements it. Name one in the row, or let one cite it.`,
    many: ({ asked, open }, list) =>
      `No control implements ${open.length} of the ${asked.length} applicable Annex A controls: ${list}.`,
  },
  {
    name: 'clause-uncovered',
    aliases: [],
    framework: 'iso27001',
    title: 'No record covers a clause that asks for documented information',
    coverage: clauseCoverage,
    begun: clausesBegun,
    one: ({ id, title }) =>
      `No record covers clause ${id} (${title}), which asks for documented information. SOC 2 work does not bring it.`,
    many: ({ asked, open }, list) =>
      `No record covers ${open.length} of the ${asked.length} clauses that ask for documented information: ${list}.`,
  },
];

interface Data {
  readonly items: readonly FrameworkItem[];
}

/** What the programme owes and nothing in the workspace takes up: one table, since only the items differ. */
export const UNCOVERED_RULES: readonly Rule[] = HOLES.map(
  (holes) =>
    defineRule<'workspace', Data>({
      id: `crosswalk/${holes.name}`,
      ...(holes.aliases.length === 0 ? {} : { aliases: holes.aliases }),
      title: holes.title,
      severity: 'warning',
      on: 'workspace',
      crossFile: true,
      gate: holes.framework,
      *check(workspace, context) {
        const anchor = workspaceAnchor(workspace);
        if (anchor === undefined) return;
        const coverage = holes.coverage(context);
        const { asked, open } = coverage;
        if (open.length === 0 || !holes.begun(coverage, context)) return;
        const isMost = open.length <= asked.length * (1 - MOST);
        if (!isMost && open.length > 1) {
          const message = holes.many(
            coverage,
            shortList(
              open.map(({ id }) => id),
              20,
            ),
          );
          yield { file: anchor.file, span: anchor.anchor, message, data: { items: open } };
          return;
        }
        for (const item of open) {
          const place = rowOf(item, context) ?? { file: anchor.file, span: anchor.anchor };
          yield { ...place, message: holes.one(item), data: { items: [item] } };
        }
      },
      *fixes({ data: { items } }, context) {
        for (const item of items.slice(0, 3)) {
          const create = [controlStub(item, context)];
          if (context.workspace.facts(create[0]?.file ?? '') !== undefined) continue;
          yield { title: `Create a control for ${item.id}`, safe: false, edits: [], create };
        }
      },
    }) as unknown as Rule,
);

/** Where the SoA says that an Annex A control is applicable. */
function rowOf(item: FrameworkItem, { workspace }: RuleContext): Pick<Problem, 'file' | 'span'> | undefined {
  if (item.type !== 'annex-a') return undefined;
  for (const soa of currentSoas(workspace)) {
    const row = soaRows(soa, workspace).find(({ id, applicable }) => id === item.id && applicable === true);
    if (row === undefined) continue;
    const claim = nodeAtPath(row.node, 'applicable') ?? row.citation.span;
    return { file: soa.file, span: { start: claim.start, end: claim.end } };
  }
  return undefined;
}

/** A new control that cites the item, and what goes with it closely in the other framework. */
function controlStub(
  item: FrameworkItem,
  context: RuleContext,
): { readonly file: string; readonly text: string } {
  const id = `CTL-${item.id}`;
  const near = context.audit.programme.frameworks.has(item.framework === 'soc2' ? 'iso27001' : 'soc2')
    ? context.catalogue
        .counterparts(item.framework, item.id)
        .filter(({ coverage }) => coverage !== 'partial')
        .slice(0, 3)
        .map((each) => each.id)
    : [];
  const [soc2, iso27001] = item.framework === 'soc2' ? [[item.id], near] : [near, [item.id]];
  const lines = [
    'kind: control',
    `id: ${id}`,
    'title: "?"',
    'owner: "?"',
    'status: planned',
    'satisfies:',
    ...(soc2.length === 0 ? [] : [`  soc2: [${soc2.join(', ')}]`]),
    ...(iso27001.length === 0 ? [] : [`  iso27001: [${iso27001.map(quotedClause).join(', ')}]`]),
  ];
  return { file: `${folderFor('control', context.workspace)}/${id}.yaml`, text: `${lines.join('\n')}\n` };
}

/** A clause without quotes would be a number. */
function quotedClause(id: string): string {
  return /^\d/.test(id) ? `"${id}"` : id;
}
