import type { RecordFact } from '../../model/facts.ts';
import { KINDS } from '../../model/kinds.ts';
import { nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { wholeRecords } from '../whole-records.ts';

/** A record that refers to itself, or controls that replace one another in a circle. */
export const circular = defineRule({
  id: 'reference/circular',
  title: 'References lead in a circle',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    for (const kind of KINDS) {
      for (const record of wholeRecords(kind, context)) yield* toItself(record, context);
    }
    yield* replacedInCircles(context);
  },
});

function* toItself(record: RecordFact, { workspace }: RuleContext): Generator<Problem> {
  for (const { id, field, span, expects, unresolved } of workspace.referencesFrom(record)) {
    if (id !== record.id || unresolved === 'never' || !expects.includes(record.kind)) continue;
    // A second record of the same id is meant by some: that there are two is said there.
    if (workspace.definitions(id).length !== 1) continue;
    const message = `${record.id} names itself under ${field}. Name the other record that was meant, or take it out.`;
    yield { file: record.file, span, message, data: undefined };
  }
}

/** Each circle once, at its first control. Every control has one successor at most, so each is looked at once. */
function* replacedInCircles(context: RuleContext): Generator<Problem> {
  const done = new Set<RecordFact>();
  for (const control of wholeRecords('control', context)) {
    const path: RecordFact[] = [];
    const onPath = new Set<RecordFact>();
    let next: RecordFact | undefined = control;
    while (next !== undefined && !done.has(next)) {
      done.add(next);
      path.push(next);
      onPath.add(next);
      next = successorOf(next, context);
    }
    const circle = next === undefined || !onPath.has(next) ? [] : path.slice(path.indexOf(next));
    const [first, ...rest] = circle;
    if (first === undefined || rest.length === 0) continue;
    const names = shortList(circle.map(({ id }) => id));
    const message = `${names} replace one another in a circle, so that none of them is in use. Take replaced_by out of the one that is.`;
    const related = rest
      .slice(0, 4)
      .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
    const span = nodeAtPath(first.fields, 'replaced_by') ?? first.anchor;
    yield { file: first.file, span, message, related, data: undefined };
  }
}

function successorOf(control: RecordFact, { workspace }: RuleContext): RecordFact | undefined {
  const id = textAt(control.fields, 'replaced_by');
  return id === undefined ? undefined : workspace.definitions(id).find(({ kind }) => kind === 'control');
}
