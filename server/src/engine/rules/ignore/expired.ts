import { defineRule } from '../rule.ts';

/** A suppression whose last day has passed: the finding is back, and the comment should go or be decided anew. */
export const expired = defineRule({
  id: 'ignore/expired',
  title: 'A suppression has run out',
  severity: 'warning',
  on: 'file',
  *check(facts, context) {
    const today = context.audit.asOf.date;
    for (const ignore of facts.ignores) {
      if (ignore.until === undefined || ignore.until >= today) continue;
      const message = `This suppression ran out on ${ignore.until}. Mend what it hides, or decide on a new date.`;
      yield { file: facts.file, span: ignore.span, message, data: undefined };
    }
  },
});
