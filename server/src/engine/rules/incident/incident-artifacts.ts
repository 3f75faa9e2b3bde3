import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../../model/read.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { folderOf } from '../../workspace/wanted-paths.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { isConfirmed, needsForensics, statusOf, weightOf } from './incident-reading.ts';

/** One of the five things that the handling of an incident leaves behind. */
export interface ArtifactRow {
  /** The rule that asks for it while the incident is open, without its group. */
  readonly rule: string;
  readonly key: string;
  readonly words: string;
  /** Whom it serves, as the message says it. */
  readonly serves: string;
  readonly severity: 'warning' | 'information';
  /** Where the finding is shown: the field that says that the step was taken. */
  readonly step: string;
  /** Name of a file that is begun for it, and what belongs there. */
  readonly file: string;
  readonly holds: readonly string[];
  /** Whether an incident of its severity leaves it behind at all. */
  expected(incident: RecordFact): boolean;
  /** Whether the handling has come so far that it should be there. */
  due(incident: RecordFact): boolean;
}

const isHigh = (incident: RecordFact): boolean => weightOf(incident) === 'high';
const isMedium = (incident: RecordFact): boolean => weightOf(incident) !== 'none';

/** Whether the handling has passed a step: its moment is written, or the status says so. */
function passed(incident: RecordFact, field: string, statuses: readonly string[]): boolean {
  return says(incident.fields, field) || statuses.includes(statusOf(incident) ?? '');
}

/** The five artifacts by severity: low owes none, medium the first two, high and critical four, and five where law may ask. */
export const ARTIFACTS: readonly ArtifactRow[] = [
  {
    rule: 'detection-record',
    key: 'detection_record',
    words: 'detection record',
    serves: 'CC7.3, A.5.24',
    severity: 'warning',
    step: 'detected_at',
    file: 'detection.md',
    holds: ['What was seen, where and by whom', 'When it was seen, and when it began'],
    expected: isMedium,
    due: (incident) => passed(incident, 'detected_at', ['open', 'contained', 'recovered']),
  },
  {
    rule: 'triage-log',
    key: 'triage_log',
    words: 'triage decision log',
    serves: 'CC7.3, A.5.25',
    severity: 'warning',
    step: 'decided_at',
    file: 'triage.md',
    holds: ['Is it an incident, and why', 'Severity, who decided, when'],
    expected: isMedium,
    due: (incident) => passed(incident, 'decided_at', ['contained', 'recovered']),
  },
  {
    rule: 'containment-log',
    key: 'containment_recovery_log',
    words: 'containment and recovery log',
    serves: 'CC7.4, CC7.5, A.5.26',
    severity: 'warning',
    step: 'contained_at',
    file: 'containment.md',
    holds: ['What was done to contain it, when and by whom', 'How the service was recovered and checked'],
    expected: isHigh,
    due: (incident) => passed(incident, 'contained_at', ['contained', 'recovered']),
  },
  {
    rule: 'post-incident-review',
    key: 'post_incident_review',
    words: 'post-incident review',
    serves: 'CC7.5, A.5.27',
    severity: 'warning',
    step: 'recovered_at',
    file: 'review.md',
    holds: ['Root cause', 'What went well, what did not', 'Actions, with owner and due day'],
    expected: isHigh,
    // Written after the recovery: how long after is for the rule to say.
    due: (incident) => passed(incident, 'recovered_at', ['recovered']),
  },
  {
    rule: 'forensic-index',
    key: 'forensic_index',
    words: 'index of forensic evidence',
    serves: 'A.5.28',
    severity: 'information',
    step: 'suspected_breach',
    file: 'forensic-index.md',
    holds: ['For each item: what it is, who handled it and when, where it lies, its SHA-256'],
    expected: (incident) => isHigh(incident) && needsForensics(incident),
    due: (incident) => passed(incident, 'contained_at', ['contained', 'recovered']),
  },
];

/** Whether somebody has begun to keep artifacts with incidents: before that, their lack is one word, not one each. */
export function artifactsAreKept(context: RuleContext): boolean {
  for (const incident of context.workspace.records('incident')) {
    if (nodeAtPath(incident.fields, 'artifacts') !== undefined) return true;
  }
  return false;
}

/** Whether an incident lacks an artifact that it owes by its severity. A misspelled key lacks nothing. */
export function lacks(incident: RecordFact, row: ArtifactRow, context: RuleContext): boolean {
  if (!isConfirmed(incident) || !row.expected(incident)) return false;
  if (says(incident.fields, `artifacts.${row.key}`)) return false;
  return (
    !isMisspelled(incident, `artifacts.${row.key}`, context) && !isMisspelled(incident, 'artifacts', context)
  );
}

/** The placeholder of an artifact, where the user was asked for it. */
export function placeholderOf(incident: RecordFact, row: ArtifactRow): ScalarNode | undefined {
  const node = nodeAtPath(incident.fields, `artifacts.${row.key}`);
  return isPlaceholder(node) ? node : undefined;
}

/** Writes the missing keys with `?`; and, as another fix, begins a file for each beside it. Neither says that anything was done. */
export function* artifactFixes(
  incident: RecordFact,
  rows: readonly ArtifactRow[],
  context: RuleContext,
): Generator<Fix> {
  const written = nodeAtPath(incident.fields, 'artifacts');
  const absent = rows.filter((row) => nodeAtPath(incident.fields, `artifacts.${row.key}`) === undefined);
  if (absent.length === 0) return;
  const edits =
    written?.type === 'mapping' && written.pairs.length > 0
      ? writeFields(
          incident,
          absent.map(({ key }) => ({ mapping: written, path: 'artifacts', name: key, value: TO_FILL_IN })),
          context,
        )
      : writeFields(
          incident,
          [
            {
              mapping: incident.fields,
              path: '',
              name: 'artifacts',
              value: Object.fromEntries(absent.map(({ key }) => [key, TO_FILL_IN])),
            },
          ],
          context,
        );
  if (edits === undefined || edits.length === 0) return;
  const what = absent.length === 1 ? `the ${absent[0]?.words}` : `${absent.length} artifacts`;
  yield { title: `Add ${what}, to be filled in`, safe: false, edits };
  if (!/^[\w.-]+$/.test(incident.id)) return;
  const folder = folderOf(incident.file);
  const create = absent.map((row) => {
    const file = `${folder === '' ? '' : `${folder}/`}${incident.id}/${row.file}`;
    const lines = row.holds.map((line) => `## ${line}\n\n?\n`).join('\n');
    return { file, text: `# ${incident.id}: ${row.words}\n\n${lines}` };
  });
  yield { title: `Add ${what}, and begin a file for each`, safe: false, edits, create };
}
