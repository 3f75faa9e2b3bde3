import { STATE_WORDS, STATES, type State } from '../../../protocol/state.ts';
import type { TreeNode } from '../../../protocol/trees.ts';
import type { ItemStanding } from '../../audit/standings.ts';
import type { RecordFact } from '../../model/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';
import { dotted, itemLabel, limited, lines, recordStep, stateText } from './node-words.ts';
import { oncePerRevision } from './once-per-revision.ts';
import { controlNode, evidenceNode, policyNode } from './record-nodes.ts';
import { type ShownFramework, shownFrameworks } from './shown-frameworks.ts';
import { treeId } from './tree-path.ts';

/** Steps of the groups that belong to no framework. */
const CITES_NOTHING = 'cites-nothing';
const NOT_IN_OPERATION = 'not-in-operation';

/** Framework, series or theme, item, control, evidence; from the items on, only what is asked for. */
export function controlsTree(snapshot: Snapshot, steps: readonly string[]): readonly TreeNode[] {
  const [top, ...below] = steps;
  if (top === undefined) {
    const frameworks = shownFrameworks(snapshot);
    return [...frameworks.map((framework) => frameworkNode(snapshot, framework)), ...restNodes(snapshot)];
  }
  const [first, second] = below;
  if (top === CITES_NOTHING || top === NOT_IN_OPERATION) {
    const rest = restOf(snapshot);
    const controls = top === CITES_NOTHING ? rest.citesNothing : rest.notInOperation;
    if (first === undefined) return controlNodes(snapshot, controls, [top]);
    return evidenceOf(snapshot, controls, steps);
  }
  const framework = shownFrameworks(snapshot).find(({ id }) => id === top);
  if (framework === undefined || first === undefined) return [];
  const items = shownItems(snapshot, framework).filter(({ item }) => item.group === first);
  if (second === undefined)
    return limited(items, treeId(...steps), (each) => itemNode(snapshot, each, steps));
  const item = items.find((each) => each.item.id === second);
  if (item === undefined) return [];
  if (below.length === 2)
    return [...controlNodes(snapshot, item.controls, steps), ...policyNodes(snapshot, item, steps)];
  return evidenceOf(snapshot, item.controls, steps, item.evidence);
}

/** Items in scope, and others that a control cites all the same. */
function shownItems(snapshot: Snapshot, { items }: ShownFramework): readonly ItemStanding[] {
  return items
    .map((item) => snapshot.standings.item(item))
    .filter(({ inScope, controls }) => inScope || controls.length > 0);
}

function frameworkNode(snapshot: Snapshot, framework: ShownFramework): TreeNode {
  const items = shownItems(snapshot, framework);
  const groups = new Map<string, { readonly title: string; readonly items: ItemStanding[] }>();
  for (const each of items) {
    const { group, groupTitle } = each.item;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, { title: groupTitle, items: [each] });
    else known.items.push(each);
  }
  return {
    id: treeId(framework.id),
    type: 'framework',
    label: cleaned(framework.title, 120),
    description: numbersText(items),
    tooltip: lines(cleaned(framework.title, 120), numbersTooltip(items)),
    children: [...groups].map(
      ([group, { title, items: members }]): TreeNode => ({
        id: treeId(framework.id, group),
        type: 'group',
        label: itemLabel({ id: group, title: title === group ? '' : title }),
        description: numbersText(members),
        tooltip: numbersTooltip(members),
        expandable: true,
      }),
    ),
  };
}

/** The states that want somebody; the others are not told apart above the items. */
const TOLD: readonly State[] = ['missed', 'expired', 'stale', 'unevidenced', 'policy-only', 'due'];

/** `9 in scope · 1 missed · 2 no evidence`: numbers of items, never summed into one. */
function numbersText(items: readonly ItemStanding[]): string {
  const inScope = items.filter((each) => each.inScope);
  return dotted(
    inScope.length === 0 ? 'not in scope' : `${inScope.length} in scope`,
    ...TOLD.map((state) => {
      const count = inScope.filter((each) => each.state === state).length;
      return count === 0 ? undefined : `${count} ${STATE_WORDS[state].label.toLowerCase()}`;
    }),
  );
}

function numbersTooltip(items: readonly ItemStanding[]): string {
  const inScope = items.filter((each) => each.inScope);
  return lines(
    `${counted(inScope.length, 'item')} in scope`,
    `${inScope.filter((each) => each.covered).length} covered by a control, a policy or a document`,
    `${inScope.filter((each) => each.evidenced).length} with an artifact that shows operation`,
    ...STATES.map((state) => {
      const count = inScope.filter((each) => each.state === state).length;
      return count === 0 ? undefined : `${STATE_WORDS[state].sign} ${count} ${STATE_WORDS[state].label}`;
    }),
  );
}

function itemNode(snapshot: Snapshot, standing: ItemStanding, steps: readonly string[]): TreeNode {
  const { item, controls, evidence, state, inScope, covered } = standing;
  const policies = policiesFor(snapshot, standing).length;
  const numbers = dotted(
    controls.length === 0 ? undefined : counted(controls.length, 'control'),
    evidence.length === 0 ? undefined : counted(evidence.length, 'artifact'),
    policies === 0 ? undefined : counted(policies, 'policy', 'policies'),
  );
  return {
    id: treeId(...steps, item.id),
    type: 'item',
    label: itemLabel(item),
    description: dotted(
      inScope ? undefined : 'not in scope',
      stateText(state),
      inScope && !covered ? 'not covered' : undefined,
      numbers,
    ),
    tooltip: lines(
      itemLabel(item),
      `${STATE_WORDS[state].label}: ${STATE_WORDS[state].definition}`,
      covered || !inScope ? undefined : 'No control, policy or document takes it up.',
      numbers,
    ),
    state,
    subject: item.id,
    ...(item.framework === 'iso27001' ? { column: item.id } : { row: item.id }),
    ...(controls.length + policies > 0 ? { expandable: true } : {}),
  };
}

/** Policies that cite the item: they show design, and may be all that takes it up. */
function policiesFor({ workspace }: Snapshot, { item }: ItemStanding): readonly RecordFact[] {
  const citing = workspace
    .citationsOf(item.framework, item.id)
    .filter(({ place, record }) => place === 'satisfies' && record.kind === 'policy');
  return [...new Set(citing.map(({ record }) => record))];
}

function policyNodes(
  snapshot: Snapshot,
  standing: ItemStanding,
  steps: readonly string[],
): readonly TreeNode[] {
  return limited(policiesFor(snapshot, standing), treeId(...steps, ''), (policy) =>
    policyNode(policy, treeId(...steps, recordStep(snapshot, policy))),
  );
}

function controlNodes(
  snapshot: Snapshot,
  controls: readonly RecordFact[],
  steps: readonly string[],
): readonly TreeNode[] {
  return limited(controls, treeId(...steps), (control) =>
    controlNode(snapshot, control, treeId(...steps, recordStep(snapshot, control))),
  );
}

/** Evidence of the control that the last step names; under an item, what supports the item comes first. */
function evidenceOf(
  snapshot: Snapshot,
  controls: readonly RecordFact[],
  steps: readonly string[],
  supporting: readonly RecordFact[] = [],
): readonly TreeNode[] {
  const control = controls.find((each) => recordStep(snapshot, each) === steps.at(-1));
  if (control === undefined) return [];
  const first = new Set(supporting);
  const evidence = snapshot.standings.control(control).evidence;
  const sorted = [
    ...evidence.filter((each) => first.has(each)),
    ...evidence.filter((each) => !first.has(each)),
  ];
  return limited(sorted, treeId(...steps), (record) =>
    evidenceNode(snapshot, record, treeId(...steps, recordStep(snapshot, record))),
  );
}

interface Rest {
  readonly citesNothing: readonly RecordFact[];
  readonly notInOperation: readonly RecordFact[];
}

/** Controls that stand under no item, so that each control is somewhere in the tree. */
const restOf = oncePerRevision((snapshot: Snapshot): Rest => {
  const placed = new Set<RecordFact>();
  for (const { items } of shownFrameworks(snapshot)) {
    for (const item of items)
      for (const control of snapshot.standings.item(item).controls) placed.add(control);
  }
  const citesNothing: RecordFact[] = [];
  const notInOperation: RecordFact[] = [];
  for (const control of snapshot.workspace.records('control')) {
    if (placed.has(control)) continue;
    (snapshot.standings.control(control).inOperation ? citesNothing : notInOperation).push(control);
  }
  return { citesNothing, notInOperation };
});

function restNodes(snapshot: Snapshot): readonly TreeNode[] {
  const { citesNothing, notInOperation } = restOf(snapshot);
  const node = (step: string, label: string, controls: readonly RecordFact[], tooltip: string): TreeNode[] =>
    controls.length === 0
      ? []
      : [
          {
            id: treeId(step),
            type: 'group',
            label,
            description: counted(controls.length, 'control'),
            tooltip,
            expandable: true,
          },
        ];
  return [
    ...node(
      CITES_NOTHING,
      'No framework item',
      citesNothing,
      'Controls in operation that cite no item of a framework.',
    ),
    ...node(
      NOT_IN_OPERATION,
      'Not in operation',
      notInOperation,
      'Controls that are planned, retired or not applicable on the as-of day.',
    ),
  ];
}
