import type { AxisChoice, MatrixAxis, MatrixItem } from '../../../protocol/matrix.ts';
import type { ItemStanding } from '../../audit/standing-types.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { Snapshot } from '../snapshot.ts';
import { cleaned } from '../words/markdown-text.ts';

/** A framework, or a part of one, on an axis. */
export interface Axis {
  readonly framework: AxisChoice;
  readonly items: readonly FrameworkItem[];
}

const SHIPPED: readonly AxisChoice[] = [
  { id: 'soc2', title: 'SOC 2 criteria' },
  { id: 'annex-a', title: 'ISO 27001 Annex A' },
  { id: 'clauses', title: 'ISO 27001 clauses' },
  { id: 'iso27001', title: 'ISO 27001 clauses and Annex A' },
];

/** What may stand on an axis: the shipped frameworks and their parts, then those of the workspace. */
export function axisChoices(snapshot: Snapshot): readonly AxisChoice[] {
  const { catalogue } = snapshot;
  const own = catalogue.frameworks().filter((id) => id !== 'soc2' && id !== 'iso27001');
  return [
    ...SHIPPED,
    ...own.map((id) => ({ id, title: cleaned(catalogue.items(id)[0]?.groupTitle ?? '', 200) || id })),
  ];
}

/** The axis of a choice, or of a framework key in any spelling; undefined when there is none such, or when a client sends no word at all. */
export function axisOf(snapshot: Snapshot, written: string): Axis | undefined {
  if (typeof written !== 'string') return undefined;
  const { catalogue } = snapshot;
  const choices = axisChoices(snapshot);
  const id = choices.some((choice) => choice.id === written)
    ? written
    : catalogue.frameworkOf(written)?.framework;
  const framework = choices.find((choice) => choice.id === id);
  if (framework === undefined) return undefined;
  return { framework, items: itemsOf(snapshot, framework.id) };
}

function itemsOf({ catalogue }: Snapshot, id: string): readonly FrameworkItem[] {
  if (id === 'annex-a') return catalogue.items('iso27001').filter(({ type }) => type === 'annex-a');
  if (id === 'clauses') return catalogue.items('iso27001').filter(({ type }) => type === 'clause');
  return catalogue.items(id);
}

/** An axis with the numbers of its lines; `gaps` counts those of each item. */
export function measuredAxis(
  { standings }: Snapshot,
  { framework, items }: Axis,
  gaps: ReadonlyMap<FrameworkItem, number>,
): MatrixAxis {
  const groups = new Map<string, string>();
  for (const { group, groupTitle } of items)
    if (!groups.has(group)) groups.set(group, cleaned(groupTitle, 200) || group);
  const lines = items.map((item) => lineOf(standings.item(item), gaps.get(item) ?? 0));
  return { framework, groups: [...groups].map(([id, title]) => ({ id, title })), items: lines };
}

const known = new WeakMap<ItemStanding, MatrixItem>();

/** The same object while the item stands where it stood. */
function lineOf(standing: ItemStanding, gaps: number): MatrixItem {
  const before = known.get(standing);
  if (before?.gaps === gaps) return before;
  const { item, inScope, controls, evidence, state } = standing;
  const line: MatrixItem = {
    id: item.id,
    title: cleaned(item.title, 200),
    group: item.group,
    inScope,
    controls: controls.length,
    evidence: evidence.length,
    gaps,
    state,
  };
  known.set(standing, line);
  return line;
}
