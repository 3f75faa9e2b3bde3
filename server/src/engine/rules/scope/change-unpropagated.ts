import { addDays, type IsoDate } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';
import { isYes, soc2Scope } from './scope-reading.ts';

interface Data {
  readonly record: RecordFact;
  readonly change: MappingNode;
}

/** A paper that a significant change must be carried into. */
interface Paper {
  readonly words: string;
  /** How `reviewed` of a change names it. */
  readonly names: RegExp;
  readonly record: RecordFact;
  /** The days that it carries. */
  readonly days: readonly IsoDate[];
}

/**
 * A significant change after which the SoA or the system description was not looked at again: one finding for a change.
 * The crosswalk and the risks have checks of their own.
 */
export const changeUnpropagated = defineRule<'workspace', Data>({
  id: 'scope/change-unpropagated',
  title: 'A significant change was not carried into the SoA or the system description',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const { date } = context.audit.asOf;
    const grace = context.configuration.thresholds.overdue;
    const papers = [...papersOf(context)];
    for (const record of wholeRecords('scope', context)) {
      for (const change of mappingsIn(nodeAtPath(record.fields, 'changes'))) {
        const day = dayAt(change, 'date', context);
        if (day === undefined || !isYes(textAt(change, 'significant')) || addDays(day, grace) >= date)
          continue;
        if (isMisspelled(record, 'changes.reviewed', context, change)) continue;
        const reviewed = scalarsIn(nodeAtPath(change, 'reviewed')).map(({ text }) => text.trim());
        const open = papers.filter(
          ({ names, days }) =>
            !reviewed.some((name) => names.test(name)) && days.length > 0 && days.every((each) => each < day),
        );
        if (open.length === 0) continue;
        const related = open.map((each) => ({
          file: each.record.file,
          span: each.record.anchor,
          message: `${each.record.id}: ${each.record.title}`,
        }));
        const asked = nodeAtPath(change, 'reviewed');
        const name = textAt(change, 'id') ?? textAt(change, 'title') ?? 'A change';
        const message = isPlaceholder(asked)
          ? `What was reviewed after ${name} is still to be filled in.`
          : `${name} of ${day} is a significant change, and the ${listed(open.map(({ words }) => words))} ${open.length === 1 ? 'was' : 'were'} not looked at since. Go through risks, SoA, crosswalk, description and vendors, and list under reviewed what you looked at.`;
        const span = isPlaceholder(asked) ? asked : (nodeAtPath(change, 'id') ?? change);
        yield { file: record.file, span, message, related, data: { record, change } };
      }
    }
  },
  *fixes({ data: { record, change } }, context) {
    const names = ['reviewed', 'reviewed_on'].filter((name) => nodeAtPath(change, name) === undefined);
    if (names.length === 0) return;
    const places = names.map((name) => ({ mapping: change, path: 'changes', name }));
    const fix = askFor(record, `Add ${listed(names)}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});

function* papersOf(context: RuleContext): Generator<Paper> {
  for (const record of wholeRecords('soa', context)) {
    const days = ['approved_on', 'reviewed_on', 'date'].flatMap(
      (name) => dayAt(record.fields, name, context) ?? [],
    );
    yield { words: 'Statement of Applicability', names: /^(?:soa|statement)/i, record, days };
  }
  const found = soc2Scope(context);
  if (found === undefined) return;
  const reviewed = dayAt(found.soc2, 'system_description.reviewed_on', context);
  const days = reviewed === undefined ? [] : [reviewed];
  yield { words: 'system description', names: /^(?:system.?)?description/i, record: found.scope, days };
}
