import { scalarAt } from '../../model/read.ts';
import { defineRule } from '../rule.ts';

/** Words that promise nothing that could be tested. */
const VAGUE =
  /\b(?:periodically|regularly|on a regular basis|from time to time|in a timely manner|timely|promptly|as needed|as required|if needed|when needed|as appropriate|where appropriate|if appropriate|appropriately)\b/giu;

/** What turns a vague word into a promise: a number, a rhythm, a deadline nearby. */
const CONCRETE =
  /\b(?:every|each|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|per (?:day|week|month|quarter|year)|within|hours?|days?|weeks?|months?|quarters?)\b/i;

/** The statement of a control uses a word that an auditor cannot test. */
export const untestableWording = defineRule({
  id: 'control/untestable-wording',
  title: 'The statement of a control cannot be tested',
  severity: 'hint',
  on: 'record',
  kinds: ['control'],
  *check(record, context) {
    const statement = scalarAt(record.fields, 'statement');
    if (statement === undefined) return;
    const source = context.text(record.file).slice(statement.start, statement.end);
    for (const sentence of sentencesOf(source)) {
      if (CONCRETE.test(sentence.text)) continue;
      const found = [...sentence.text.matchAll(VAGUE)];
      const [first] = found;
      if (first === undefined) continue;
      const start = statement.start + sentence.start + first.index;
      const words = [...new Set(found.map(([word]) => `"${word.toLowerCase()}"`))].join(' and ');
      const message = `${words} cannot be tested. Say who does it, when, and how fast: "within one business day", "every quarter".`;
      yield { file: record.file, span: { start, end: start + first[0].length }, message, data: undefined };
      return;
    }
  },
});

function sentencesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[.;!?](?=\s|$)/g)) {
    sentences.push({ text: text.slice(start, index), start });
    start = index + 1;
  }
  if (start < text.length) sentences.push({ text: text.slice(start), start });
  return sentences;
}
