import { daysBetween, type IsoDate } from '../../../base/calendar/date.ts';
import { STATE_WORDS, type State } from '../../../protocol/state.ts';
import type { TreeNode } from '../../../protocol/trees.ts';
import type { ControlStanding } from '../../audit/standings.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted, dayText } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';

/** So many lines are sent for one node; who needs more is better served by a document or the matrix. */
const MOST = 500;
const LONGEST_LABEL = 120;

/** `✗ Missed`: a sign and a word, so that no colour carries the meaning alone. */
export function stateText(state: State): string {
  const { sign, label } = STATE_WORDS[state];
  return `${sign} ${label}`;
}

/** Parts with dots between, those that are not there left out. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Lines of a tooltip, those that are not there left out. */
export function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

/** `AC-001 Access is reviewed`, on one line and not too long; the id once where there is no title. */
export function recordLabel(record: RecordFact): string {
  const id = cleaned(record.id, 60);
  return record.title === record.id ? id : cleaned(`${id} ${record.title}`, LONGEST_LABEL);
}

/** Id and title of an item of a framework, on one line. */
export function itemLabel({ id, title }: { readonly id: string; readonly title: string }): string {
  return cleaned(`${id} ${title}`, LONGEST_LABEL);
}

/** A step of a node's id for a record: its id, with the place where the id is defined twice. */
export function recordStep({ workspace }: Snapshot, record: RecordFact): string {
  const twice = workspace.definitions(record.id).length > 1;
  return twice ? `${record.id}\n${record.file} ${record.anchor.start}` : record.id;
}

/** The owner as it is written. */
export function ownerOf(record: RecordFact): string | undefined {
  const owner = textAt(record.fields, 'owner');
  return owner === undefined ? undefined : cleaned(owner, 60);
}

/** `3 of 4 in the window`; undefined where nothing can be counted. */
export function occurrencesText({ met, expected }: ControlStanding): string | undefined {
  return expected === 0 ? undefined : `${met} of ${expected} in the window`;
}

/** `due 31 Mar 2026`, or `was due` where the day has passed. */
export function dueText(day: IsoDate | undefined, asOf: IsoDate): string | undefined {
  if (day === undefined) return undefined;
  return `${day < asOf ? 'was due' : 'due'} ${dayText(day)}`;
}

/** `12 days overdue`, `today`, `in 3 days`. */
export function distanceWords(day: IsoDate, asOf: IsoDate): string {
  const days = daysBetween(asOf, day);
  if (days === 0) return 'today';
  return days < 0 ? `${counted(-days, 'day')} overdue` : `in ${counted(days, 'day')}`;
}

/** The nodes, or the first of them and a line that says how many more there are. */
export function limited<T>(
  items: readonly T[],
  parent: string,
  toNode: (item: T) => TreeNode,
): readonly TreeNode[] {
  const shown = items.slice(0, MOST).map(toNode);
  const more = items.length - shown.length;
  if (more === 0) return shown;
  return [...shown, { id: `${parent} more`, type: 'more', label: `and ${more} more` }];
}
