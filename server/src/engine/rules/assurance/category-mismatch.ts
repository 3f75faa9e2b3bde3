import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, scalarsIn } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isCarvedOut, isInUse, reportType } from '../vendor/vendor-reading.ts';
import { currentReports } from './report-reading.ts';

/** Categories by the beginning of their criteria. */
const CATEGORY_OF: readonly (readonly [RegExp, string])[] = [
  [/^CC/, 'security'],
  [/^A1\b/, 'availability'],
  [/^C1\b/, 'confidentiality'],
  [/^PI1\b/, 'processing-integrity'],
  [/^P\d/, 'privacy'],
];

/** A carved-out provider whose report leaves out a category for which we rely on it, or shows no operation. */
export const categoryMismatch = defineRule({
  id: 'assurance/category-mismatch',
  title: 'The report on a carved-out provider is too narrow for ours',
  severity: 'information',
  on: 'record',
  kinds: ['vendor'],
  gate: 'soc2',
  crossFile: true,
  needsWholeRecord: true,
  *check(record, context) {
    if (!isCarvedOut(record) || !isInUse(record, context)) return;
    const { programme } = context.audit;
    const reports = currentReports(record, context).filter((report) =>
      /^soc[23]/.test(reportType(report) ?? ''),
    );
    const first = reports[0];
    if (first === undefined) return;
    const operating = reports.filter((report) => reportType(report) === 'soc2-type-2');
    if (operating.length === 0) {
      if (programme.soc2Type !== 'type-2') return;
      const word =
        reportType(first) === 'soc3' ? 'a SOC 3 report, a summary' : 'a Type 1 report, about one day';
      const message = `There is only ${word} on ${record.id}, and yours is a Type 2. Ask for its Type 2 report.`;
      yield { file: record.file, span: nodeAtPath(first, 'type') ?? first, message, data: undefined };
      return;
    }
    const covered = new Set<string>();
    for (const report of operating) {
      const categories = scalarsIn(nodeAtPath(report, 'categories'));
      // What a report without the column covers is not known.
      if (categories.length === 0) return;
      for (const { text } of categories) covered.add(canonicalValue('vendor', 'assurance.categories', text));
    }
    const missing = [...neededFrom(record, context)].filter((category) => !covered.has(category));
    const last = operating.at(-1);
    if (missing.length === 0 || last === undefined) return;
    const message = `You rely on ${record.id} for ${listed(missing)}, and its report does not cover ${missing.length === 1 ? 'that category' : 'those categories'}. Watch the assumed controls in another way, and say how.`;
    yield { file: record.file, span: nodeAtPath(last, 'categories') ?? last, message, data: undefined };
  },
});

/** Our categories for which something is assumed of the provider; all of ours where the assumptions name no criteria. */
function neededFrom(vendor: RecordFact, context: RuleContext): ReadonlySet<string> {
  const ours = context.audit.programme.categories ?? new Set<string>();
  const assumed = new Set<string>();
  for (const { place, reading } of context.workspace.citationsIn(vendor)) {
    if (place !== 'csoc' || reading.type !== 'known') continue;
    const category = CATEGORY_OF.find(([pattern]) => pattern.test(reading.id))?.[1];
    if (category !== undefined) assumed.add(category);
  }
  return assumed.size === 0 ? ours : new Set([...ours].filter((category) => assumed.has(category)));
}
