import { addDays, addMonths, yearOf } from '../../../base/calendar/date.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { anchorOfRow } from '../record-gaps.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';

/** Days before the end of a certificate from which on its renewal should be booked. */
const LEAD = 90;

/** What keeps an ISO 27001 certificate alive: renewal in time, yearly surveillance, the SoA version that it names. */
export const certificate = defineRule({
  id: 'iso/certificate',
  title: 'A certificate runs out, misses its surveillance, or names another SoA version',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(_, context) {
    for (const program of context.workspace.records('program')) {
      const certificates = mappingsIn(nodeAtPath(program.fields, 'certificates')).filter((row) =>
        isIso(row, context),
      );
      const current = latestOf(certificates, context);
      // Only the one that runs longest: an old certificate has a successor.
      if (current === undefined) continue;
      yield* checkTime(program, current, context);
      yield* checkSoaVersion(program, current, context);
    }
  },
});

function isIso(row: MappingNode, context: RuleContext): boolean {
  const standard = textAt(row, 'standard');
  return standard !== undefined && context.catalogue.frameworkOf(standard)?.framework === 'iso27001';
}

function latestOf(rows: readonly MappingNode[], context: RuleContext): MappingNode | undefined {
  const end = (row: MappingNode): string => dateAt(row, 'expires_on', context.configuration) ?? '';
  return rows.toSorted((a, b) => (end(a) < end(b) ? 1 : -1))[0];
}

function* checkTime(
  program: RecordFact,
  row: MappingNode,
  context: RuleContext,
): Generator<Problem<undefined>> {
  const { date } = context.audit.asOf;
  const name = textAt(row, 'id') ?? textAt(row, 'number') ?? 'The certificate';
  const expires = dateAt(row, 'expires_on', context.configuration);
  const at = nodeAtPath(row, 'expires_on') ?? anchorOfRow(row);
  const visits = visitsOf(program, context);
  if (expires !== undefined && expires < date) {
    const message = `${name} ran out on ${expires}. Add the new certificate, or say in the programme that there is none.`;
    yield { file: program.file, span: at, message, data: undefined };
    return;
  }
  if (expires !== undefined && expires <= addDays(date, LEAD)) {
    const since = addMonths(expires, -9);
    if (!visits.some(({ type, day }) => type === 'recertification' && day >= since)) {
      const message = `${name} runs out on ${expires} and no recertification audit is listed. It must be decided before that day.`;
      yield { file: program.file, span: at, message, data: undefined };
      return;
    }
  }
  const decision = dateAt(row, 'decision_on', context.configuration);
  const missed = decision === undefined ? undefined : missedSurveillance(decision, expires, visits, date);
  if (missed === undefined) return;
  const message = `${name}: ${missed} List the audit, or ask the certification body.`;
  yield { file: program.file, span: nodeAtPath(row, 'decision_on') ?? at, message, data: undefined };
}

interface Visit {
  readonly type: string;
  readonly day: string;
}

/** Surveillance and recertification audits of the programme with the day on which each begins. */
function visitsOf(program: RecordFact, context: RuleContext): readonly Visit[] {
  return mappingsIn(nodeAtPath(program.fields, 'audits')).flatMap((audit) => {
    const type = textAt(audit, 'type')?.toLowerCase() ?? '';
    const day =
      dateAt(audit, 'fieldwork.start', context.configuration) ??
      dateAt(audit, 'report_date', context.configuration);
    const isVisit = type === 'surveillance' || type === 'recertification';
    return isVisit && day !== undefined ? [{ type, day }] : [];
  });
}

/** The first surveillance follows within twelve months of the decision, then one in each calendar year (ISO/IEC 17021-1). */
function missedSurveillance(
  decision: string,
  expires: string | undefined,
  visits: readonly Visit[],
  date: string,
): string | undefined {
  const first = addMonths(decision, 12);
  const firstVisit = visits.find(({ day }) => day > decision && day <= first);
  if (date > first && firstVisit === undefined)
    return `the first surveillance was due by ${first}, twelve months after the decision, and none is listed.`;
  const end = expires ?? date;
  for (let year = yearOf(first) + 1; year < yearOf(date) && year < yearOf(end); year += 1) {
    if (!visits.some(({ day }) => yearOf(day) === year)) return `no surveillance is listed in ${year}.`;
  }
  return undefined;
}

function* checkSoaVersion(
  program: RecordFact,
  row: MappingNode,
  context: RuleContext,
): Generator<Problem<undefined>> {
  const written = textAt(row, 'soa_version');
  const soas = [...context.workspace.records('soa')].filter(
    (soa) => textAt(soa.fields, 'status')?.toLowerCase() !== 'draft',
  );
  const [soa] = soas;
  const version = soa === undefined ? undefined : textAt(soa.fields, 'version');
  if (written === undefined || soa === undefined || soas.length > 1 || version === undefined) return;
  if (plain(written) === plain(version)) return;
  const name = textAt(row, 'id') ?? textAt(row, 'number') ?? 'The certificate';
  const message = `${name} names version ${written} of the Statement of Applicability; the current one is ${version}. Tell the certification body at the next audit.`;
  const related = [{ file: soa.file, span: soa.anchor, message: `${soa.id}, version ${version}` }];
  const span = nodeAtPath(row, 'soa_version') ?? anchorOfRow(row);
  yield { file: program.file, span, message, severity: 'information', related, data: undefined };
}

/** `v2.0` and `2.0` are one version. */
function plain(version: string): string {
  return version.toLowerCase().replace(/^v(?:ersion)?\.?\s*/, '');
}
