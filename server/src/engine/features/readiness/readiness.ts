import type { Readiness, ReadinessGroup } from '../../../protocol/readiness.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { frameworksShown } from '../frameworks-shown.ts';
import type { Snapshot } from '../snapshot.ts';
import { timeFrameOf } from '../time-frame.ts';
import { nextSteps } from './next-steps.ts';

/** The numbers of each series, theme and chapter that is in scope, and what to do next. `folder` is the root's URI. */
export function readiness(snapshot: Snapshot, folder: string): Readiness {
  return {
    revision: snapshot.revision,
    frame: timeFrameOf(snapshot),
    folder,
    groups: readinessGroups(snapshot),
    next: nextSteps(snapshot),
    complete: snapshot.workspace.complete,
  };
}

/** SOC 2 first, then Annex A, clauses, and the workspace's own frameworks; groups in the order of the framework. */
export function readinessGroups(snapshot: Snapshot): readonly ReadinessGroup[] {
  return frameworksShown(snapshot)
    .flatMap((framework) => groupsOf(framework, snapshot))
    .sort((a, b) => rankOf(a.framework) - rankOf(b.framework));
}

type Counting = { -readonly [Key in keyof ReadinessGroup]: ReadinessGroup[Key] };

function groupsOf(framework: string, { standings }: Snapshot): readonly ReadinessGroup[] {
  const groups = new Map<string, Counting>();
  for (const item of standings.asked(framework)) {
    const key = `${item.type} ${item.group}`;
    let group = groups.get(key);
    if (group === undefined) {
      const { group: id, groupTitle: title } = item;
      group = { framework: nameOf(item), id, title, asked: 0, covered: 0, evidenced: 0, stale: 0, missed: 0 };
      groups.set(key, group);
    }
    const standing = standings.item(item);
    const artifacts = standing.evidence.map((record) => standings.evidence(record));
    const owed = artifacts.filter(({ state }) => state !== 'not-owed');
    group.asked++;
    if (standing.covered) group.covered++;
    if (standing.evidenced) group.evidenced++;
    if (owed.some(({ freshness }) => freshness.state === 'stale' || freshness.state === 'expired'))
      group.stale++;
    if (owed.some(({ state }) => state === 'missed')) group.missed++;
  }
  return [...groups.values()];
}

function nameOf(item: FrameworkItem): string {
  if (item.type === 'annex-a') return 'annex-a';
  return item.type === 'clause' ? 'clauses' : item.framework;
}

const ORDER: readonly string[] = ['soc2', 'annex-a', 'clauses'];

function rankOf(framework: string): number {
  const rank = ORDER.indexOf(framework);
  return rank < 0 ? ORDER.length : rank;
}
