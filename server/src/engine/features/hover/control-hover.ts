import { activitiesOf } from '../../audit/activities.ts';
import type { Activity } from '../../audit/activity.ts';
import { daysNotInForce } from '../../audit/unit-statuses.ts';
import { citedIds } from '../../model/cited-ids.ts';
import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import {
  activityLabel,
  completenessText,
  doneText,
  freshnessText,
  windowText,
} from '../words/activity-text.ts';
import { counted, dayText, durationText } from '../words/day-words.ts';
import { escaped } from '../words/markdown-text.ts';
import type { Card, Row } from './card.ts';
import { dateReading } from './date-reading.ts';
import { openRows } from './open-findings.ts';
import { joined, linkTo, ownerText, recordHeading, row, saidAt } from './record-words.ts';
import { scoreText } from './risk-score.ts';

/** A control: what it promises, what was done in the window, how fresh that is, what it answers, what is open. */
export function controlCard(snapshot: Snapshot, control: RecordFact): Card {
  const activities = activitiesOf(snapshot.audit, control, dateReading(snapshot));
  const evidence = snapshot.audit.evidenceOf(control);
  const risks = snapshot.audit.risksOf(control);
  const citations = snapshot.workspace.citationsIn(control);
  return {
    heading: recordHeading(control, saidAt(control.fields, 'status', 40), ownerText(snapshot, control)),
    rows: [
      row('Promise', promiseOf(control.fields)),
      row('Window', inForceText(snapshot, control)),
      ...activityRows(activities),
      row('SOC 2', citedText(citations, 'soc2')),
      row('ISO', citedText(citations, 'iso27001')),
      row('Differs', differenceText(snapshot, citations)),
      row(
        'Risk',
        risks
          .slice(0, 3)
          .map((risk) => joined(riskText(risk)))
          .join(' · ') + (risks.length > 3 ? ` and ${risks.length - 3} more` : ''),
      ),
      ...openRows(snapshot, [control, ...evidence.slice(0, 6)]),
    ],
    links: [...evidence.slice(0, 4), ...risks.slice(0, 2)].map(linkTo),
  };
}

/** What the auditor will test: the statement, the deadlines, the rhythm. */
function promiseOf(fields: MappingNode): string | undefined {
  const sla = nodeAtPath(fields, 'sla');
  const business =
    sla?.type === 'mapping' &&
    !['', '0', 'false'].includes(textAt(sla, 'business_days')?.toLowerCase() ?? '');
  const deadlines =
    sla?.type === 'mapping'
      ? sla.pairs.flatMap((pair) => {
          const text = pair.name === 'business_days' ? undefined : textAt(sla, pair.name);
          return text === undefined
            ? []
            : [
                `${pair.name === 'value' ? '' : `${escaped(pair.name, 30)} `}within ${escaped(durationText(text, business), 40)}`,
              ];
        })
      : [];
  const days = sla?.type === 'mapping' ? Number(textAt(sla, 'business_days')) : 0;
  if (deadlines.length === 0 && Number.isInteger(days) && days > 0)
    deadlines.push(`within ${counted(days, 'business day')}`);
  return joined(saidAt(fields, 'statement', 130), deadlines.join(', '), frequencyText(fields));
}

function frequencyText(fields: MappingNode): string | undefined {
  const node = nodeAtPath(fields, 'frequency');
  if (node?.type !== 'mapping') return saidAt(fields, 'frequency', 30);
  return node.pairs
    .map((pair) => `${escaped(pair.name, 20)} ${saidAt(node, pair.name, 30) ?? '?'}`)
    .join(', ');
}

function inForceText(snapshot: Snapshot, control: RecordFact): string | undefined {
  const window = windowText(snapshot);
  const { audit } = snapshot;
  const life = audit.lifeOf(control);
  if (audit.programme.window === undefined) {
    const since = life.from === undefined ? undefined : `in force from ${dayText(life.from)}`;
    return joined(window, since) || undefined;
  }
  const out = daysNotInForce(audit.programme.window, life);
  const force = out === 0 ? 'in force on every day of it' : `not in force on ${out} of its days`;
  return joined(window, force);
}

const MOST_ACTIVITIES = 3;

/** A line for each activity with units; lists of events share one. */
function activityRows(activities: readonly Activity[]): readonly (Row | undefined)[] {
  const lists = activities.filter((activity) => activity.frequency === 'per-event');
  const others = activities.filter((activity) => activity.frequency !== 'per-event');
  const rows = others
    .slice(0, MOST_ACTIVITIES)
    .map((activity) => row(activityLabel(activity), activityText(activity)));
  const more =
    others.length > MOST_ACTIVITIES
      ? [row('', `and ${others.length - MOST_ACTIVITIES} more activities`)]
      : [];
  const [first, ...rest] = lists;
  if (first === undefined) return [...rows, ...more];
  const single = rest.length === 0;
  const said = single
    ? (activityText(first) ?? '')
    : lists
        .slice(0, 4)
        .map((each, index) => listText(each, index))
        .join(' · ');
  return [...rows, ...more, row(activityLabel(first), said)];
}

function listText(activity: Activity, index: number): string {
  const done = completenessText(activity.completeness) ?? freshnessText(activity.freshness) ?? 'nothing yet';
  return index === 0 ? done : `**${activityLabel(activity)}** ${done}`;
}

function activityText(activity: Activity): string | undefined {
  const done = doneText(activity.completeness);
  const complete = completenessText(activity.completeness);
  const window = done === undefined ? complete : `${done}: ${complete ?? ''}`;
  const fresh = freshnessText(activity.freshness);
  return joined(window, fresh === undefined ? undefined : `fresh: ${fresh}`) || undefined;
}

const MEETS: Readonly<Record<string, string>> = {
  'near-complete': 'nearly all of',
  strong: 'most of',
  partial: 'part of',
};

const MOST_CITED = 6;

/** What the control says it meets; a coverage word names how much of which item. */
function citedText(citations: readonly CitationFact[], framework: string): string | undefined {
  const own = citations.filter(
    (citation) => citation.framework === framework && citation.place === 'satisfies',
  );
  const texts = own.slice(0, MOST_CITED).map((citation) => {
    const id = escaped(citedIds(citation)[0] ?? citation.token, 40);
    const { coverage } = citation;
    if (coverage === undefined) return id;
    const meets = MEETS[coverage.toLowerCase()];
    return meets === undefined
      ? `${id} ${escaped(coverage, 20)}`
      : `meets ${meets} ${id} (${escaped(coverage, 20)})`;
  });
  if (own.length > MOST_CITED) texts.push(`and ${own.length - MOST_CITED} more`);
  return texts.join(' · ') || undefined;
}

/** The strongest pair among what the control cites in both frameworks, and what differs between the two. */
function differenceText(snapshot: Snapshot, citations: readonly CitationFact[]): string | undefined {
  const cited = (framework: string): string[] =>
    citations
      .filter((each) => each.framework === framework && each.place === 'satisfies')
      .slice(0, 20)
      .flatMap(citedIds);
  const iso = new Set(cited('iso27001'));
  let best: { criterion: string; iso: string; strength: number; note: string } | undefined;
  for (const criterion of cited('soc2')) {
    for (const pair of snapshot.catalogue.counterparts('soc2', criterion)) {
      if (pair.framework !== 'iso27001' || !iso.has(pair.id) || pair.strength <= (best?.strength ?? 0))
        continue;
      best = { criterion, iso: pair.id, strength: pair.strength, note: pair.note };
    }
  }
  return best === undefined ? undefined : `${best.criterion} and ${best.iso}: ${escaped(best.note, 200)}`;
}

function riskText(risk: RecordFact): string {
  const change = scoreText(risk.fields);
  const treatment = saidAt(risk.fields, 'treatment', 30);
  return `${escaped(risk.id, 40)}${change === undefined ? '' : ` ${change}`}${treatment === undefined ? '' : `, ${treatment}`}`;
}
