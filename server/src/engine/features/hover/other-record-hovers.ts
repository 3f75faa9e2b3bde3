import { controlsOfRisk } from '../../audit/links.ts';
import { dateAt } from '../../audit/written.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import { windowText } from '../words/activity-text.ts';
import { counted, dayText } from '../words/day-words.ts';
import { escaped } from '../words/markdown-text.ts';
import type { Card } from './card.ts';
import { controlCard } from './control-hover.ts';
import { dateReading } from './date-reading.ts';
import { evidenceCard } from './evidence-hover.ts';
import { openRows } from './open-findings.ts';
import {
  fewIds,
  joined,
  kindWord,
  linkTo,
  listAt,
  ownerText,
  personText,
  recordHeading,
  row,
  saidAt,
} from './record-words.ts';
import { scoreText } from './risk-score.ts';

/** What is shown about a record of any kind. */
export function recordCard(snapshot: Snapshot, record: RecordFact): Card {
  switch (record.kind) {
    case 'control':
      return controlCard(snapshot, record);
    case 'evidence':
      return evidenceCard(snapshot, record);
    case 'risk':
      return riskCard(snapshot, record);
    case 'vendor':
      return vendorCard(snapshot, record);
    case 'incident':
      return incidentCard(snapshot, record);
    case 'policy':
      return policyCard(snapshot, record);
    default:
      return plainCard(snapshot, record);
  }
}

function day(snapshot: Snapshot, record: RecordFact, path: string, word: string): string | undefined {
  const date = dateAt(record.fields, path, dateReading(snapshot));
  return date === undefined ? undefined : `${word} ${dayText(date)}`;
}

function riskCard(snapshot: Snapshot, risk: RecordFact): Card {
  const controls = controlsOfRisk(snapshot.workspace, risk);
  const { fields } = risk;
  const plan = mappingsIn(nodeAtPath(fields, 'plan'));
  const open = plan.filter(
    (step) => !says(step, 'done_on') && textAt(step, 'status')?.toLowerCase() !== 'done',
  );
  const acceptedBy = textAt(fields, 'acceptance.by');
  return {
    heading: recordHeading(
      risk,
      saidAt(fields, 'category', 40),
      saidAt(fields, 'status', 30),
      ownerText(snapshot, risk),
    ),
    rows: [
      row('Risk', saidAt(fields, 'description', 200)),
      row(
        'Score',
        joined(
          scoreText(fields) === undefined
            ? undefined
            : `${scoreText(fields) ?? ''} (before → after treatment)`,
          saidAt(fields, 'treatment', 30),
        ),
      ),
      row('Controls', controls.length === 0 ? undefined : fewIds(controls, 5)),
      row('Plan', plan.length === 0 ? undefined : `${counted(plan.length, 'step')}, ${open.length} open`),
      row(
        'Accepted',
        acceptedBy === undefined
          ? undefined
          : joined(
              `by ${personText(snapshot, acceptedBy)}`,
              day(snapshot, risk, 'acceptance.date', 'on'),
              day(snapshot, risk, 'acceptance.until', 'until'),
            ),
      ),
      row(
        'Dates',
        joined(
          day(snapshot, risk, 'assessed_on', 'assessed'),
          day(snapshot, risk, 'next_review', 'next review'),
        ),
      ),
      ...openRows(snapshot, [risk]),
    ],
    links: controls.slice(0, 5).map(linkTo),
  };
}

function vendorCard(snapshot: Snapshot, vendor: RecordFact): Card {
  const { fields } = vendor;
  const reports = mappingsIn(nodeAtPath(fields, 'assurance'));
  const latest = reports.at(-1);
  const reading = dateReading(snapshot);
  const until = latest === undefined ? undefined : dateAt(latest, 'period_end', reading);
  const method = saidAt(fields, 'subservice.method', 20);
  return {
    heading: recordHeading(
      vendor,
      saidAt(fields, 'tier', 20),
      saidAt(fields, 'status', 20),
      ownerText(snapshot, vendor),
    ),
    rows: [
      row('Does', joined(listAt(fields, 'services'), listAt(fields, 'role'))),
      row('Data', listAt(fields, 'data')),
      row(
        'Contract',
        joined(
          day(snapshot, vendor, 'contract.reviewed_on', 'reviewed'),
          day(snapshot, vendor, 'contract.next_review', 'next review'),
          day(snapshot, vendor, 'contract.ends_on', 'ends'),
        ),
      ),
      row(
        'Watched',
        joined(
          saidAt(fields, 'monitoring.frequency', 20),
          day(snapshot, vendor, 'monitoring.last_on', 'last'),
        ),
      ),
      row(
        'Report',
        latest === undefined
          ? undefined
          : joined(
              saidAt(latest, 'type', 40),
              until === undefined ? undefined : `period to ${dayText(until)}`,
              reports.length > 1 ? `${reports.length} in all` : undefined,
            ),
      ),
      row(
        'SOC 2',
        method === undefined
          ? undefined
          : `subservice organisation, ${method}${method === 'carve-out' ? ': name the controls you assume there (CSOC) and watch them' : ''}`,
      ),
      ...openRows(snapshot, [vendor]),
    ],
    links: linksOf(snapshot, vendor),
  };
}

const ARTIFACTS = [
  'detection_record',
  'triage_log',
  'containment_recovery_log',
  'post_incident_review',
  'forensic_index',
] as const;

function incidentCard(snapshot: Snapshot, incident: RecordFact): Card {
  const { fields } = incident;
  const present = ARTIFACTS.filter((name) => says(fields, `artifacts.${name}`));
  const missing = ARTIFACTS.filter((name) => !present.includes(name)).map((name) =>
    escaped(name.replaceAll('_', ' ')),
  );
  const actions = mappingsIn(nodeAtPath(fields, 'actions'));
  const open = actions.filter((action) => !says(action, 'done_on'));
  return {
    heading: recordHeading(
      incident,
      saidAt(fields, 'severity', 20),
      saidAt(fields, 'status', 20),
      ownerText(snapshot, incident),
    ),
    rows: [
      row(
        'Dates',
        joined(
          day(snapshot, incident, 'detected_at', 'detected'),
          day(snapshot, incident, 'contained_at', 'contained'),
          day(snapshot, incident, 'recovered_at', 'recovered'),
          day(snapshot, incident, 'closed_on', 'closed'),
        ),
      ),
      row('Systems', listAt(fields, 'systems')),
      row('Cause', saidAt(fields, 'root_cause', 160)),
      row(
        'Artifacts',
        missing.length === 0
          ? 'all five are named'
          : `${present.length} of 5 named; not yet: ${missing.join(', ')}`,
      ),
      row(
        'Actions',
        actions.length === 0 ? undefined : `${counted(actions.length, 'action')}, ${open.length} open`,
      ),
      row(
        'DC 4',
        joined(saidAt(fields, 'disclosure.decision', 60), saidAt(fields, 'disclosure.reason', 100)),
      ),
      ...openRows(snapshot, [incident]),
    ],
    links: linksOf(snapshot, incident),
  };
}

function policyCard(snapshot: Snapshot, policy: RecordFact): Card {
  const { fields } = policy;
  const by = textAt(fields, 'approved_by');
  const cited = snapshot.workspace.citationsIn(policy);
  const ids = cited.slice(0, 8).map((citation) => escaped(citation.token, 30));
  return {
    heading: recordHeading(
      policy,
      saidAt(fields, 'type', 20),
      saidAt(fields, 'status', 20),
      ownerText(snapshot, policy),
    ),
    rows: [
      row(
        'Approved',
        joined(
          day(snapshot, policy, 'approved_on', 'on'),
          by === undefined ? undefined : `by ${personText(snapshot, by)}`,
          textAt(fields, 'version') === undefined
            ? undefined
            : `version ${saidAt(fields, 'version', 20) ?? ''}`,
        ),
      ),
      row('Review', day(snapshot, policy, 'next_review', 'next')),
      row(
        'Cites',
        ids.join(', ') + (cited.length > ids.length ? ` and ${cited.length - ids.length} more` : ''),
      ),
      row('Counts as', 'design and documented information, never as operation'),
      ...openRows(snapshot, [policy]),
    ],
    links: linksOf(snapshot, policy),
  };
}

function plainCard(snapshot: Snapshot, record: RecordFact): Card {
  const { fields } = record;
  const rows = mappingsIn(nodeAtPath(fields, 'controls'));
  const applicable = rows.filter((each) => textAt(each, 'applicable')?.toLowerCase() === 'true').length;
  const mappings = mappingsIn(nodeAtPath(fields, 'mappings'));
  const requirements = mappingsIn(nodeAtPath(fields, 'requirements'));
  return {
    heading: recordHeading(
      record,
      kindWord(record.kind),
      saidAt(fields, 'status', 30),
      ownerText(snapshot, record),
    ),
    rows: [
      row(
        'SOC 2',
        record.kind === 'scope'
          ? joined(saidAt(fields, 'soc2.type', 20), listAt(fields, 'soc2.categories', 5))
          : undefined,
      ),
      row('Window', record.kind === 'scope' ? windowText(snapshot) : undefined),
      row('ISMS', record.kind === 'scope' ? saidAt(fields, 'isms.boundary', 200) : undefined),
      row('Rows', record.kind === 'soa' ? `${rows.length}, ${applicable} applicable` : undefined),
      row(
        'Rows',
        record.kind === 'crosswalk'
          ? `${mappings.length} of your own${textAt(fields, 'extends') === 'builtin' ? ', over those that ship' : ''}`
          : undefined,
      ),
      row('Requirements', record.kind === 'framework' ? String(requirements.length) : undefined),
      row(
        'Approved',
        joined(
          day(snapshot, record, 'approved_on', 'on'),
          textAt(fields, 'version') === undefined
            ? undefined
            : `version ${saidAt(fields, 'version', 20) ?? ''}`,
        ),
      ),
      row('Reviewed', day(snapshot, record, 'reviewed_on', 'on')),
      ...openRows(snapshot, [record]),
    ],
    links: linksOf(snapshot, record),
  };
}

const MOST_LINKS = 5;

/** The records that a record points at, first ones only. */
function linksOf(snapshot: Snapshot, record: RecordFact): ReturnType<typeof linkTo>[] {
  const links: ReturnType<typeof linkTo>[] = [];
  for (const reference of snapshot.workspace.referencesFrom(record).slice(0, 40)) {
    const [target] = snapshot.workspace.definitions(reference.id);
    if (target !== undefined && target !== record) links.push(linkTo(target));
    if (links.length >= MOST_LINKS) break;
  }
  return links;
}
