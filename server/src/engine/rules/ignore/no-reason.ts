import { defineRule } from '../rule.ts';

/** A suppression without a reason: in a year nobody knows whether it still holds, and an auditor will ask. */
export const noReason = defineRule({
  id: 'ignore/no-reason',
  title: 'A suppression comment gives no reason',
  severity: 'warning',
  on: 'file',
  *check(facts) {
    for (const ignore of facts.ignores) {
      if (ignore.rules.length === 0) {
        const message = 'Say which check is silenced and why: # tickmark-ignore group/name: reason.';
        yield { file: facts.file, span: ignore.span, message, data: undefined };
      } else if (ignore.reason === undefined || ignore.reason === '?') {
        const named = ignore.rules.map((rule) => rule.name).join(', ');
        const message = `Say why ${named} is silenced here: write the reason after a colon.`;
        yield { file: facts.file, span: ignore.span, message, data: undefined };
      }
    }
  },
});
