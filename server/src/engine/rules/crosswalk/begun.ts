import type { Coverage } from '../../audit/coverage.ts';
import type { RuleContext } from '../rule.ts';

/** So many Annex A controls, cited by controls or listed as applicable, show that an ISMS is being built. */
const ISMS = 20;

/** A workspace with fewer than a quarter of the criteria is being filled: what is missing is no news. */
export function criteriaBegun({ asked, open }: Coverage): boolean {
  return (asked.length - open.length) * 4 >= asked.length;
}

/** A row has its control, or the statement has grown so far that all of them are missing. */
export function annexABegun({ asked, open }: Coverage): boolean {
  return open.length < asked.length || asked.length >= ISMS;
}

/** More than half of the clauses are covered, or the controls of Annex A are well under way (the SOC 2 first road). */
export function clausesBegun({ asked, open }: Coverage, { workspace, catalogue }: RuleContext): boolean {
  if (open.length * 2 < asked.length) return true;
  let cited = 0;
  for (const { id, type } of catalogue.items('iso27001')) {
    if (type !== 'annex-a') continue;
    if (workspace.citationsOf('iso27001', id).some(({ record }) => record.kind === 'control')) cited++;
  }
  return cited >= ISMS;
}
