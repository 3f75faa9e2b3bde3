import { STATE_WORDS } from '../../../protocol/state.ts';
import type { Activity } from '../../audit/activity.ts';
import type { ControlStanding } from '../../audit/standings.ts';
import { activityLabel, completenessText, freshnessText, mostPressing } from './activity-text.ts';
import { plainText } from './markdown-text.ts';

/** More activities than this are counted, not told. */
const MOST = 3;

/** The activity that most wants somebody first, so that it is never the one that is only counted. */
export function inOrder(activities: readonly Activity[]): readonly Activity[] {
  const first = mostPressing(activities);
  return [...activities].sort((a, b) => Number(b === first) - Number(a === first));
}

/** What a control has done, as plain text: `3 of 4 in the window, missed 2025-Q3`; one part per activity. */
export function controlWords({ activities, inOperation, state }: ControlStanding): string {
  if ((!inOperation && state !== 'missed') || activities.length === 0) return STATE_WORDS[state].label;
  const parts = inOrder(activities)
    .slice(0, MOST)
    .map((activity) =>
      activities.length === 1 ? activityWords(activity) : `${labelOf(activity)}: ${activityWords(activity)}`,
    );
  if (activities.length > MOST) parts.push(`and ${activities.length - MOST} more`);
  return parts.join('; ');
}

/** What one activity has done in the window; where that cannot be counted, how fresh it is. Plain text. */
export function activityWords({ completeness, freshness }: Activity): string {
  return plainText(completenessText(completeness) ?? freshnessText(freshness) ?? 'no evidence');
}

/** How an activity is called, as plain text. */
export function labelOf(activity: Activity): string {
  return plainText(activityLabel(activity));
}
