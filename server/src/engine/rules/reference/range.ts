import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly members: readonly string[];
  /** Parts of the entry that stand for nothing known. */
  readonly unresolved: readonly string[];
}

/** Several ids in one entry: a range, or a list with commas. */
export const range = defineRule<'citation', Data>({
  id: 'reference/range',
  title: 'Several ids are written as one entry',
  severity: 'warning',
  on: 'citation',
  fixable: true,
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'range' && reading?.type !== 'list') return;
    const crosses =
      reading.type === 'range' && reading.crossesTopic ? ' Look at them: the range runs across topics.' : '';
    const message = `Write ids one by one: "${citation.token}" stands for ${short(reading.members)}.${crosses}`;
    const severity = reading.type === 'list' ? 'hint' : 'warning';
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      severity,
      data: { citation, members: reading.members, unresolved: reading.unresolved ?? [] },
    };
  },
  *fixes({ data: { citation, members, unresolved } }, context) {
    if (members.length === 0) return;
    const safe = unresolved.length === 0;
    const title = `Write ${short(members)}`;
    const fix = replaceCitation(citation, members, context, { title, safe, preferred: safe });
    if (fix !== undefined) yield fix;
  },
});

function short(members: readonly string[]): string {
  return members.length <= 6 ? listed(members) : `${members[0]} to ${members.at(-1)} (${members.length} ids)`;
}
