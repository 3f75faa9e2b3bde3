import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, meaningful, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode, Node } from '../../syntax/tree.ts';
import { typeOf } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** Detections that gave no signal, and nothing says why. */
export const noSignalUnexplained = defineRule<
  'record',
  { readonly record: RecordFact; readonly entries: readonly MappingNode[] }
>({
  id: 'monitoring/no-signal-unexplained',
  title: 'Detections without a signal are not explained',
  severity: 'information',
  on: 'record',
  kinds: ['evidence'],
  needsWholeRecord: true,
  *check(record, context) {
    if (typeOf(record) !== 'control-health-review') return;
    const entries = mappingsIn(nodeAtPath(record.fields, 'occurrences')).flatMap(silentEntries);
    const unexplained = entries.filter(
      (entry) =>
        entry.type !== 'mapping' ||
        (!says(entry, 'disposition') &&
          !isMisspelled(record, 'occurrences.no_signal.disposition', context, entry)),
    );
    const [first] = unexplained;
    if (first === undefined) return;
    const names = unexplained.slice(0, 3).map(nameOf).join(', ');
    const more = unexplained.length > 3 ? ` and ${unexplained.length - 3} more` : '';
    const message = `${names}${more} gave no signal, and nothing says why. Add a disposition: tested, repaired, retired.`;
    const related = unexplained
      .slice(1, 6)
      .map((span) => ({ file: record.file, span, message: 'This one too' }));
    const mappings = unexplained.flatMap((entry) => (entry.type === 'mapping' ? [entry] : []));
    yield { file: record.file, span: first, message, related, data: { record, entries: mappings } };
  },
  *fixes({ data: { record, entries } }, context) {
    const path = 'occurrences.no_signal';
    const places = entries
      .filter((entry) => nodeAtPath(entry, 'disposition') === undefined)
      .map((mapping) => ({ mapping, path, name: 'disposition' }));
    if (places.length === 0) return;
    const fix = askFor(record, 'Add disposition, to be filled in', places, context);
    if (fix !== undefined) yield fix;
  },
});

/** Entries of the list; `none` written into it is no detection. */
function silentEntries(occurrence: MappingNode): readonly Node[] {
  const node = nodeAtPath(occurrence, 'no_signal');
  if (node?.type !== 'sequence') return [];
  return node.items.filter((item): item is Node => {
    if (item?.type === 'mapping') return true;
    const text = meaningful(item);
    return text !== undefined && text.toLowerCase() !== 'none';
  });
}

function nameOf(entry: Node): string {
  if (entry.type === 'scalar') return entry.text.trim();
  return (entry.type === 'mapping' ? textAt(entry, 'rule') : undefined) ?? 'A detection';
}
