import type { Engine } from '../../server/src/engine/engine.ts';
import type {
  CompletionItem,
  Completions,
} from '../../server/src/engine/features/completion/completion-item.ts';
import { completion } from '../../server/src/engine/features/completion.ts';
import type { Hover } from '../../server/src/engine/features/hover/card.ts';
import { hover } from '../../server/src/engine/features/hover.ts';
import type { Snapshot } from '../../server/src/engine/features/snapshot.ts';
import { plainText } from '../../server/src/engine/features/words/markdown-text.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor, type WorkspaceOptions } from '../support/workspace.ts';

/** An engine with a fixture's files; a file that is none of ours is seen with its text, as an open editor shows it. */
export function openFixture(
  source: string,
  options: WorkspaceOptions = {},
): { engine: Engine; snapshot: Snapshot; file: string; offset: number } {
  const { files, cursor } = readFixture(source);
  if (cursor === undefined) throw new Error('the fixture has no cursor');
  const engine = engineFor(files, options);
  return {
    engine,
    snapshot: opened(engine, cursor.file, files.get(cursor.file) ?? ''),
    file: cursor.file,
    offset: cursor.offset,
  };
}

/** A snapshot in which one file has a text although the engine keeps none. */
export function opened(engine: Engine, file: string, text: string): Snapshot {
  if (engine.facts(file)?.recognition.ours === true) return engine;
  return new Proxy<Snapshot>(engine, {
    get(target, name) {
      if (name === 'text') return (other: string) => (other === file ? text : target.text(other));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export function hoverAt(source: string, options: WorkspaceOptions = {}): Hover | undefined {
  const { snapshot, file, offset } = openFixture(source, options);
  return hover(snapshot, file, offset);
}

/** The hover as somebody reads it. */
export function hoverText(source: string, options: WorkspaceOptions = {}): string | undefined {
  const found = hoverAt(source, options);
  return found === undefined ? undefined : plainText(found.contents);
}

export function completeAt(
  source: string,
): Completions & { readonly sorted: readonly CompletionItem[]; readonly labels: readonly string[] } {
  const { snapshot, file, offset } = openFixture(source);
  const found = completion(snapshot, file, offset);
  const sorted = [...found.items].sort((a, b) =>
    a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0,
  );
  return { ...found, sorted, labels: sorted.map((item) => item.label) };
}

/** The file after an item was chosen; the stop of a snippet is shown as `|`. */
export function accepted(source: string, label: string): string {
  const { snapshot, file, offset } = openFixture(source);
  const item = completion(snapshot, file, offset).items.find((each) => each.label === label);
  if (item === undefined) throw new Error(`${label} is not offered`);
  const text = snapshot.text(file);
  const insert = item.snippet ? item.insert.replace('$0', '|').replace(/\\([\\$}])/g, '$1') : item.insert;
  return text.slice(0, item.replace.start) + insert + text.slice(item.replace.end);
}
