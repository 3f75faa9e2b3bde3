import { addMonths } from '../../../base/calendar/date.ts';
import { isPlaceholder, nodeAtPath, says } from '../../model/read.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { applicabilityOf } from '../soa-rows.ts';
import { auditScope } from './audit-scope.ts';
import { held, latest, rowsOf } from './programme-rows.ts';

/** Months after which a programme is in the last year of its cycle of three. */
const LAST_YEAR = 24;
const CYCLE = 36;

/** Clauses and applicable Annex A controls that no internal audit of a three-year cycle has looked at, or is going to. */
export const auditProgrammeCoverage = defineRule({
  id: 'governance/audit-programme-coverage',
  title: 'The internal audits of three years leave out clauses or controls',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(_, context) {
    const { date } = context.audit.asOf;
    for (const program of context.workspace.records('program')) {
      // An entry that waits for its day is neither held nor planned yet.
      const audits = rowsOf(program, 'internal_audits', context).filter(
        ({ row }) => !isPlaceholder(nodeAtPath(row, 'date')),
      );
      const last = latest(audits);
      // A column that nobody uses yet, or not for every audit, says nothing about what is left out.
      if (last === undefined || !audits.every(({ row }) => says(row, 'scope'))) continue;
      const days = held(audits, context).flatMap((audit) => audit.date ?? []);
      const first = days.sort()[0];
      if (first === undefined || addMonths(first, LAST_YEAR) > date) continue;
      const covered = new Set<string>();
      let everything = false;
      // Planned audits count: what they are going to look at is not left out.
      for (const audit of audits) {
        if (audit.date === undefined || audit.date <= addMonths(date, -CYCLE)) continue;
        const scope = auditScope(audit.row, context);
        if (scope === 'everything') everything = true;
        else for (const id of scope) covered.add(id);
      }
      if (everything) continue;
      const left = leftOut(covered, context);
      if (left.length === 0) continue;
      const shown =
        left.length > 6 ? `${left.slice(0, 6).join(', ')} and ${left.length - 6} more` : left.join(', ');
      const message = `Since ${addMonths(date, -CYCLE)} no internal audit covers ${shown}. Over three years every clause and applicable control has its turn: plan the rest.`;
      yield {
        file: program.file,
        span: nodeAtPath(last.row, 'scope') ?? last.anchor,
        message,
        data: undefined,
      };
    }
  },
});

/** Clauses without their sub-clauses, and the Annex A controls that apply, of which nothing is covered. */
function leftOut(covered: ReadonlySet<string>, context: RuleContext): readonly string[] {
  const applicable = applicabilityOf(context);
  const hasSoa = applicable.size > 0;
  const clauses = new Set([...covered].map(clauseOf));
  const left = new Set<string>();
  for (const { id, type } of context.catalogue.items('iso27001')) {
    if (type === 'clause') {
      if (!clauses.has(clauseOf(id))) left.add(clauseOf(id));
    } else if (hasSoa && applicable.get(id) === true && !covered.has(id)) left.add(id);
  }
  return [...left];
}

/** `9.2` of `9.2.1`: an audit of a sub-clause has looked at its clause. */
function clauseOf(id: string): string {
  return id.split('.').slice(0, 2).join('.');
}
