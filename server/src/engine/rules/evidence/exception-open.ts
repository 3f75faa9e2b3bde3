import { addDays } from '../../../base/calendar/date.ts';
import { type Exception, isPerformed } from '../../audit/occurrence.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isStub } from '../evidence-kinds.ts';
import { askFor } from '../field-edits.ts';
import { nameOf } from '../occurrence-words.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled, isUnreadable } from '../schema-problems.ts';
import { pathIn, workOf } from './work-of.ts';

interface Data {
  readonly record: RecordFact;
  readonly exception: Exception;
  /** The path of the exceptions in the schema. */
  readonly path: string;
  readonly missing: readonly string[];
}

/** An exception that was found and, as far as the record says, never mended. */
export const exceptionOpen = defineRule<'record', Data>({
  id: 'evidence/exception-open',
  title: 'An exception has no remediation',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record)) return;
    const { date } = context.audit.asOf;
    for (const occurrence of workOf(record, context)) {
      // What is planned or lies after the as-of day does not exist yet.
      if (
        typeof occurrence.exceptions === 'string' ||
        !isPerformed(occurrence) ||
        (occurrence.performedOn?.value?.on ?? '') > date
      )
        continue;
      const path = pathIn(occurrence, record, 'exceptions');
      for (const exception of occurrence.exceptions) {
        const missing = missingIn(exception, context);
        if (missing.some((name) => isMisspelled(record, `${path}.${name}`, context, exception.node)))
          continue;
        if (missing.length === 0 || isUnreadable(record, context, exception.node)) continue;
        const what = exception.description?.text ?? 'An exception';
        const message = `"${shortened(what)}" (${nameOf(occurrence)}) is open: it lacks ${missing.join(' and ')}.`;
        const span = exception.description?.span ?? exception.node;
        yield { file: record.file, span, message, data: { record, exception, path, missing } };
      }
    }
  },
  *fixes({ data: { record, exception, path, missing } }, context) {
    if (exception.node.type !== 'mapping') return;
    const mapping = exception.node;
    const absent = missing.filter(
      (name) => !mapping.pairs.some((pair) => pair.name === name && pair.value !== undefined),
    );
    if (absent.length === 0) return;
    const places = absent.map((name) => ({ mapping, path, name }));
    const fix = askFor(record, `Add ${absent.join(' and ')}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});

/** What must still be said before an exception counts as closed; nothing while it is young and being worked on. */
function missingIn(exception: Exception, context: RuleContext): readonly string[] {
  const today = context.audit.asOf.date;
  const found = exception.foundOn?.value?.on;
  if (found !== undefined && found > today) return [];
  const isSaid = (written: Exception['ticket']): boolean => written !== undefined && !written.placeholder;
  const closed = exception.remediatedOn?.value?.on;
  if (closed !== undefined && closed <= today)
    return isSaid(exception.remediation) || isSaid(exception.ticket) ? [] : ['remediation'];
  const due =
    exception.due?.value?.on ??
    (found === undefined ? undefined : addDays(found, context.configuration.thresholds.remediation));
  const inWork = isSaid(exception.ticket) || isSaid(exception.remediation);
  if (inWork && due !== undefined && today <= due) return [];
  return isSaid(exception.remediation) ? ['remediated_on'] : ['remediation', 'remediated_on'];
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
