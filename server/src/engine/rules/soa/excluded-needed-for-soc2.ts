import { criterionInScope } from '../../audit/coverage.ts';
import { currentSoas, type SoaRow, soaRows } from '../../audit/soa-rows.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { includeRow } from './include-row.ts';

/** A reason that says who else does it. */
const ELSEWHERE = /carve|provider|subservice|supplier|vendor|hosting|cloud|\baws\b|azure|google|outsourc/i;

/**
 * A row that the SoA leaves out although a criterion in scope leans on it, as the built-in crosswalk reads the two.
 * Opinion, so information at most.
 */
export const excludedNeededForSoc2 = defineRule<
  'workspace',
  { readonly soa: RecordFact; readonly row: SoaRow }
>({
  id: 'soa/excluded-needed-for-soc2',
  title: 'An Annex A control is excluded, and a criterion in scope leans on it',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'dual',
  *check(workspace, context) {
    for (const soa of currentSoas(workspace)) {
      for (const row of soaRows(soa, workspace)) {
        if (row.applicable !== false || row.id === undefined || row.reason === undefined) continue;
        if (ELSEWHERE.test(row.reason) || isGap(row.id, context)) continue;
        const leaning = context.catalogue
          .counterparts('iso27001', row.id)
          .filter(
            ({ framework, id, coverage }) =>
              framework === 'soc2' &&
              coverage !== 'partial' &&
              criterionInScope(id, context) &&
              !isMetOtherwise(id, row, context),
          );
        const [first] = leaning;
        if (first === undefined) continue;
        const also =
          leaning.length > 1
            ? ` So ${leaning.length > 2 ? 'do' : 'does'} ${leaning
                .slice(1)
                .map(({ id }) => id)
                .join(', ')}.`
            : '';
        const value = nodeAtPath(row.node, 'applicable');
        yield {
          file: soa.file,
          span: value === undefined ? row.citation.span : { start: value.start, end: value.end },
          message: `${row.id} is excluded, and ${first.id} in scope leans on it (${first.relationship}, strength ${first.strength}, ${first.coverage}, ${first.basis}): ${first.note}${also} Include it, or name in the row the control that answers the criterion.`,
          data: { soa, row },
        };
      }
    }
  },
  *fixes({ data: { soa, row } }, context) {
    const fix = includeRow(soa, row, context);
    if (fix !== undefined) yield fix;
  },
});

/** A provider takes the criterion, or the row names a control that answers it. */
function isMetOtherwise(criterion: string, row: SoaRow, { workspace }: RuleContext): boolean {
  const words = `${row.reason ?? ''} ${textAt(row.node, 'notes') ?? ''}`;
  return workspace.citationsOf('soc2', criterion).some(({ record, place }) => {
    if (place === 'csoc') return true;
    if (record.kind !== 'control') return false;
    return (
      textAt(record.fields, 'responsibility') === 'inherited' ||
      row.controls.includes(record.id) ||
      words.includes(record.id)
    );
  });
}

/** The workspace's own crosswalk says that the control has no counterpart: that overrides the built-in rows. */
function isGap(id: string, { workspace }: RuleContext): boolean {
  return workspace.citationsOf('iso27001', id).some(({ place }) => place === 'gap');
}
