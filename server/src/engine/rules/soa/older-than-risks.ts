import { addMonths } from '../../../base/calendar/date.ts';
import { currentSoas, soaRows } from '../../audit/soa-rows.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { askAgain } from '../ask-again.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** So long a statement may stay as it is while risks are assessed anew. */
const MONTHS = 12;

/**
 * A statement approved before a risk assessment that it does not agree with: a risk assessed later uses a control that
 * is excluded or planned there, or a year has passed.
 */
export const olderThanRisks = defineRule<'workspace', RecordFact>({
  id: 'soa/older-than-risks',
  title: 'The SoA was approved before the last risk assessment',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(workspace, context) {
    for (const soa of currentSoas(workspace)) {
      const approved = dateAt(soa.fields, 'approved_on', context.configuration);
      if (approved === undefined) continue;
      const later = [...workspace.records('risk')].flatMap((risk) => {
        const on = dateAt(risk.fields, 'assessed_on', context.configuration);
        return on !== undefined && on > approved && on <= context.audit.asOf.date ? [{ risk, on }] : [];
      });
      if (later.length === 0) continue;
      const unready = new Map(
        soaRows(soa, workspace).flatMap((row) => {
          const word =
            row.applicable === false ? 'excluded' : row.status === 'planned' ? 'planned' : undefined;
          return row.id === undefined || word === undefined ? [] : [[row.id, word] as const];
        }),
      );
      const isOld = addMonths(approved, MONTHS) < context.audit.asOf.date;
      const value = nodeAtPath(soa.fields, 'approved_on');
      const span = value === undefined ? soa.anchor : { start: value.start, end: value.end };
      for (const { risk, on } of later) {
        const used = usedBy(risk, context).find((id) => unready.has(id));
        if (used === undefined && !isOld) continue;
        const why = used === undefined ? '' : ` and uses ${used}, which is ${unready.get(used)} here`;
        const message = `Approved on ${approved}; ${risk.id} was assessed on ${on}${why}. Look at the SoA again and have it approved.`;
        const related = [{ file: risk.file, span: risk.anchor, message: `${risk.id}: ${risk.title}` }];
        yield { file: soa.file, span, message, related, data: soa };
        break;
      }
    }
  },
  *fixes({ data }, context) {
    const fix = askAgain(data, 'Ask for the day of the new approval', ['approved_on'], context);
    if (fix !== undefined) yield fix;
  },
});

/** Annex A ids that the risk cites, or that its controls cite. */
function usedBy(risk: RecordFact, { workspace }: RuleContext): readonly string[] {
  const controls = workspace
    .referencesFrom(risk)
    .filter(({ field }) => field === 'controls')
    .flatMap(({ id }) => workspace.definitions(id));
  return [risk, ...controls].flatMap((record) =>
    workspace.citationsIn(record).flatMap(({ reading, place }) => {
      if (place !== 'satisfies' || (reading.type !== 'known' && reading.type !== 'spelling')) return [];
      return reading.id.startsWith('A.') ? [reading.id] : [];
    }),
  );
}
