import { activityOf } from '../../audit/activities.ts';
import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import { completenessText, doneText, freshnessText, windowText } from '../words/activity-text.ts';
import { counted, dayText, spanText } from '../words/day-words.ts';
import { escaped } from '../words/markdown-text.ts';
import type { Card, Row } from './card.ts';
import { dateReading } from './date-reading.ts';
import { openRows } from './open-findings.ts';
import { fewIds, joined, linkTo, ownerText, personText, recordHeading, row, saidAt } from './record-words.ts';

/** Evidence: what it proves, when it was done, whether it is still being done, what deviated. */
export function evidenceCard(snapshot: Snapshot, evidence: RecordFact): Card {
  const { audit } = snapshot;
  const controls = audit.controlsOf(evidence);
  const first = controls[0];
  const series = audit.seriesOf(evidence).records;
  const stage = textAt(evidence.fields, 'stage')?.toLowerCase();
  const activity =
    first === undefined ? undefined : activityOf(audit, first, stage, series, dateReading(snapshot));
  return {
    heading: recordHeading(
      evidence,
      saidAt(evidence.fields, 'type', 40),
      saidAt(evidence.fields, 'stage', 20),
      saidAt(evidence.fields, 'status', 20),
      ownerText(snapshot, evidence),
    ),
    rows: [
      row('Proves', controls.length === 0 ? 'no control links to it yet' : provesText(controls)),
      row('Done', occurrencesText(snapshot, evidence)),
      row('Window', windowRow(snapshot, activity?.completeness)),
      row('Fresh', freshnessText(audit.freshness(evidence))),
      row('Series', series.length > 1 ? `one of ${series.length}: ${fewIds(series)}` : undefined),
      exceptionRow(snapshot, evidence),
      row('Population', populationText(snapshot, evidence)),
      ...openRows(snapshot, [evidence]),
    ],
    links: controls.slice(0, 4).map(linkTo),
  };
}

function provesText(controls: readonly RecordFact[]): string {
  const [only] = controls;
  if (only === undefined || controls.length > 1) return fewIds(controls);
  return `${escaped(only.id, 40)} ${only.title === only.id ? '' : escaped(only.title, 100)}`;
}

function windowRow(
  snapshot: Snapshot,
  completeness: Parameters<typeof completenessText>[0],
): string | undefined {
  const done = doneText(completeness);
  const complete = completenessText(completeness);
  if (complete === undefined) return undefined;
  return joined(done === undefined ? complete : `${done}: ${complete}`, windowText(snapshot));
}

function occurrencesText(snapshot: Snapshot, evidence: RecordFact): string | undefined {
  const occurrences = snapshot.audit.occurrencesOf(evidence);
  const done = occurrences.filter((each) => each.performedOn?.value !== undefined);
  if (occurrences.length === 0) {
    const collected = snapshot.audit.timesOf(evidence).collectedOn;
    if (collected === undefined) return undefined;
    const by = textAt(evidence.fields, 'collected_by');
    return `collected ${dayText(collected)}${by === undefined ? '' : ` by ${personText(snapshot, by)}`}`;
  }
  const planned = occurrences.length - done.length;
  const last = done.reduce<(typeof done)[number] | undefined>(
    (latest, each) =>
      (each.performedOn?.value?.on ?? '') > (latest?.performedOn?.value?.on ?? '') ? each : latest,
    undefined,
  );
  const by = last?.performedBy?.value;
  const result = last?.result?.value;
  return joined(
    counted(done.length, 'occurrence') + (planned > 0 ? `, ${planned} planned` : ''),
    last?.performedOn?.value === undefined
      ? undefined
      : `last ${dayText(last.performedOn.value.on)}${by === undefined ? '' : ` by ${personText(snapshot, by)}`}`,
    result === undefined ? undefined : escaped(result, 100),
  );
}

function exceptionRow(snapshot: Snapshot, evidence: RecordFact): Row | undefined {
  const occurrences = snapshot.audit.occurrencesOf(evidence);
  const exceptions = occurrences.flatMap(({ exceptions: own }) => (typeof own === 'string' ? [] : own));
  if (exceptions.length === 0) {
    if (occurrences.length === 0) return undefined;
    const unstated = occurrences.filter(
      (each) =>
        each.performedOn?.value !== undefined &&
        (each.exceptions === 'unstated' || each.exceptions === 'placeholder'),
    );
    return row(
      'Exceptions',
      unstated.length === 0 ? 'stated: none' : `not stated for ${counted(unstated.length, 'occurrence')}`,
    );
  }
  const open = exceptions.filter((each) => each.remediatedOn?.value === undefined);
  const first = open[0] ?? exceptions[0];
  const text = first?.description?.value;
  const state = open.length === 0 ? 'all remediated' : `${open.length} open`;
  return row(
    'Exceptions',
    joined(`${exceptions.length}, ${state}`, text === undefined ? undefined : escaped(text, 120)),
  );
}

function populationText(snapshot: Snapshot, evidence: RecordFact): string | undefined {
  const [population] = snapshot.audit.timesOf(evidence).populations;
  if (population === undefined) return undefined;
  const node = nodeAtPath(evidence.fields, 'population');
  const source = node?.type === 'mapping' ? saidAt(node, 'source', 60) : undefined;
  const { from, to, asOf, count, complete } = population;
  return joined(
    count === undefined ? undefined : counted(count, 'item'),
    source === undefined ? undefined : `from ${source}`,
    from !== undefined && to !== undefined ? spanText(from, to) : undefined,
    asOf === undefined ? undefined : `drawn ${dayText(asOf)}`,
    complete === true ? 'said to be complete' : complete === false ? 'said to be incomplete' : undefined,
  );
}
