import { activitiesOf } from '../../audit/activities.ts';
import type { Activity } from '../../audit/activity.ts';
import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import { activityLabel, completenessText, freshnessText, mostPressing } from '../words/activity-text.ts';
import { escaped } from '../words/markdown-text.ts';
import type { HoverLink, Row } from './card.ts';
import { dateReading } from './date-reading.ts';
import { openRows } from './open-findings.ts';
import { fewIds, joined, linkTo, listAt, ownerName, row, saidAt } from './record-words.ts';

/** What this workspace knows about a framework item. */
export interface ItemHere {
  /** SoA row, who answers it, how fresh that is. */
  readonly rows: readonly (Row | undefined)[];
  readonly open: readonly Row[];
  readonly links: readonly HoverLink[];
}

const MOST_CONTROLS = 3;
const SHOWN_CONTROLS = 2;
/** A review and the lists of joiners, movers and leavers. */
const MOST_ACTIVITIES = 4;
/** Citations are looked through as far as these: an item may be cited by thousands of records. */
const MOST_CITATIONS = 400;

/** What this workspace has for an item of a framework, cut to what a hover can hold. */
export function itemHere(snapshot: Snapshot, framework: string, id: string): ItemHere {
  const citations = snapshot.workspace.citationsOf(framework, id);
  if (citations.length === 0) return { rows: [uncitedRow(snapshot)], open: [], links: [] };
  const seen = citations.length > MOST_CITATIONS ? citations.slice(0, MOST_CITATIONS) : citations;
  const controls = citing(seen, 'control');
  const first = controls.slice(0, MOST_CONTROLS);
  const reading = dateReading(snapshot);
  const activities = first.map((control) => activitiesOf(snapshot.audit, control, reading));
  const evidence = first.flatMap((control) => snapshot.audit.evidenceOf(control).slice(0, 4));
  const others = [...citing(seen, 'vendor'), ...citing(seen, 'policy'), ...citing(seen, 'risk')];
  return {
    rows: [
      notApplicableRow(seen),
      soaRow(seen),
      carvedOutRow(seen),
      row(
        'Here',
        hereText(snapshot, controls, activities, citations.length > seen.length) ??
          (snapshot.workspace.complete ? otherText(others) : undefined),
      ),
      row('', vendorText(citing(seen, 'vendor'))),
      row('Fresh', freshText(activities.flat())),
    ],
    open: openRows(snapshot, [...first, ...evidence]),
    links: [...first, ...evidence, ...others.slice(0, 2)].map(linkTo),
  };
}

function uncitedRow(snapshot: Snapshot): Row | undefined {
  return snapshot.workspace.complete ? row('Here', 'no record cites it') : undefined;
}

/** Records of a kind that say they answer the item, each once. */
function citing(citations: readonly CitationFact[], kind: RecordFact['kind']): readonly RecordFact[] {
  const found = new Set<RecordFact>();
  for (const { record, place } of citations)
    if (record.kind === kind && place === 'satisfies') found.add(record);
  return [...found];
}

function hereText(
  snapshot: Snapshot,
  controls: readonly RecordFact[],
  activities: readonly (readonly Activity[])[],
  more: boolean,
): string | undefined {
  if (controls.length === 0) return undefined;
  const shown = controls.slice(0, SHOWN_CONTROLS).map((control, index) => {
    const owner = ownerName(snapshot, control);
    const done = recurringFirst(activities[index] ?? [])
      .slice(0, MOST_ACTIVITIES)
      .flatMap((activity) => {
        const text = completenessText(activity.completeness);
        return text === undefined ? [] : [`${activityLabel(activity)} ${text}`];
      });
    const doneText =
      done.length > 0
        ? `: ${done.join(' · ')}`
        : (activities[index] ?? []).length === 0 && snapshot.workspace.complete
          ? ': no evidence is linked'
          : '';
    return `${escaped(control.id, 40)}${owner === undefined ? '' : ` (${owner})`}${doneText}`;
  });
  const rest = controls.slice(SHOWN_CONTROLS);
  const tail =
    rest.length === 0
      ? undefined
      : rest.length === 1
        ? fewIds(rest)
        : `${fewIds(rest.slice(0, 1))} and ${rest.length - 1}${more ? ' or more' : ''} more`;
  return joined(...shown, tail);
}

/** What is owed by the calendar says more about a control than the lists of events beside it. */
function recurringFirst(activities: readonly Activity[]): readonly Activity[] {
  const isList = (activity: Activity): boolean => activity.frequency === 'per-event';
  return [...activities.filter((each) => !isList(each)), ...activities.filter(isList)];
}

function otherText(others: readonly RecordFact[]): string {
  return others.length === 0
    ? 'no control cites it'
    : `no control cites it; ${fewIds(others)} ${others.length === 1 ? 'does' : 'do'}`;
}

function freshText(activities: readonly Activity[]): string | undefined {
  const activity = mostPressing(activities);
  const text = freshnessText(activity?.freshness);
  return activity === undefined || text === undefined ? undefined : `${activityLabel(activity)} ${text}`;
}

/** Vendors that answer it, with their tier. */
function vendorText(vendors: readonly RecordFact[]): string | undefined {
  const shown = vendors
    .slice(0, 3)
    .map((vendor) =>
      [escaped(vendor.id, 40), saidAt(vendor.fields, 'tier', 20)]
        .filter((part) => part !== undefined)
        .join(' '),
    );
  const more = vendors.length - shown.length;
  return shown.length === 0 ? undefined : `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A carved-out provider answers the item in part: what it runs has to be named and watched. */
function carvedOutRow(citations: readonly CitationFact[]): Row | undefined {
  const vendors = citing(citations, 'vendor').filter(
    (vendor) => textAt(vendor.fields, 'subservice.method')?.toLowerCase() === 'carve-out',
  );
  if (vendors.length === 0) return undefined;
  return row(
    '',
    `${fewIds(vendors)} carved out: name the controls you assume there (CSOC) and show that you watch them`,
  );
}

/** The row of the Statement of Applicability: applicable or not, how far, and why. */
function soaRow(citations: readonly CitationFact[]): Row | undefined {
  const citation = citations.find(({ place }) => place === 'soa-row');
  if (citation === undefined) return undefined;
  const entry = entryOf(citation, 'controls');
  if (entry === undefined) return undefined;
  const applicable = textAt(entry, 'applicable')?.toLowerCase();
  const word =
    applicable === 'true'
      ? 'applicable'
      : applicable === 'false'
        ? 'not applicable'
        : 'applicability not said';
  const risks = listAt(entry, 'drivers.risks', 3);
  const reason = risks === undefined ? saidAt(entry, 'justification', 120) : `because of ${risks}`;
  return row(
    'SoA',
    joined(word, saidAt(entry, 'implementation_status', 30), reason, listAt(entry, 'controls', 3)),
  );
}

function notApplicableRow(citations: readonly CitationFact[]): Row | undefined {
  const citation = citations.find(({ place }) => place === 'not-applicable');
  if (citation === undefined) return undefined;
  const entry = entryOf(citation, 'soc2.not_applicable');
  const reason = entry === undefined ? undefined : saidAt(entry, 'reason', 140);
  return row('Scope', joined('declared not relevant (DC 8)', reason));
}

/** The entry of a list of the record in which a citation stands. */
function entryOf(citation: CitationFact, list: string): MappingNode | undefined {
  const { start } = citation.span;
  return mappingsIn(nodeAtPath(citation.record.fields, list)).find(
    (entry) => entry.start <= start && start <= entry.end,
  );
}
