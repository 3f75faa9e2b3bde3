import { addDays, addMonths } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { listed } from '../citation-reading.ts';
import { beginRecord } from '../record-stub.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';
import { isInUse, isSubProcessor } from '../vendor/vendor-reading.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayWritten } from '../written-days.ts';

/** A sub-processor that came in lately, after which no risk was looked at. */
export const subprocessorWithoutRisk = defineRule<'workspace', RecordFact>({
  id: 'risk/subprocessor-without-risk',
  title: 'A new sub-processor appears in no risk',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    if (!registerNamesVendors(context)) return;
    for (const vendor of wholeRecords('vendor', context)) {
      if (!isNewSubProcessor(vendor, context) || hasRisk(vendor, context)) continue;
      const since = dayWritten(vendor.fields, 'since', context);
      if (since?.value === undefined) continue;
      const message = `${vendor.id} is a sub-processor since ${since.value}, and no risk names it. Assess what it brings, or name it in the risk that covers it.`;
      yield { file: vendor.file, span: since.span, message, data: vendor };
    }
  },
  fixes: ({ data }, context) => riskFor(data, context),
});

/** Vendors on which most depends and that no risk names. Once for the register. */
export const vendorWithoutRisk = defineRule<'workspace', RecordFact>({
  id: 'risk/vendor-tier1-no-risk',
  title: 'A critical vendor appears in no risk',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    if (!registerNamesVendors(context)) return;
    const without = wholeRecords('vendor', context).filter((vendor) => {
      const tier = textAt(vendor.fields, 'tier');
      if (tier === undefined || canonicalValue('vendor', 'tier', tier) !== 'critical') return false;
      return isInUse(vendor, context) && !hasRisk(vendor, context) && !isNewSubProcessor(vendor, context);
    });
    const first = without[0];
    if (first === undefined) return;
    const ids = without.slice(0, 5).map(({ id }) => id);
    const more = without.length - ids.length;
    const names = more > 0 ? `${ids.join(', ')} and ${more} more` : listed(ids);
    const message = `No risk names ${names}, and much depends on ${without.length === 1 ? 'it' : 'them'} (tier critical). Name ${without.length === 1 ? 'it' : 'them'} in vendors of the risk.`;
    const related = without.slice(1, 6).map((vendor) => ({
      file: vendor.file,
      span: vendor.anchor,
      message: `${vendor.id}: ${vendor.title}`,
    }));
    yield { file: first.file, span: first.anchor, message, related, data: first };
  },
  fixes: ({ data }, context) => riskFor(data, context),
});

/** Only a register that has begun to name vendors is asked about the ones that it does not name. */
function registerNamesVendors(context: RuleContext): boolean {
  if (context.workspace.count('risk') === 0) return false;
  for (const vendor of context.workspace.records('vendor')) if (hasRisk(vendor, context)) return true;
  return false;
}

/** Whether a risk names the vendor, by its list or as what reopened it, or the vendor names a risk. */
function hasRisk(vendor: RecordFact, { workspace }: RuleContext): boolean {
  return (
    workspace.referencesTo(vendor.id).some(({ record }) => record.kind === 'risk') ||
    workspace.referencesFrom(vendor).some(({ field }) => field === 'risks')
  );
}

/** A sub-processor whose use began within the window or the last twelve months, and more than the grace ago. */
function isNewSubProcessor(vendor: RecordFact, context: RuleContext): boolean {
  if (!isSubProcessor(vendor) || !isInUse(vendor, context)) return false;
  const since = dayWritten(vendor.fields, 'since', context)?.value;
  if (since === undefined) return false;
  const { asOf, programme } = context.audit;
  const yearAgo = addMonths(asOf.date, -12);
  const from =
    programme.window !== undefined && programme.window.start < yearAgo ? programme.window.start : yearAgo;
  return from <= since && addDays(since, context.configuration.thresholds.overdue) < asOf.date;
}

/** A new risk that names the vendor; what it is stays for the user to say. */
function* riskFor(vendor: RecordFact, { workspace }: RuleContext): Generator<Fix> {
  const lines = ['status: draft', `vendors: [${vendor.id}]`];
  const fix = beginRecord(`Begin a risk for ${vendor.id}`, 'risk', `R-${vendor.id}`, lines, workspace);
  if (fix !== undefined) yield fix;
}
