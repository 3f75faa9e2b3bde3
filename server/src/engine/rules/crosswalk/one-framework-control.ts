import { criteriaCoverage, criterionInScope, isTakenUp } from '../../audit/coverage.ts';
import { currentSoas, soaRows } from '../../audit/soa-rows.ts';
import type { Counterpart } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, says, textAt } from '../../model/read.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { criteriaBegun } from './begun.ts';
import { opinion } from './pair-rows.ts';

/** Weaker pairs are no reason to speak. */
const CLOSE = 7;

type Framework = 'soc2' | 'iso27001';

interface Data {
  readonly record: RecordFact;
  readonly cites: Framework;
  readonly ids: readonly string[];
}

/**
 * A control that serves one framework of two although a close counterpart exists in the other that no control of the
 * workspace takes up. Rests on the built-in crosswalk, so information at most.
 */
export const oneFrameworkControl = defineRule<'workspace', Data>({
  id: 'crosswalk/one-framework-control',
  aliases: ['crosswalk/missing-counterpart'],
  title: 'A control cites one framework although the other asks for the same',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'dual',
  *check(workspace, context) {
    const controls = [...workspace.records('control')];
    // Only where most controls serve both is one library meant for both, and a control that does not an oversight.
    const citing = controls.map((control) => frameworksOf(control, context).size).filter((size) => size > 0);
    const both = citing.filter((size) => size === 2).length;
    if (workspaceAnchor(workspace) === undefined || both * 2 <= citing.length) return;
    const isOpen = openItems(context);
    const told = new Set<string>();
    for (const record of controls) {
      const [cites, ...more] = frameworksOf(record, context);
      if (cites === undefined || more.length > 0 || isAside(record)) continue;
      const close = closeTo(record, cites, isOpen, context).filter(({ id }) => !told.has(id));
      const [first] = close;
      if (first === undefined) continue;
      for (const { id } of close) told.add(id);
      const ids = [...new Set(close.map(({ id }) => id))].slice(0, 3);
      const title = context.catalogue.item(first.framework, first.id)?.title ?? '';
      const message = `${record.id} cites ${nameOf(cites)} only. ${first.id} (${title}), which no control cites, is close to it (${opinion(first)}) Add it, or write single: ${cites}.`;
      yield { file: record.file, span: record.anchor, message, data: { record, cites, ids } };
    }
  },
  *fixes({ data: { record, cites, ids } }, context) {
    const other = cites === 'soc2' ? 'iso27001' : 'soc2';
    const satisfies = nodeAtPath(record.fields, 'satisfies');
    if (satisfies?.type === 'mapping' && nodeAtPath(satisfies, other) === undefined) {
      const field = { mapping: satisfies, path: 'satisfies', name: other, value: ids };
      const edits = writeFields(record, [field], context);
      if (edits !== undefined) yield { title: `Add ${ids.join(', ')}`, safe: false, edits };
    }
    const single = { mapping: record.fields, path: '', name: 'single', value: cites };
    const edits = writeFields(record, [single], context);
    if (edits !== undefined) yield { title: `Mark single: ${cites}`, safe: false, edits };
  },
});

function isAside(control: RecordFact): boolean {
  const status = textAt(control.fields, 'status');
  return status === 'retired' || status === 'not-applicable' || says(control.fields, 'single');
}

function frameworksOf(control: RecordFact, { workspace }: RuleContext): ReadonlySet<Framework> {
  const cited = new Set<Framework>();
  for (const { framework, place } of workspace.citationsIn(control)) {
    if (place === 'satisfies' && (framework === 'soc2' || framework === 'iso27001')) cited.add(framework);
  }
  return cited;
}

/**
 * Close counterparts of what the control cites, closest first for each citation. Where a control takes up one of them
 * the subject is served in the other framework, and the rest is a matter of taste.
 */
function closeTo(
  control: RecordFact,
  cites: Framework,
  isOpen: (id: string) => boolean,
  context: RuleContext,
): readonly Counterpart[] {
  return context.workspace.citationsIn(control).flatMap(({ place, reading }) => {
    if (place !== 'satisfies' || (reading.type !== 'known' && reading.type !== 'spelling')) return [];
    if (isGap(cites, reading.id, context)) return [];
    const close = context.catalogue
      .counterparts(cites, reading.id)
      .filter(({ framework, strength }) => framework !== cites && strength >= CLOSE);
    return close.every(({ id }) => isOpen(id)) ? close : [];
  });
}

/** Whether an item is open, and no other check says so: the SoA has no row for it, the criteria are not counted yet. */
function openItems(context: RuleContext): (id: string) => boolean {
  const inSoa = new Set(
    currentSoas(context.workspace).flatMap((soa) => soaRows(soa, context.workspace).map(({ id }) => id)),
  );
  const areCounted = criteriaBegun(criteriaCoverage(context));
  return (id) => {
    const item = context.catalogue.item('soc2', id);
    if (item === undefined) {
      return !inSoa.has(id) && !isTakenUp('iso27001', id, context) && !isGap('iso27001', id, context);
    }
    return !areCounted && criterionInScope(id, context) && !isTakenUp('soc2', id, context);
  };
}

/** The workspace's own crosswalk says that the item has no counterpart. */
function isGap(framework: Framework, id: string, { workspace }: RuleContext): boolean {
  return workspace.citationsOf(framework, id).some(({ place }) => place === 'gap');
}

function nameOf(framework: Framework): string {
  return framework === 'soc2' ? 'SOC 2' : 'ISO 27001';
}
