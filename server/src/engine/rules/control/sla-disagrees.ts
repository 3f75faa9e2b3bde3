import { parseDuration } from '../../../base/calendar/duration.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** A deadline: days on the calendar, business days, or hours. */
interface Deadline {
  readonly value: number;
  readonly unit: 'day' | 'business day' | 'hour' | 'month';
}

/** The deadline of a control stands in several places, and they say different things. */
export const slaDisagrees = defineRule({
  id: 'control/sla-disagrees',
  title: 'A deadline says one thing in the text and another in the field',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    const promised = commitmentsByControl(context);
    for (const control of wholeRecords('control', context)) {
      const sla = nodeAtPath(control.fields, 'sla');
      if (sla?.type !== 'mapping') continue;
      const stated = inField(sla);
      if (stated === undefined) continue;
      const inStatement = onlyDeadlineIn(textAt(control.fields, 'statement') ?? '');
      if (inStatement !== undefined && !isSame(inStatement, stated)) {
        const message = `The statement of ${control.id} says ${said(inStatement)}, sla says ${said(stated)}.${weekend(inStatement, stated)} Write the same in both.`;
        yield { file: control.file, span: sla, message, data: undefined };
        continue;
      }
      for (const { policy, deadline, span } of promised.get(control.id) ?? []) {
        if (isSame(deadline, stated)) continue;
        const message = `${policy.id} promises ${said(deadline)}, the sla of ${control.id} says ${said(stated)}.${weekend(deadline, stated)} Write the same in both.`;
        const related = [{ file: policy.file, span, message: `Promised here` }];
        yield { file: control.file, span: sla, message, related, data: undefined };
        break;
      }
    }
  },
});

/** The deadline of `sla`, where it holds one and no more. */
function inField(sla: MappingNode): Deadline | undefined {
  const days = textAt(sla, 'business_days');
  if (days !== undefined && /^\d{1,4}$/.test(days)) return { value: Number(days), unit: 'business day' };
  const texts = sla.pairs.flatMap((pair) => (pair.value?.type === 'scalar' ? [pair.value.text] : []));
  const found = texts.flatMap((text) => fromDuration(text) ?? []);
  return texts.length === 1 ? found[0] : undefined;
}

function fromDuration(text: string): Deadline | undefined {
  const hours = /^PT(\d{1,5})H$/i.exec(text.trim());
  if (hours !== null) return { value: Number(hours[1]), unit: 'hour' };
  const duration = parseDuration(text.trim());
  if (duration === undefined) return undefined;
  if (duration.months > 0)
    return duration.days + duration.weeks > 0 ? undefined : { value: duration.months, unit: 'month' };
  return { value: duration.weeks * 7 + duration.days, unit: 'day' };
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The deadline of a text that names exactly one. */
function onlyDeadlineIn(text: string): Deadline | undefined {
  const found = [
    ...text.matchAll(
      /\bwithin (\d{1,4}|zero|one|two|three|four|five|six|seven|eight|nine|ten) ?(business |working |calendar )?(hour|day|week|month)s?\b/gi,
    ),
  ];
  const [match] = found;
  if (match === undefined || found.length > 1) return undefined;
  const [, written = '', kind = '', unit = ''] = match;
  const value = /^\d/.test(written) ? Number(written) : NUMBERS.indexOf(written.toLowerCase());
  const isBusiness = /^(?:business|working)/i.test(kind);
  switch (unit.toLowerCase()) {
    case 'hour':
      return isBusiness ? undefined : { value, unit: 'hour' };
    case 'week':
      return { value: value * (isBusiness ? 5 : 7), unit: isBusiness ? 'business day' : 'day' };
    case 'month':
      return { value, unit: 'month' };
    default:
      return { value, unit: isBusiness ? 'business day' : 'day' };
  }
}

interface Commitment {
  readonly policy: RecordFact;
  readonly deadline: Deadline;
  readonly span: MappingNode;
}

/** What policies promise, by the control that a commitment names or that is the policy's only one. */
function commitmentsByControl(context: RuleContext): ReadonlyMap<string, readonly Commitment[]> {
  const found = new Map<string, Commitment[]>();
  for (const policy of wholeRecords('policy', context)) {
    const listed = scalarsIn(nodeAtPath(policy.fields, 'controls'));
    for (const span of mappingsIn(nodeAtPath(policy.fields, 'commitments'))) {
      const id = textAt(span, 'control') ?? (listed.length === 1 ? listed[0]?.text.trim() : undefined);
      const days = textAt(span, 'business_days');
      const deadline: Deadline | undefined =
        days !== undefined && /^\d{1,4}$/.test(days)
          ? { value: Number(days), unit: 'business day' }
          : fromDuration(textAt(span, 'deadline') ?? '');
      if (id === undefined || deadline === undefined) continue;
      const known = found.get(id);
      if (known === undefined) found.set(id, [{ policy, deadline, span }]);
      else known.push({ policy, deadline, span });
    }
  }
  return found;
}

/** 24 hours and a day are the same, and so are five business days and a week. */
function isSame(a: Deadline, b: Deadline): boolean {
  const [x, y] = [inDays(a), inDays(b)];
  if (x.unit === y.unit) return x.value === y.value;
  return isWeeks(x, y) || isWeeks(y, x);
}

function isWeeks(business: Deadline, calendar: Deadline): boolean {
  if (business.unit !== 'business day' || calendar.unit !== 'day' || business.value % 5 !== 0) return false;
  return business.value > 0 && (business.value / 5) * 7 === calendar.value;
}

function inDays(deadline: Deadline): Deadline {
  return deadline.unit === 'hour' && deadline.value % 24 === 0
    ? { value: deadline.value / 24, unit: 'day' }
    : deadline;
}

function said({ value, unit }: Deadline): string {
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}

/** Why it matters whether business days are meant. */
function weekend(a: Deadline, b: Deadline): string {
  const mixed = (a.unit === 'business day') !== (b.unit === 'business day');
  return mixed && a.value === b.value
    ? ' What falls on a Friday and is done on Monday looks late in one of them.'
    : '';
}
