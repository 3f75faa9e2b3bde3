import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { SequenceNode } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { isConfirmed, weightOf } from '../incident/incident-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';
import { itemAdded } from './item-added.ts';
import { soc2Scope } from './scope-reading.ts';

interface Data {
  readonly incident: RecordFact;
  /** The list of the description that should name the incident, where it was decided to tell it. */
  readonly list: SequenceNode | undefined;
  readonly scope: RecordFact | undefined;
}

/**
 * Incidents of the window of which nobody decided whether the description must tell them, and those that it was
 * decided to tell and that are not in it.
 */
export const incidentDisclosure = defineRule<'workspace', Data>({
  id: 'scope/incident-disclosure',
  title: 'Whether an incident belongs in the system description is not decided, or it is not there',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'type-2',
  *check(_, context) {
    const incidents = inWindow(context);
    const found = soc2Scope(context);
    const list = found === undefined ? undefined : nodeAtPath(found.soc2, 'system_description.incidents');
    const told = new Set(scalarsIn(list).map(({ text }) => text.trim()));
    // Where no incident has a decision yet, the workspace has not begun with it.
    const isBegun = incidents.some(({ fields }) => nodeAtPath(fields, 'disclosure') !== undefined);
    for (const incident of incidents) {
      const decision = nodeAtPath(incident.fields, 'disclosure.decision');
      const text = textAt(incident.fields, 'disclosure.decision');
      const place = { file: incident.file };
      if (text === undefined) {
        if (!isBegun || weightOf(incident) === 'none') continue;
        if (
          isMisspelled(incident, 'disclosure', context) ||
          isMisspelled(incident, 'disclosure.decision', context)
        )
          continue;
        const isAsked = isPlaceholder(decision);
        const message = isAsked
          ? `Whether ${incident.id} belongs in the system description is still to be filled in.`
          : `${incident.id} was detected inside the window, and nobody decided whether the system description must tell it (DC 4).`;
        const data = { incident, list: undefined, scope: undefined };
        yield { ...place, span: isAsked ? decision : incident.anchor, message, data };
      } else if (canonicalValue('incident', 'disclosure.decision', text) === 'disclose') {
        if (found === undefined || list?.type !== 'sequence' || told.has(incident.id)) continue;
        const message = `${incident.id} is to be disclosed, and the incidents of the system description do not name it (DC 4).`;
        const data = { incident, list, scope: found.scope };
        yield { ...place, span: decision ?? incident.anchor, message, data };
      }
    }
  },
  *fixes({ data: { incident, list, scope } }, context) {
    if (list !== undefined && scope !== undefined) {
      const edits = itemAdded(scope.file, list, incident.id, context);
      if (edits !== undefined)
        yield { title: `Add ${incident.id} to the system description`, safe: false, edits };
    } else if (nodeAtPath(incident.fields, 'disclosure') === undefined) {
      const value = { decision: TO_FILL_IN, reason: TO_FILL_IN, by: TO_FILL_IN };
      const edits = writeFields(
        incident,
        [{ mapping: incident.fields, path: '', name: 'disclosure', value }],
        context,
      );
      if (edits !== undefined) yield { title: 'Add disclosure, to be filled in', safe: false, edits };
    }
  },
});

/** Confirmed incidents that were detected inside the Type 2 window. */
function inWindow(context: RuleContext): readonly RecordFact[] {
  const { window, soc2Type } = context.audit.programme;
  if (window === undefined || soc2Type === 'type-1') return [];
  return wholeRecords('incident', context).filter((incident) => {
    const day = dayAt(incident.fields, 'detected_at', context);
    return day !== undefined && window.start <= day && day <= window.end && isConfirmed(incident);
  });
}
