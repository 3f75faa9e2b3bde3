import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, scalarsIn } from '../../model/read.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { itemAdded } from './item-added.ts';

/** The scope and the systems that could be taken into it. */
interface Data {
  readonly scope: RecordFact;
  readonly outside: readonly string[];
}

/**
 * Controls that cover only systems that are listed and in neither scope, and systems in scope that no control names.
 * Ids that no list knows are `reference/unknown-document`.
 */
export const controlOutside = defineRule<'workspace', Data>({
  id: 'scope/control-outside',
  title: 'A control covers systems outside every scope, or a system in scope has no control',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const scope = wholeRecords('scope', context)[0];
    if (scope === undefined) return;
    const inScope = new Map<string, ScalarNode>();
    for (const path of ['soc2.systems', 'isms.systems'])
      for (const node of scalarsIn(nodeAtPath(scope.fields, path))) {
        if (!inScope.has(node.text.trim())) inScope.set(node.text.trim(), node);
      }
    if (inScope.size === 0) return;
    const listedSystems = new Set(context.workspace.nestedIn('systems').map(({ id }) => id));
    const named = new Set<string>();
    for (const control of context.workspace.records('control')) {
      const systems = scalarsIn(nodeAtPath(control.fields, 'systems'));
      for (const { text } of systems) named.add(text.trim());
      const first = systems[0];
      if (first === undefined || !context.audit.inOperation(control)) continue;
      const outside = systems.filter(
        ({ text }) => listedSystems.has(text.trim()) && !inScope.has(text.trim()),
      );
      if (outside.length < systems.length) continue;
      const ids = outside.map(({ text }) => text.trim());
      const names = listed(ids);
      const message = `${control.id} covers ${names}, and that is neither in the SOC 2 scope nor in the ISMS. Add it to a scope, or take it away here.`;
      yield { file: control.file, span: first, message, data: { scope, outside: ids } };
    }
    yield* withoutControl(scope, inScope, named, context);
  },
  *fixes({ data: { scope, outside } }, context) {
    const [first] = outside;
    for (const [path, words] of [
      ['soc2.systems', 'the SOC 2 scope'],
      ['isms.systems', 'the scope of the ISMS'],
    ] as const) {
      const list = nodeAtPath(scope.fields, path);
      if (first === undefined || list?.type !== 'sequence') continue;
      const edits = itemAdded(scope.file, list, first, context);
      if (edits !== undefined) yield { title: `Add ${first} to ${words}`, safe: false, edits };
    }
  },
});

/** Speaks only where most systems in scope have a control that names them: before that, nobody has begun with it. */
function* withoutControl(
  scope: RecordFact,
  inScope: ReadonlyMap<string, ScalarNode>,
  named: ReadonlySet<string>,
  context: RuleContext,
): Generator<Problem<Data>> {
  if (!context.workspace.complete) return;
  const missing = [...inScope].filter(([id]) => !named.has(id));
  const first = missing[0];
  if (first === undefined || missing.length * 2 >= inScope.size) return;
  const message = `No control names ${listed(missing.map(([id]) => id))} among its systems. Say which controls cover ${missing.length === 1 ? 'it' : 'them'}.`;
  yield { file: scope.file, span: first[1], message, data: { scope, outside: [] } };
}
