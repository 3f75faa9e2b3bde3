import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { dayWritten } from '../written-days.ts';

/** Phases and fieldwork that end before they start, and phases that are over before the one before them begins. */
export const phaseOverlap = defineRule({
  id: 'program/phase-overlap',
  title: 'Phases are out of order, or end before they start',
  severity: 'warning',
  on: 'record',
  kinds: ['program'],
  *check(record, context) {
    let previous: { readonly name: string; readonly start: string } | undefined;
    for (const [at, phase] of mappingsIn(nodeAtPath(record.fields, 'phases')).entries()) {
      const name = textAt(phase, 'title') ?? textAt(phase, 'id') ?? `Phase ${at + 1}`;
      const start = dayWritten(phase, 'start', context)?.value;
      const end = dayWritten(phase, 'end', context);
      const impossible = endsBeforeStart(record, phase, name, context);
      if (impossible !== undefined) yield impossible;
      else if (previous !== undefined && end?.value !== undefined && end.value < previous.start) {
        const message = `${name} ends on ${end.value}, before ${previous.name} above it starts on ${previous.start}. Put the phases in order, or correct the day.`;
        yield { file: record.file, span: end.span, message, data: undefined };
      }
      if (start !== undefined && impossible === undefined) previous = { name, start };
    }
    for (const audit of mappingsIn(nodeAtPath(record.fields, 'audits'))) {
      for (const key of ['fieldwork', 'interim']) {
        const stretch = nodeAtPath(audit, key);
        if (stretch?.type !== 'mapping') continue;
        const name = `${key === 'interim' ? 'Interim testing' : 'Fieldwork'} of ${textAt(audit, 'id') ?? 'the audit'}`;
        const impossible = endsBeforeStart(record, stretch, name, context);
        if (impossible !== undefined) yield impossible;
      }
    }
  },
});

function endsBeforeStart(
  record: RecordFact,
  stretch: MappingNode,
  name: string,
  context: RuleContext,
): Problem<undefined> | undefined {
  const start = dayWritten(stretch, 'start', context)?.value;
  const end = dayWritten(stretch, 'end', context);
  if (start === undefined || end?.value === undefined || start <= end.value) return undefined;
  const message = `${name} ends on ${end.value}, before it starts on ${start}. Correct one of the two days.`;
  return { file: record.file, span: end.span, message, data: undefined };
}
