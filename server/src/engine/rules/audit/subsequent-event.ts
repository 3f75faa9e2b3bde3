import { mappingsIn, nodeAtPath, says, scalarsIn, textAt } from '../../model/read.ts';
import { isConfirmed, weightOf } from '../incident/incident-reading.ts';
import { defineRule } from '../rule.ts';
import { auditTypeOf, isYes, soc2Audits } from '../scope/scope-reading.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt, stretchAt } from '../written-days.ts';

/** What happens after the window and before the report is signed: the auditor asks for it, and management states it. */
export const subsequentEvent = defineRule({
  id: 'audit/subsequent-event',
  title: 'Something happened after the window and before the report',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'soc2',
  *check(_, context) {
    const { date } = context.audit.asOf;
    for (const { audit } of soc2Audits(context)) {
      const type = auditTypeOf(audit);
      const period = stretchAt(nodeAtPath(audit, 'period'), context) ?? context.audit.programme.window;
      const from = type === 'type-1' ? dayAt(audit, 'as_of', context) : period?.end;
      const report = dayAt(audit, 'report_date', context);
      // Once the report is out there is nobody left to tell.
      if (from === undefined || report === undefined || report < date) continue;
      const isBetween = (day: string | undefined): day is string =>
        day !== undefined && from < day && day <= date;
      const name = textAt(audit, 'id') ?? 'the audit';
      const after = `after ${from} and before the report of ${name} (${report})`;
      for (const incident of wholeRecords('incident', context)) {
        const day = dayAt(incident.fields, 'detected_at', context);
        if (!isBetween(day) || !isConfirmed(incident) || weightOf(incident) === 'none') continue;
        if (says(incident.fields, 'disclosure.decision')) continue;
        const message = `${incident.id} was detected on ${day}, ${after}. Tell the auditor, and write what was decided under disclosure.`;
        yield { file: incident.file, span: incident.anchor, message, data: undefined };
      }
      for (const scope of wholeRecords('scope', context)) {
        const listed = scalarsIn(nodeAtPath(scope.fields, 'soc2.system_description.changes'));
        const told = new Set(listed.map(({ text }) => text.trim()));
        for (const change of mappingsIn(nodeAtPath(scope.fields, 'changes'))) {
          const day = dayAt(change, 'date', context);
          const id = textAt(change, 'id') ?? textAt(change, 'title') ?? 'A change';
          if (!isBetween(day) || !isYes(textAt(change, 'significant')) || told.has(id)) continue;
          const message = `${id} of ${day} is a significant change ${after}. Tell the auditor; when you have agreed on it, name it in the system description.`;
          yield { file: scope.file, span: nodeAtPath(change, 'id') ?? change, message, data: undefined };
        }
      }
      return;
    }
  },
});
