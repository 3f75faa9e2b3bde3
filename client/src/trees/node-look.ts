import type { State } from '../../../server/src/protocol/state.ts';
import type { TreeNode } from '../../../server/src/protocol/trees.ts';

/** An icon of VS Code's own set, with a colour of the theme where the state has one. */
export interface NodeLook {
  readonly icon: string;
  readonly color?: string;
}

/** Colours that every theme has, high contrast included. The sign and the word stand in the line itself. */
const COLORS: Readonly<Record<State, string | undefined>> = {
  missed: 'list.errorForeground',
  expired: 'list.errorForeground',
  stale: 'list.warningForeground',
  unevidenced: 'list.warningForeground',
  'policy-only': 'charts.blue',
  due: 'charts.yellow',
  'due-soon': 'charts.yellow',
  current: 'charts.green',
  'not-owed': 'disabledForeground',
};

/** Shapes differ too, so that the icons can be told apart without any colour. */
const STATE_ICONS: Readonly<Record<State, string>> = {
  missed: 'error',
  expired: 'circle-slash',
  stale: 'warning',
  unevidenced: 'circle-large-outline',
  'policy-only': 'law',
  due: 'clock',
  'due-soon': 'watch',
  current: 'pass',
  'not-owed': 'dash',
};

const TYPE_ICONS: Readonly<Record<TreeNode['type'], string>> = {
  folder: 'root-folder',
  framework: 'library',
  group: 'list-tree',
  item: 'circle-outline',
  control: 'shield',
  evidence: 'file',
  risk: 'flame',
  vendor: 'organization',
  period: 'calendar',
  pair: 'table',
  occurrence: 'error',
  reference: 'debug-disconnect',
  more: 'ellipsis',
};

/** Types that keep their own shape, coloured by state: the group above says what they are about. */
const KEEPS_SHAPE: ReadonlySet<TreeNode['type']> = new Set(['risk', 'vendor', 'pair', 'reference']);

/** How a line looks. */
export function nodeLook({ type, state, subject, expandable }: TreeNode): NodeLook {
  if (type === 'period' && subject === 'overdue' && expandable === true) return { icon: 'bell-dot' };
  if (state === undefined) return { icon: TYPE_ICONS[type] };
  const icon = KEEPS_SHAPE.has(type) ? TYPE_ICONS[type] : STATE_ICONS[state];
  const color = COLORS[state];
  return color === undefined ? { icon } : { icon, color };
}

/**
 * What a line can do, as words that the manifest's `viewItem =~` reads: `control placed named matrix timeline`.
 */
export function contextValue({ type, place, subject, row, column }: TreeNode): string {
  const isRecord = type === 'control' || type === 'evidence' || type === 'risk' || type === 'vendor';
  return [
    type,
    place === undefined ? undefined : 'placed',
    (isRecord || type === 'item' || type === 'occurrence') && subject !== undefined ? 'named' : undefined,
    type === 'control' || row !== undefined || column !== undefined ? 'matrix' : undefined,
    type === 'control' || type === 'occurrence' ? 'timeline' : undefined,
  ]
    .filter((word) => word !== undefined)
    .join(' ');
}
