import { nodeAtPath } from '../../model/read.ts';
import { wordsInFields } from '../prose.ts';
import { defineRule, type FileEdit } from '../rule.ts';

/** Words that praise. Terms of law and of trade (`state of the art`, `next-generation firewall`) are not here. */
const PRAISE =
  /\b(?:world[- ]class|best[- ](?:in|of)[- ](?:breed|class)|industry[- ]leading|market[- ]leading|(?:bank|military|enterprise)[- ]grade|cutting[- ]edge|bleeding[- ]edge|unparalleled|unrivall?ed|second to none|game[- ]chang(?:ing|er)|revolutionary|bullet[- ]?proof|unhackable)\b/gi;

/** Marketing words in the system description: the auditor will strike them out. */
export const marketing = defineRule<'record', FileEdit>({
  id: 'scope/marketing',
  title: 'The system description praises itself',
  severity: 'hint',
  on: 'record',
  kinds: ['scope'],
  gate: 'soc2',
  *check({ file, fields }, context) {
    const description = nodeAtPath(fields, 'soc2.system_description');
    for (const { span, word, after } of wordsInFields(file, description, PRAISE, context)) {
      const message = `"${word}" is praise, and an auditor cannot test it. Say what the system does.`;
      const end = after.startsWith(' ') ? span.end + 1 : span.end;
      yield { file, span, message, data: { file, span: { start: span.start, end }, text: '' } };
    }
  },
  *fixes({ data }) {
    yield { title: 'Remove the word', safe: false, edits: [data] };
  },
});
