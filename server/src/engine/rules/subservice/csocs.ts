import type { RecordFact } from '../../model/facts.ts';
import { meaningful, nodeAtPath, textAt } from '../../model/read.ts';
import type { Node } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { assuranceOf, isCarvedOut, isInUse, saysNone } from '../vendor/vendor-reading.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';

/** A provider that is left out of the report, and nobody said what is assumed of it. */
export const csocMissing = defineRule<'record', RecordFact>({
  id: 'subservice/csoc-missing',
  title: 'A carved-out provider has no complementary controls',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  gate: 'soc2',
  needsWholeRecord: true,
  *check(record, context) {
    if (!isCarvedOut(record) || !isInUse(record, context)) return;
    const node = nodeAtPath(record.fields, 'subservice.csocs');
    // `none` is an answer too.
    if (csocsOf(record).length > 0 || saysNone(meaningful(node))) return;
    if (isMisspelled(record, 'subservice.csocs', context)) return;
    const span = node ?? nodeAtPath(record.fields, 'subservice.method') ?? record.anchor;
    const message = `${record.id} is carved out. Name in subservice.csocs the controls that you assume it runs, with the criteria that rest on them.`;
    yield { file: record.file, span, message, data: record };
  },
  *fixes({ data }, context) {
    const parent = nodeAtPath(data.fields, 'subservice');
    if (parent?.type !== 'mapping' || nodeAtPath(parent, 'csocs') !== undefined) return;
    const value = [{ text: TO_FILL_IN }];
    const field = { mapping: parent, path: 'subservice', name: 'csocs', value };
    const edits = writeFields(data, [field], context);
    if (edits !== undefined) yield { title: 'Add csocs, to be filled in', safe: false, edits };
  },
});

/** What is assumed of a provider is watched by nobody: neither by a control nor by reading its report. */
export const csocUnwatched = defineRule<'record', undefined>({
  id: 'subservice/csoc-unwatched',
  title: 'Controls that are assumed at a provider are watched by nobody',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  gate: 'soc2',
  needsWholeRecord: true,
  *check(record, context) {
    if (!isCarvedOut(record) || !isInUse(record, context)) return;
    const { date } = context.audit.asOf;
    const isRead = assuranceOf(record).some((report) => {
      const reviewed = dayAt(report, 'reviewed_on', context);
      return reviewed !== undefined && reviewed <= date;
    });
    if (isRead || isMisspelled(record, 'subservice.csocs.monitored_by', context)) return;
    const open = csocsOf(record).filter(
      (node) => !(node.type === 'mapping' && textAt(node, 'monitored_by') !== undefined),
    );
    const first = open[0];
    if (first === undefined) return;
    const message = `${open.length === 1 ? 'A control' : `${open.length} controls`} assumed at ${record.id} ${open.length === 1 ? 'is' : 'are'} watched by nobody. Name a control or evidence in monitored_by, or read its report and write reviewed_on.`;
    const related = open
      .slice(1, 6)
      .map((node) => ({ file: record.file, span: node, message: 'This one too' }));
    yield { file: record.file, span: first, message, related, data: undefined };
  },
});

/** Criteria that only a carved-out provider's control holds up: that is an assumed control, none of ours. */
export const inheritedCounted = defineRule<'workspace', undefined>({
  id: 'subservice/inherited-counted',
  title: 'A criterion is covered by the control of a carved-out provider alone',
  severity: 'warning',
  on: 'workspace',
  gate: 'soc2',
  crossFile: true,
  *check(workspace, context) {
    for (const control of wholeRecords('control', context)) {
      const provider = carvedOutProvider(control, context);
      if (provider === undefined) continue;
      const alone = new Set<string>();
      for (const { place, framework, reading } of workspace.citationsIn(control)) {
        if (place !== 'satisfies' || framework !== 'soc2' || reading.type !== 'known') continue;
        if (!isHeldByUs(reading.id, context)) alone.add(reading.id);
      }
      if (alone.size === 0) continue;
      const span = nodeAtPath(control.fields, 'responsibility') ?? control.anchor;
      const message = `${control.id} is run by ${provider.id}, which is carved out, and no control of yours satisfies ${listed([...alone])}. Write it as a complementary control of the provider, and name your own control that watches it.`;
      const related = [
        { file: provider.file, span: provider.anchor, message: `${provider.id}: ${provider.title}` },
      ];
      yield { file: control.file, span, message, related, data: undefined };
    }
  },
});

/** Whether a control that is not run by a carved-out provider satisfies the criterion. */
function isHeldByUs(criterion: string, context: RuleContext): boolean {
  return context.workspace
    .citationsOf('soc2', criterion)
    .some(
      ({ place, record }) =>
        place === 'satisfies' &&
        record.kind === 'control' &&
        carvedOutProvider(record, context) === undefined,
    );
}

/** The vendor that runs an inherited control and is left out of the report. */
function carvedOutProvider(control: RecordFact, { workspace }: RuleContext): RecordFact | undefined {
  if (textAt(control.fields, 'responsibility') !== 'inherited') return undefined;
  const provider = textAt(control.fields, 'provider');
  if (provider === undefined) return undefined;
  return workspace.definitions(provider).find((vendor) => vendor.kind === 'vendor' && isCarvedOut(vendor));
}

/** What is assumed of the provider: texts, or mappings. */
function csocsOf(vendor: RecordFact): readonly Node[] {
  const node = nodeAtPath(vendor.fields, 'subservice.csocs');
  const items = node?.type === 'sequence' ? node.items : [node];
  return items.filter((item): item is Node => {
    if (item?.type === 'mapping')
      return textAt(item, 'text') !== undefined || textAt(item, 'monitored_by') !== undefined;
    const text = meaningful(item);
    return text !== undefined && !saysNone(text);
  });
}
