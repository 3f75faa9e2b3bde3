import type { Engine } from '../../server/src/engine/engine.ts';
import type { RecordFact } from '../../server/src/engine/model/facts.ts';
import { removeItem } from '../../server/src/engine/syntax/edit-items.ts';
import { removePair } from '../../server/src/engine/syntax/edit-pairs.ts';
import { applyEdits, type TextEdit } from '../../server/src/engine/syntax/edit-places.ts';
import type { MappingNode, Node, SequenceNode } from '../../server/src/engine/syntax/tree.ts';

/** One way to spoil a clean workspace: something is taken out of one place of one file. */
export interface Mutation {
  /**
   * What is taken out, the same for all places of the sample: `control.owner`, `evidence.occurrences[].period` for a
   * field, `control.risks[]` for one entry of a list, `record control`, and `id control` or `id program.people` for an
   * id that is spelled otherwise where it is defined.
   */
  readonly path: string;
  readonly file: string;
  /** Where, for people. */
  readonly line: number;
  /** What takes it out; undefined where nothing is left of the file. */
  readonly edits: readonly TextEdit[] | undefined;
}

/** Everything that can be taken out of the records of the workspace, in the order of the files. */
export function* mutationsOf(engine: Engine): Generator<Mutation> {
  for (const file of [...engine.files()].sort()) {
    const facts = engine.facts(file);
    const tree = engine.tree(file);
    if (facts === undefined || tree === undefined) continue;
    const sheet = { file, text: engine.text(file), records: facts.records };
    yield* idMutations(sheet, engine);
    for (const document of tree.documents) {
      if (document.root !== undefined) yield* within(document.root, undefined, sheet);
    }
  }
}

interface Sheet {
  readonly file: string;
  readonly text: string;
  readonly records: readonly RecordFact[];
}

/** Walks a node; `path` is undefined above the records of the file. */
function* within(node: Node, path: string | undefined, sheet: Sheet): Generator<Mutation> {
  if (node.type === 'sequence') yield* withinList(node, path, sheet);
  if (node.type !== 'mapping') return;
  const record = recordAt(node, sheet);
  if (record !== undefined && path === undefined && sheet.records.length === 1)
    yield { path: `record ${record.kind}`, file: sheet.file, line: 1, edits: undefined };
  const here = record?.kind ?? path;
  for (const pair of node.pairs) {
    const below = here === undefined ? undefined : `${here}.${pair.name}`;
    if (below !== undefined)
      yield* mutation(below, pair.key.start, removePair(sheet.text, node, pair), sheet);
    if (pair.value !== undefined) yield* within(pair.value, below, sheet);
  }
}

function* withinList(list: SequenceNode, path: string | undefined, sheet: Sheet): Generator<Mutation> {
  for (const [index, item] of list.items.entries()) {
    if (item === undefined) continue;
    const record = item.type === 'mapping' && path === undefined ? recordAt(item, sheet) : undefined;
    const below = path === undefined ? undefined : `${path}[]`;
    const what = record === undefined ? below : `record ${record.kind}`;
    if (what !== undefined) yield* mutation(what, item.start, removeItem(sheet.text, list, index), sheet);
    yield* within(item, below, sheet);
  }
}

function recordAt(node: MappingNode, { records }: Sheet): RecordFact | undefined {
  return records.find(({ span }) => span.start === node.start && span.end === node.end);
}

function* idMutations(sheet: Sheet, engine: Engine): Generator<Mutation> {
  const nested = engine.facts(sheet.file)?.nested ?? [];
  const defined = [
    ...sheet.records.map(({ kind, id, anchor }) => ({ path: `id ${kind}`, id, anchor })),
    ...nested.map(({ record, list, id, anchor }) => ({ path: `id ${record.kind}.${list}`, id, anchor })),
  ];
  for (const { path, id, anchor } of defined) {
    const at = sheet.text.indexOf(id, anchor.start);
    if (at === -1 || at >= anchor.end) continue;
    const end = at + id.length;
    yield* mutation(path, at, [{ span: { start: end, end }, text: 'Z' }], sheet);
  }
}

function* mutation(
  path: string,
  at: number,
  edits: readonly TextEdit[] | undefined,
  { file, text }: Sheet,
): Generator<Mutation> {
  if (edits === undefined) return;
  const line = text.slice(0, at).split('\n').length;
  yield { path, file, line, edits };
}

/** The rules that speak when something was taken out of a clean workspace; the workspace is whole again afterwards. */
export function noticedBy(engine: Engine, { file, edits }: Mutation): readonly string[] {
  const whole = engine.text(file);
  engine.apply([
    edits === undefined ? { type: 'removed', file } : { type: 'text', file, text: applyEdits(whole, edits) },
  ]);
  const rules = new Set(
    engine.filesWithFindings().flatMap((each) => engine.findings(each).map(({ rule }) => rule)),
  );
  engine.apply([{ type: 'text', file, text: whole }]);
  return [...rules].sort();
}
