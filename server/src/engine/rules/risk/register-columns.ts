import type { Severity } from '../../model/configuration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, meaningful, nodeAtPath, says } from '../../model/read.ts';
import type { PlainValue } from '../../syntax/render.ts';
import type { Node } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { type MissingField, missingField } from '../record-gaps.ts';
import { defineRule, type Gate, type Problem, type Rule, type RuleContext } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { isRated, missingRating } from './rating.ts';
import { liveRisks } from './risk-reading.ts';

/** More than this share without the column: one finding for all. */
const SHARE = 0.3;
/** As few as this without the column are named one by one, whatever their share. */
const FEW = 3;
/** Fewer risks than this are no register yet. */
const REGISTER = 3;

/** A column of the register. A risk is asked for it once another risk has it. */
interface Column {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly severity: Severity;
  readonly gate?: Gate;
  readonly title: string;
  /** The key as it is named in messages. */
  readonly field: string;
  readonly carries: (risk: RecordFact) => boolean;
  readonly missing: (risk: RecordFact, context: RuleContext) => MissingField | undefined;
  readonly ask: (risk: RecordFact) => string;
  /** Behind "4 of 9 risks". */
  readonly sum: string;
  /** Whether a register in which nobody has the column gets a hint. */
  readonly hint: boolean;
  /** What the fix writes. */
  readonly values: { readonly [name: string]: PlainValue };
}

/** A column that is one key at the top of the risk. */
function key(field: string): Pick<Column, 'field' | 'carries' | 'missing'> {
  return {
    field,
    carries: ({ fields }) => saysSomething(nodeAtPath(fields, field)),
    missing: (risk, context) => {
      const node = nodeAtPath(risk.fields, field);
      if (saysSomething(node)) return undefined;
      const asked = placeholderIn(node);
      if (asked !== undefined) return { span: asked, placeholder: true };
      return missingField(risk, risk.fields, '', field, context);
    },
  };
}

/** Whether anything is written in a value, at any depth. */
function saysSomething(node: Node | undefined): boolean {
  if (node?.type === 'sequence') return node.items.some(saysSomething);
  if (node?.type === 'mapping') return node.pairs.some(({ value }) => saysSomething(value));
  return node?.type === 'alias' || meaningful(node) !== undefined;
}

/** The first `?` in a value, at any depth. */
function placeholderIn(node: Node | undefined): Node | undefined {
  if (isPlaceholder(node)) return node;
  const parts =
    node?.type === 'sequence'
      ? node.items
      : node?.type === 'mapping'
        ? node.pairs.map(({ value }) => value)
        : [];
  for (const part of parts) {
    const found = placeholderIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

const RATING = { likelihood: TO_FILL_IN, impact: TO_FILL_IN };

const COLUMNS: readonly Column[] = [
  {
    ...key('owner'),
    name: 'no-owner',
    severity: 'error',
    title: 'A risk has no owner',
    ask: ({ id }) => `${id} has no owner. Name who decides on its treatment and accepts what remains.`,
    sum: 'have no owner. ISO 27001 wants one for each.',
    hint: true,
    values: { owner: TO_FILL_IN },
  },
  {
    ...key('treatment'),
    name: 'no-treatment',
    severity: 'warning',
    title: 'A risk has no treatment decision',
    ask: ({ id }) => `${id} has no treatment. Choose mitigate, accept, transfer or avoid.`,
    sum: 'have no treatment. Choose mitigate, accept, transfer or avoid for each.',
    hint: true,
    values: { treatment: TO_FILL_IN },
  },
  {
    name: 'no-rating',
    severity: 'warning',
    title: 'A risk is not rated',
    field: 'rating',
    carries: isRated,
    missing: missingRating,
    ask: ({ id, fields }) =>
      ['inherent', 'residual'].some((name) => nodeAtPath(fields, name) !== undefined)
        ? `The rating of ${id} is not complete. Give likelihood and impact.`
        : `${id} is not rated. Say how likely it is and how bad it would be.`,
    sum: 'are not rated by likelihood and impact.',
    hint: true,
    values: { inherent: RATING, residual: RATING },
  },
  {
    ...key('objectives'),
    name: 'no-objective',
    aliases: ['risk/asset-only'],
    severity: 'information',
    gate: 'soc2',
    title: 'A risk names no objective that it threatens',
    ask: ({ id, fields }) =>
      `${id} names ${says(fields, 'assets') ? 'assets and ' : ''}no objective. SOC 2 ties risk to objectives (CC3.1): say which one it threatens.`,
    sum: 'name no objective that they threaten (CC3.1).',
    hint: false,
    values: { objectives: [TO_FILL_IN] },
  },
  {
    ...key('change_trigger'),
    name: 'no-change-trigger',
    severity: 'information',
    gate: 'soc2',
    title: 'A risk does not say what change reopens it',
    ask: ({ id }) => `${id} does not say what change would reopen it (CC3.4). Other risks do.`,
    sum: 'do not say what change would reopen them (CC3.4).',
    hint: false,
    values: { change_trigger: { events: [TO_FILL_IN] } },
  },
];

/** One check per column; they differ in nothing but what the table says. */
export const REGISTER_COLUMN_RULES: readonly Rule<'workspace', RecordFact | undefined>[] = COLUMNS.map(
  (column) =>
    defineRule<'workspace', RecordFact | undefined>({
      id: `risk/${column.name}`,
      ...(column.aliases === undefined ? {} : { aliases: column.aliases }),
      title: column.title,
      severity: column.severity,
      on: 'workspace',
      ...(column.gate === undefined ? {} : { gate: column.gate }),
      crossFile: true,
      check: (_, context) => checkColumn(column, context),
      *fixes({ data }, context) {
        // The hint about a column that nobody has is cured by beginning with it, anywhere.
        if (data === undefined || column.missing(data, context)?.placeholder !== false) return;
        const names = Object.keys(column.values);
        if (names.some((name) => nodeAtPath(data.fields, name) !== undefined)) return;
        const fields = names.map((name) => ({
          mapping: data.fields,
          path: '',
          name,
          value: column.values[name] ?? TO_FILL_IN,
        }));
        const edits = writeFields(data, fields, context);
        if (edits !== undefined)
          yield { title: `Add ${names.join(' and ')}, to be filled in`, safe: false, edits };
      },
    }),
);

function* checkColumn(column: Column, context: RuleContext): Generator<Problem<RecordFact | undefined>> {
  const risks = liveRisks(context);
  const lacking = risks.flatMap((risk) => {
    const missing = column.missing(risk, context);
    return missing === undefined ? [] : [{ risk, missing }];
  });
  const [first] = lacking;
  if (first === undefined) return;
  // What was asked for by a fix is told, whoever else has it.
  const begun = risks.some(column.carries) || lacking.some(({ missing }) => missing.placeholder);
  const anchor = workspaceAnchor(context.workspace);
  if (!begun) {
    if (!column.hint || anchor === undefined || risks.length < REGISTER) return;
    const message = `All ${risks.length} risks ${column.sum}`;
    yield { file: anchor.file, span: anchor.anchor, message, severity: 'hint', data: undefined };
    return;
  }
  if (lacking.length > FEW && lacking.length > risks.length * SHARE) {
    const message = `${lacking.length} of ${risks.length} risks ${column.sum}`;
    const related = lacking
      .slice(1, 6)
      .map(({ risk }) => ({ file: risk.file, span: risk.anchor, message: `${risk.id}: ${risk.title}` }));
    yield { file: first.risk.file, span: first.missing.span, message, related, data: first.risk };
    return;
  }
  for (const { risk, missing } of lacking) {
    const message = missing.placeholder
      ? `The ${column.field} of ${risk.id} is still to be filled in.`
      : column.ask(risk);
    yield { file: risk.file, span: missing.span, message, data: risk };
  }
}
