import type { Engine } from '../../server/src/engine/engine.ts';
import { completion } from '../../server/src/engine/features/completion.ts';
import { hover } from '../../server/src/engine/features/hover.ts';
import { references } from '../../server/src/engine/features/references.ts';
import type { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import { spread, type Timing, timing } from './measure.ts';

export interface EngineFigures {
  readonly keystroke: Timing;
  readonly hover: Timing;
  readonly completion: Timing;
  readonly references: Timing;
}

/** How often each operation is timed. */
const TIMES = 400;

/** Kinds of file whose keystrokes the figures are about. */
const KEYSTROKE_FILES = /^(controls|evidence|risks|vendors)\//;

/** Times what an editor asks of an indexed workspace. */
export function engineFigures(host: WorkspaceHost): EngineFigures {
  const { engine } = host;
  const files = spread([...engine.files()].filter((file) => KEYSTROKE_FILES.test(file)).sort(), TIMES);
  return {
    keystroke: timing(keystrokes(engine, files)),
    hover: timing(
      files.flatMap((file) =>
        offsetsIn(engine, file).map((offset) => timeOf(() => hover(engine, file, offset))),
      ),
    ),
    completion: timing(
      files.map((file) =>
        timeOf(() => completion(engine, file, engine.text(file).indexOf('satisfies') + 20)),
      ),
    ),
    references: timing(
      files.map((file) =>
        timeOf(() => references(engine, file, engine.text(file).indexOf('id: ') + 5, true)),
      ),
    ),
  };
}

/**
 * A letter is typed into a title, an id is changed and changed back, a reference is cut short: after each, the
 * findings of the file itself and of all files that it touched are known again.
 */
function keystrokes(engine: Engine, files: readonly string[]): number[] {
  const edits: ((text: string) => string)[] = [
    (text) => text.replace('title: ', 'title: x'),
    (text) => text.replace(/^(id: .*)$/m, '$1x'),
    (text) => text.replace(/(AC|EV|R)-(\d{4})\d/, '$1-$2'),
    (text) => `${text}# note\n`,
  ];
  return files.flatMap((file, index) => {
    const original = engine.text(file);
    const edit = edits[index % edits.length];
    if (edit === undefined) return [];
    const there = timeOf(() => type(engine, file, edit(original)));
    const back = timeOf(() => type(engine, file, original));
    return [there, back];
  });
}

function type(engine: Engine, file: string, text: string): void {
  const { touched } = engine.apply([{ type: 'text', file, text }]);
  engine.findings(file);
  if (touched === 'all') throw new Error(`${file} touched everything`);
  for (const other of touched) engine.findings(other);
}

/** A few places a reader would point at: the id, a cited id, a key, a reference. */
function offsetsIn(engine: Engine, file: string): number[] {
  const text = engine.text(file);
  return ['id: ', 'CC', 'owner', 'controls: [', 'evidence: [']
    .map((word) => text.indexOf(word) + word.length)
    .filter((at) => at > 10);
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
