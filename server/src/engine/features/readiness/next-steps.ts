import type { NextStep } from '../../../protocol/readiness.ts';
import type { Activity } from '../../audit/activity.ts';
import type { ControlStanding } from '../../audit/standings.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { workspaceAnchor } from '../../rules/workspace-anchor.ts';
import { type ShownDays, shownDays } from '../evidence-timeline/shown-days.ts';
import { expectedOf, reportOf } from '../evidence-timeline/timeline-lane.ts';
import { frameworksShown } from '../frameworks-shown.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { completenessText, freshnessText } from '../words/activity-text.ts';
import { counted } from '../words/day-words.ts';

/** As many as one looks at in a meeting. */
const MOST_STEPS = 10;

/**
 * What comes first, and the order of the list: what the window has lost, what has run out, what points nowhere, what
 * nothing takes up, what nothing shows, what is due, what will soon be.
 */
const RANKS = [
  'missed',
  'expired',
  'stale',
  'broken',
  'uncovered',
  'unevidenced',
  'due',
  'due-soon',
] as const;

type Ranked = NextStep & { readonly rank: (typeof RANKS)[number] };

/** The steps that matter most, most pressing first; of one rank the earliest due day, then by name. */
export function nextSteps(snapshot: Snapshot): readonly NextStep[] {
  const steps = [...ofControls(snapshot), ...ofBrokenReferences(snapshot), ...ofUncoveredItems(snapshot)];
  return steps
    .sort(compare)
    .slice(0, MOST_STEPS)
    .map(({ rank: _, ...step }) => ({ ...step, why: capitalised(step.why) }));
}

function compare(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
  const [dueA, dueB] = [a.due ?? '9999', b.due ?? '9999'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  // Items of a framework come in its order, which sorting keeps.
  if (a.rank === 'uncovered' || a.title === b.title) return 0;
  return a.title < b.title ? -1 : 1;
}

function* ofControls(snapshot: Snapshot): Generator<Ranked> {
  const shown = shownDays(snapshot);
  const days = `${snapshot.audit.asOf.date} ${JSON.stringify(shown)}`;
  for (const record of snapshot.workspace.records('control')) {
    const standing = snapshot.standings.control(record);
    let steps = kept.get(standing);
    if (steps?.days !== days) {
      steps = { days, steps: [...ofControl(standing, shown, snapshot)] };
      kept.set(standing, steps);
    }
    yield* steps.steps;
  }
}

/** A control that no change has reached keeps its standing, and what follows from that on the same days. */
const kept = new WeakMap<ControlStanding, { readonly days: string; readonly steps: readonly Ranked[] }>();

function* ofControl(standing: ControlStanding, shown: ShownDays, snapshot: Snapshot): Generator<Ranked> {
  const { record, state, evidence, inOperation } = standing;
  if (state === 'unevidenced' || state === 'policy-only') {
    const why =
      evidence.length === 0 ? 'No evidence record belongs to it.' : 'Nothing shows that it is done.';
    const title = `Collect evidence for ${record.id}: ${record.title}`;
    yield { rank: 'unevidenced', title, why, place: placeOf(record) };
  }
  // A retired control still has to account for what it missed in the window.
  if (inOperation || state === 'missed') yield* ofActivities(standing, shown, snapshot);
}

function* ofActivities(
  { record, activities }: ControlStanding,
  shown: ShownDays,
  snapshot: Snapshot,
): Generator<Ranked> {
  for (const activity of activities) {
    const { state, stage, frequency, evidence, freshness } = activity;
    const what = stage === undefined ? record.id : `${record.id} (${stage})`;
    const place = placeOf(reportOf(activity, snapshot) ?? evidence[0] ?? record);
    if (state === 'missed') {
      yield { ...ofMissed(activity, what, shown, snapshot), place };
    } else if (state === 'expired' || state === 'stale' || state === 'due' || state === 'due-soon') {
      const due = freshness?.nextDue;
      const byDays = frequency === 'continuous' || frequency === 'per-event';
      const verb =
        state === 'expired' ? 'Renew the evidence of' : byDays ? 'Collect newer evidence of' : 'Perform';
      yield {
        rank: state,
        title: `${verb} ${what}: ${record.title}`,
        why: `${freshnessText(freshness) ?? ''}.`,
        ...(due === undefined ? {} : { due }),
        ...(state === 'expired' || state === 'stale' ? { rule: 'evidence/stale' } : {}),
        place,
      };
    }
  }
}

/** What the window lacks: periods, a year, days, or a list that shows that it is complete. */
function ofMissed(
  activity: Activity,
  what: string,
  shown: ShownDays,
  snapshot: Snapshot,
): Omit<Ranked, 'place'> {
  const { completeness, frequency } = activity;
  const why = `${completenessText(completeness) ?? 'Something is missing in the window'}.`;
  const expected = expectedOf(activity, undefined, shown, snapshot);
  const missed = expected.filter(({ occurrence }) => occurrence.status === 'missed');
  const [first] = missed;
  if (first !== undefined) {
    const labels = missed.map(({ occurrence }) => occurrence.label);
    const title =
      completeness?.annual === undefined
        ? `Account for ${listed(labels)} of ${what}`
        : `Account for the year of ${what}`;
    return { rank: 'missed', title, why, due: first.occurrence.end, rule: 'evidence/occurrence-missing' };
  }
  const explained = expected.flatMap(({ occurrence }) =>
    occurrence.status === 'explained' ? [occurrence.label] : [],
  );
  if (explained.length > 0) {
    const title = `Be ready to explain ${listed(explained)} of ${what}`;
    return { rank: 'missed', title, why, rule: 'evidence/occurrence-missing' };
  }
  const rule = frequency === 'per-event' ? 'evidence/population-incomplete' : 'evidence/collection-gap';
  const days = (completeness?.uncovered.length ?? 0) > 0;
  const title = days ? `Show the days that ${what} leaves uncovered` : `Complete the list of ${what}`;
  return { rank: 'missed', title, why, rule };
}

/** References and ids that name nothing, one step for each file. */
function* ofBrokenReferences(snapshot: Snapshot): Generator<Ranked> {
  for (const facts of snapshot.workspace.files()) {
    if (!facts.recognition.ours) continue;
    const broken = snapshot
      .findings(facts.file)
      .filter(({ rule, severity }) => severity === 'error' && rule.startsWith('reference/'));
    const [first] = broken;
    if (first === undefined) continue;
    const more = broken.length > 1 ? ` And ${counted(broken.length - 1, 'more', 'more')} in this file.` : '';
    yield {
      rank: 'broken',
      title: `Mend ${broken.length === 1 ? 'a reference' : `${broken.length} references`} in ${facts.file}`,
      why: `${first.problem.message}${more}`,
      rule: first.rule,
      place: { file: first.problem.file, offset: first.problem.span.start },
    };
  }
}

/** Items that nothing takes up, one step for each series, theme or chapter: a young programme lacks most of them. */
function* ofUncoveredItems(snapshot: Snapshot): Generator<Ranked> {
  const anchor = workspaceAnchor(snapshot.workspace);
  for (const framework of frameworksShown(snapshot)) {
    const covered = snapshot.standings.covered(framework);
    const open = [...snapshot.standings.asked(framework)].filter((item) => !covered.has(item));
    for (const items of byGroup(open)) {
      const [first] = items;
      if (first === undefined) continue;
      const place = rowOf(first, snapshot) ?? (anchor === undefined ? undefined : placeOf(anchor));
      if (place === undefined) continue;
      const title =
        items.length === 1
          ? `Take up ${first.id}, ${first.title}`
          : `Take up ${listed(items.map(({ id }) => id))} (${first.groupTitle})`;
      yield { rank: 'uncovered', title, why: whyUncovered(first.type, items.length), place };
    }
  }
}

function byGroup(items: readonly FrameworkItem[]): Iterable<readonly FrameworkItem[]> {
  const groups = new Map<string, FrameworkItem[]>();
  for (const item of items) {
    const key = `${item.type} ${item.group}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups.values();
}

function whyUncovered(type: FrameworkItem['type'], count: number): string {
  return count === 1
    ? WHY_UNCOVERED[type]
    : `${count} items in scope that no control, policy or other record takes up.`;
}

const WHY_UNCOVERED: Readonly<Record<FrameworkItem['type'], string>> = {
  criterion: 'The criterion is in scope, and no control or policy satisfies it.',
  'annex-a': 'It applies, and no control, policy or row of the Statement of Applicability takes it up.',
  clause: 'The clause asks for documented information, and no record is that document or cites it.',
  requirement: 'The requirement belongs to the programme, and no control or policy satisfies it.',
};

/** The row of the Statement of Applicability that names an item. */
function rowOf({ framework, id }: FrameworkItem, { workspace }: Snapshot): NextStep['place'] | undefined {
  const row = workspace.citationsOf(framework, id).find(({ place }) => place === 'soa-row');
  return row === undefined ? undefined : { file: row.record.file, offset: row.span.start };
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** At most three names, and the number of the others. */
function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, 3).join(', ');
  return labels.length > 3 ? `${shown} and ${labels.length - 3} more` : shown;
}
