import type { Span } from '../../../base/text/range.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says, textAt } from '../../model/read.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { missingField } from '../record-gaps.ts';
import { defineRule, type Problem, type Rule, type RuleContext } from '../rule.ts';
import { isClosed, isConfirmed, weightOf } from './incident-reading.ts';

interface Data {
  readonly record: RecordFact;
  readonly mapping: MappingNode;
  readonly at: string;
  readonly names: readonly string[];
}

/** Fields that a confirmed incident from medium upwards owes when it has come so far. One finding for each row. */
const FIELDS: readonly {
  readonly rule: string;
  readonly title: string;
  readonly names: readonly string[];
  /** Fields that say why it is owed: the finding is shown at the first that is there. */
  readonly at: readonly string[];
  owes(incident: RecordFact): boolean;
  say(id: string, missing: readonly string[]): string;
}[] = [
  {
    rule: 'review-no-action',
    title: 'A post-incident review led to nothing',
    names: ['actions'],
    at: ['artifacts.post_incident_review'],
    owes: (incident) => says(incident.fields, 'artifacts.post_incident_review'),
    say: (id) =>
      `${id} was reviewed, and nothing says what followed. List the actions, or write \`actions: none\` when there are none.`,
  },
  {
    rule: 'root-cause',
    title: 'A closed incident has no root cause',
    names: ['root_cause'],
    at: [],
    owes: isClosed,
    say: (id) => `${id} is closed without a root cause. Say why it could happen.`,
  },
  {
    rule: 'closure-record',
    title: 'A closed incident does not say when and by whom it was closed',
    names: ['closed_on', 'closed_by'],
    at: ['closed_on', 'closed_by', 'status'],
    owes: isClosed,
    say: (id, missing) =>
      `${id} is closed, and does not say ${listed(missing.map((name) => (name === 'closed_on' ? 'when' : 'by whom')))}.`,
  },
];

export const MISSING_FIELD_RULES: readonly Rule[] = FIELDS.map((row) =>
  defineRule<'record', Data>({
    id: `incident/${row.rule}`,
    title: row.title,
    severity: 'warning',
    on: 'record',
    kinds: ['incident'],
    needsWholeRecord: true,
    *check(record, context) {
      if (!isConfirmed(record) || weightOf(record) === 'none' || !row.owes(record)) return;
      const data = { record, mapping: record.fields, at: '', names: row.names };
      const at = row.at.map((path) => nodeAtPath(record.fields, path)).find((node) => node !== undefined);
      yield* missingOf(data, context, (names) => row.say(record.id, names), at);
    },
    fixes: ({ data }, context) => ask(data, context),
  }),
);

/** Pieces of forensic evidence that do not say what they are, who handled them, or where they lie. */
export const forensicFields = defineRule<'record', Data>({
  id: 'incident/forensic-fields',
  title: 'An item of forensic evidence does not say what it is, who handled it, or where it lies',
  severity: 'warning',
  on: 'record',
  kinds: ['incident'],
  needsWholeRecord: true,
  *check(record, context) {
    const index = nodeAtPath(record.fields, 'artifacts.forensic_index');
    if (index?.type !== 'sequence') return;
    for (const [at, mapping] of index.items.entries()) {
      if (mapping?.type !== 'mapping') continue;
      const data = {
        record,
        mapping,
        at: 'artifacts.forensic_index',
        names: ['item', 'handled_by', 'location'],
      };
      const what = textAt(mapping, 'item') ?? `Item ${at + 1}`;
      yield* missingOf(
        data,
        context,
        (names) => `${what} of ${record.id}: ${listed(names.map((name) => QUESTIONS[name] ?? name))}?`,
        pairOf(mapping, 'item')?.value ?? mapping,
      );
    }
  },
  fixes: ({ data }, context) => ask(data, context),
});

const QUESTIONS: Readonly<Record<string, string>> = {
  item: 'what is it',
  handled_by: 'who handled it',
  location: 'where does it lie',
};

function* missingOf(
  data: Data,
  context: RuleContext,
  say: (names: readonly string[]) => string,
  fallback: Span = data.record.anchor,
): Generator<Problem<Data>> {
  const missing = data.names.flatMap((name) => {
    const field = missingField(data.record, data.mapping, data.at, name, context, fallback);
    return field === undefined ? [] : [{ name, ...field }];
  });
  const first = missing[0];
  if (first === undefined) return;
  const names = missing.map(({ name }) => name);
  const message = missing.every(({ placeholder }) => placeholder)
    ? `${listed(names.map((name) => `\`${name}\``))} of ${data.record.id} ${names.length === 1 ? 'is' : 'are'} still to be filled in.`
    : say(names);
  yield { file: data.record.file, span: first.span, message, data: { ...data, names } };
}

function* ask(data: Data, context: RuleContext) {
  const names = data.names.filter((name) => !isPlaceholder(nodeAtPath(data.mapping, name)));
  if (names.length === 0) return;
  const places = names.map((name) => ({ mapping: data.mapping, path: data.at, name }));
  const fix = askFor(data.record, `Add ${listed(names)}, to be filled in`, places, context);
  if (fix !== undefined) yield fix;
}
