import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

interface Data {
  readonly record: RecordFact;
  readonly context: MappingNode;
  readonly missing: readonly string[];
}

/** A context (clauses 4.1 to 4.3) that has been begun and lacks a decision on climate, the parties, or an approved scope. */
export const contextRule = defineRule<'record', Data>({
  id: 'iso/context',
  title: 'The context lacks the climate decision, the interested parties or an approved scope',
  severity: 'information',
  on: 'record',
  kinds: ['scope'],
  gate: 'iso27001',
  needsWholeRecord: true,
  *check(record, context) {
    const node = nodeAtPath(record.fields, 'isms.context');
    if (node?.type !== 'mapping') return;
    const open = ['relevant', 'reason']
      .map((name) => nodeAtPath(node, `climate.${name}`))
      .find((each) => isPlaceholder(each));
    if (open !== undefined) {
      const message = 'The decision whether climate change matters here is still to be filled in.';
      yield { file: record.file, span: open, message, data: { record, context: node, missing: [] } };
    }
    const missing = PARTS.filter(
      ({ name, path, stands }) =>
        !stands(record, node) && !isMisspelled(record, path, context) && !isMisspelled(record, name, context),
    );
    if (missing.length === 0) return;
    const message = `The context of ${record.id} has ${listed(missing.map(({ words }) => words))}.`;
    const pair = isms(record)?.pairs.find((each) => each.value === node);
    const span = pair?.key ?? record.anchor;
    const names = missing.map(({ name }) => name);
    yield { file: record.file, span, message, data: { record, context: node, missing: names } };
  },
  *fixes({ data }, context) {
    const fix = climateFix(data, context);
    if (fix !== undefined)
      yield { title: 'Add the climate decision, to be filled in', safe: false, edits: fix };
  },
});

function isms(record: RecordFact): MappingNode | undefined {
  const node = nodeAtPath(record.fields, 'isms');
  return node?.type === 'mapping' ? node : undefined;
}

const PARTS: readonly {
  readonly name: string;
  readonly path: string;
  readonly words: string;
  readonly stands: (record: RecordFact, context: MappingNode) => boolean;
}[] = [
  {
    name: 'climate',
    path: 'isms.context.climate',
    words: 'no decision whether climate change matters (4.1 as amended in 2024)',
    // A placeholder is asked for on its own.
    stands: (_, node) =>
      nodeAtPath(node, 'climate.relevant') !== undefined || textAt(node, 'climate') !== undefined,
  },
  {
    name: 'parties',
    path: 'isms.context.parties',
    words: 'no interested parties (4.2)',
    stands: (_, node) => says(node, 'parties'),
  },
  {
    name: 'approved_on',
    path: 'approved_on',
    words: 'no approved scope statement (4.3)',
    stands: (record) =>
      nodeAtPath(record.fields, 'approved_on') !== undefined || says(record.fields, 'approved_by'),
  },
];

function climateFix(
  { record, context: node, missing }: Data,
  context: RuleContext,
): ReturnType<typeof writeFields> {
  if (!missing.includes('climate') || nodeAtPath(node, 'climate') !== undefined) return undefined;
  const value = { relevant: '?', reason: '?' };
  return writeFields(record, [{ mapping: node, path: 'isms.context', name: 'climate', value }], context);
}
