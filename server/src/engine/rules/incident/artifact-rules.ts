import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { defineRule, type Rule } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';
import {
  ARTIFACTS,
  type ArtifactRow,
  artifactFixes,
  artifactsAreKept,
  lacks,
  placeholderOf,
} from './incident-artifacts.ts';
import { isClosed } from './incident-reading.ts';

interface Data {
  readonly incident: RecordFact;
  readonly row: ArtifactRow;
}

/**
 * The artifacts of an incident that is still open, one check for each: asked for when the step that leaves it behind
 * was taken. What a closed incident lacks is one finding of `incident/closed-early`.
 */
export const ARTIFACT_RULES: readonly Rule[] = ARTIFACTS.map((row) =>
  defineRule<'workspace', Data>({
    id: `incident/${row.rule}`,
    title: `An incident has no ${row.words}`,
    severity: row.severity,
    on: 'workspace',
    crossFile: true,
    *check(_, context) {
      if (!artifactsAreKept(context)) return;
      const { date } = context.audit.asOf;
      for (const incident of wholeRecords('incident', context)) {
        if (isClosed(incident) || !row.due(incident) || !lacks(incident, row, context)) continue;
        if (row.key === 'post_incident_review') {
          // A review takes its time: it is owed when the usual days for a remedy have passed.
          const recovered = dayAt(incident.fields, 'recovered_at', context);
          if (
            recovered === undefined ||
            addDays(recovered, context.configuration.thresholds.remediation) >= date
          )
            continue;
        }
        const asked = placeholderOf(incident, row);
        const step = nodeAtPath(incident.fields, row.step) ?? nodeAtPath(incident.fields, 'legal_use');
        yield {
          file: incident.file,
          span: asked ?? (step?.type === 'scalar' ? step : incident.anchor),
          message:
            asked === undefined
              ? `${incident.id} has no ${row.words} (${row.serves}). Write it while memory is fresh, and name it under artifacts.`
              : `The ${row.words} of ${incident.id} is still to be filled in.`,
          data: { incident, row },
        };
      }
    },
    fixes: ({ data }, context) => artifactFixes(data.incident, [data.row], context),
  }),
);
