import { defineRule } from '../rule.ts';
import { dayWritten } from '../written-days.ts';

/** Steps of an incident of which the second cannot come before the first. A containment may well precede the decision. */
const ORDER: readonly (readonly [string, string])[] = [
  ['occurred_at', 'detected_at'],
  ['detected_at', 'decided_at'],
  ['detected_at', 'contained_at'],
  ['contained_at', 'recovered_at'],
  ['detected_at', 'recovered_at'],
  ['recovered_at', 'closed_on'],
  ['detected_at', 'closed_on'],
];

/** Moments of an incident that stand in an impossible order. */
export const order = defineRule({
  id: 'incident/order',
  title: 'The moments of an incident are out of order',
  severity: 'warning',
  on: 'record',
  kinds: ['incident'],
  *check(record, context) {
    const told = new Set<string>();
    for (const [earlier, later] of ORDER) {
      if (told.has(later)) continue;
      const first = dayWritten(record.fields, earlier, context);
      const second = dayWritten(record.fields, later, context);
      if (first?.value === undefined || second?.value === undefined) continue;
      const isLate = second.value < first.value || isEarlierMoment(second.text, first.text);
      if (!isLate) continue;
      told.add(later);
      const message = `${later} (${second.text}) is before ${earlier} (${first.text}) in ${record.id}. Correct the one that is wrong.`;
      const related = [{ file: record.file, span: first.span, message: earlier }];
      yield { file: record.file, span: second.span, message, related, data: undefined };
    }
  },
});

/** Two moments that both have a time and an offset in UTC, as text; anything else is compared by its day only. */
function isEarlierMoment(a: string, b: string): boolean {
  const utc = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d)?[Zz]$/;
  return utc.test(a) && utc.test(b) && a.slice(0, 16) < b.slice(0, 16);
}
