import type { TreeNode } from '../../../protocol/trees.ts';
import { unsupportedPairs } from '../../audit/expected-pairs.ts';
import type { ControlStanding } from '../../audit/standings.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { placeOf } from '../record-place.ts';
import type { Snapshot } from '../snapshot.ts';
import { completenessText } from '../words/activity-text.ts';
import { cleaned } from '../words/markdown-text.ts';
import { brokenReferences } from './broken-references.ts';
import { itemLabel, limited, lines, recordLabel, recordStep, stateText } from './node-words.ts';
import { oncePerRevision } from './once-per-revision.ts';
import { type ShownFramework, shownFrameworks } from './shown-frameworks.ts';
import { treeId } from './tree-path.ts';

const missedOccurrences = oncePerRevision(occurrences);

const GROUPS = [
  {
    step: 'uncovered',
    label: 'Items that nothing covers',
    tooltip: 'Items in scope that no control, no policy and no document of the management system takes up.',
    find: oncePerRevision(uncovered),
  },
  {
    step: 'pairs',
    label: 'Expected pairs without support',
    tooltip:
      'Pairs of items in scope that the crosswalk calls strong or near-complete, and no artifact here supports.',
    find: oncePerRevision(pairs),
  },
  {
    step: 'occurrences',
    label: 'Missed occurrences',
    tooltip: 'What a control owed in the observation window and was not done within its grace.',
    find: missedOccurrences,
  },
  {
    step: 'references',
    label: 'Broken references',
    tooltip: 'Ids and paths in records that lead nowhere, or to something that is not there any more.',
    find: references,
  },
] as const;

/** What is missing, in four groups. Each group's lines are only made when it is asked for. */
export function gapsTree(snapshot: Snapshot, steps: readonly string[]): readonly TreeNode[] {
  const [step] = steps;
  if (step !== undefined) {
    const group = GROUPS.find((each) => each.step === step);
    return group === undefined ? [] : limited(group.find(snapshot), treeId(step), (node) => node);
  }
  const nodes = GROUPS.map(({ step: id, label, tooltip, find }): TreeNode => {
    const count = find(snapshot).length;
    return {
      id: treeId(id),
      type: 'group',
      label,
      description: count === 0 ? 'none' : String(count),
      tooltip,
      subject: id,
      ...(count > 0 ? { expandable: true } : { state: 'current' }),
    };
  });
  const isEmpty = nodes.every(({ expandable }) => expandable !== true) && hasNothing(snapshot);
  return isEmpty ? [] : nodes;
}

/**
 * How many gaps want somebody now: occurrences that were missed, and what leads nowhere. What nothing covers yet is
 * the work of a programme, and would drown them in the number.
 */
export function pressingGaps(snapshot: Snapshot): number {
  return missedOccurrences(snapshot).length + brokenReferences(snapshot).length;
}

/** Without controls and frameworks there is nothing that could have a gap: that is no good news to show. */
function hasNothing(snapshot: Snapshot): boolean {
  return snapshot.workspace.count('control') === 0 && shownFrameworks(snapshot).length === 0;
}

function uncovered(snapshot: Snapshot): readonly TreeNode[] {
  const { standings } = snapshot;
  return shownFrameworks(snapshot).flatMap(({ title, items }) =>
    items
      .filter((item) => standings.asked(item.framework).has(item))
      .filter((item) => !standings.covered(item.framework).has(item))
      .map(
        (item): TreeNode => ({
          id: treeId('uncovered', item.framework, item.id),
          type: 'item',
          label: itemLabel(item),
          description: `not covered · ${cleaned(title, 60)}`,
          tooltip: lines(
            itemLabel(item),
            'In scope, and no control, policy or document takes it up.',
            'Let a control cite it, or say in the scope or the SoA why it does not apply.',
          ),
          state: 'unevidenced',
          subject: item.id,
          ...(item.framework === 'iso27001' ? { column: item.id } : { row: item.id }),
        }),
      ),
  );
}

function pairs(snapshot: Snapshot): readonly TreeNode[] {
  return framePairs(shownFrameworks(snapshot)).flatMap(([rows, columns]) =>
    unsupportedPairs(snapshot, rows, columns).map(
      ({ row, column }): TreeNode => ({
        id: treeId('pairs', row.framework, row.id, column.framework, column.id),
        type: 'pair',
        label: `${cleaned(row.id, 40)} × ${cleaned(column.id, 40)}`,
        description: cleaned(`${row.title} × ${column.title}`, 120),
        tooltip: lines(
          itemLabel(row),
          itemLabel(column),
          'The crosswalk calls this pair strong or near-complete, and no artifact here supports it.',
        ),
        state: 'unevidenced',
        row: row.id,
        column: column.id,
      }),
    ),
  );
}

/** Criteria against all parts of ISO 27001: that is what a crosswalk between the two expects. */
function framePairs(
  frameworks: readonly ShownFramework[],
): readonly (readonly [readonly FrameworkItem[], readonly FrameworkItem[]])[] {
  const items = (...ids: readonly string[]): readonly FrameworkItem[] =>
    frameworks.filter(({ id }) => ids.includes(id)).flatMap((framework) => framework.items);
  const rows = items('soc2');
  const columns = items('annex-a', 'clauses');
  return rows.length === 0 || columns.length === 0 ? [] : [[rows, columns]];
}

function occurrences(snapshot: Snapshot): readonly TreeNode[] {
  const found: TreeNode[] = [];
  for (const control of snapshot.workspace.records('control')) {
    const standing = snapshot.standings.control(control);
    if (standing.state === 'missed') found.push(...missedOf(snapshot, standing));
  }
  return found;
}

/** A line for each missed occurrence; where occurrences cannot be counted, one for what is missing. */
function missedOf(snapshot: Snapshot, { record, activities }: ControlStanding): readonly TreeNode[] {
  const step = recordStep(snapshot, record);
  return activities
    .filter(({ state }) => state === 'missed')
    .flatMap(({ stage, evidence, completeness }) => {
      const missed = (completeness?.units ?? []).filter(({ status }) => status === 'missed');
      const place = placeOf(evidence.at(-1) ?? record);
      const id = cleaned(record.id, 60);
      const named = stage === undefined || stage === '' ? '' : ` ${cleaned(stage, 30)}`;
      const node = (key: string, label: string, words: string): TreeNode => ({
        id: treeId('occurrences', step, stage ?? '', key),
        type: 'occurrence',
        label,
        description: `${stateText('missed')} · ${words}`,
        tooltip: lines(
          recordLabel(record),
          stage ? `Stage: ${cleaned(stage, 60)}` : undefined,
          completenessText(completeness),
          'If it was performed, add the occurrence to its evidence; if not, record the gap and its reason.',
        ),
        state: 'missed',
        subject: record.id,
        place,
      });
      if (missed.length === 0)
        return [node('', `${id}${named}`, completenessText(completeness) ?? 'not shown for the window')];
      return missed.map(({ unit }) =>
        node(unit.label, `${id}${named} ${unit.label}`, cleaned(record.title, 80)),
      );
    });
}

function references(snapshot: Snapshot): readonly TreeNode[] {
  return brokenReferences(snapshot).map(
    ({ file, offset, text, rule, message }): TreeNode => ({
      id: treeId('references', file, String(offset), rule),
      type: 'reference',
      label: text,
      description: cleaned(file, 120),
      tooltip: lines(cleaned(message, 400), rule, cleaned(file, 200)),
      state: 'missed',
      place: { file, offset },
    }),
  );
}
