import { nodeAtPath } from '../../model/read.ts';
import { wordsInDescription } from '../description-file.ts';
import { wordsInFields } from '../prose.ts';
import { defineRule, type FileEdit } from '../rule.ts';

/** Words that praise. Terms of law and of trade (`state of the art`, `next-generation firewall`) are not here. */
const PRAISE =
  /\b(?:world[- ]class|best[- ](?:in|of)[- ](?:breed|class)|industry[- ]leading|market[- ]leading|(?:bank|military|enterprise)[- ]grade|cutting[- ]edge|bleeding[- ]edge|unparalleled|unrivall?ed|second to none|game[- ]chang(?:ing|er)|revolutionary|bullet[- ]?proof|unhackable)\b/gi;

/** Marketing words in the system description: the auditor will strike them out. */
export const marketing = defineRule<'record', FileEdit | undefined>({
  id: 'scope/marketing',
  title: 'The system description praises itself',
  severity: 'hint',
  on: 'record',
  kinds: ['scope'],
  gate: 'soc2',
  *check(record, context) {
    const { file, fields } = record;
    const description = nodeAtPath(fields, 'soc2.system_description');
    for (const { span, word, after } of wordsInFields(file, description, PRAISE, context)) {
      const end = after.startsWith(' ') ? span.end + 1 : span.end;
      const data = { file, span: { start: span.start, end }, text: '' };
      yield { file, span, message: isPraise(word), data };
    }
    const inDocument = wordsInDescription(record, PRAISE, context, () => true, isPraise);
    if (inDocument !== undefined) yield inDocument;
  },
  *fixes({ data }) {
    if (data !== undefined) yield { title: 'Remove the word', safe: false, edits: [data] };
  },
});

function isPraise(word: string): string {
  return `"${word}" is praise, and an auditor cannot test it. Say what the system does.`;
}
