import { LineIndex } from '../base/text/line-index.ts';
import type { Position, Range, Span } from '../base/text/range.ts';
import type { Snapshot } from '../engine/features/snapshot.ts';
import { parseSource } from '../engine/model/read-file.ts';
import type { Finding } from '../engine/rules/rule.ts';

/**
 * A snapshot with the text of one open file that the engine does not hold, or not yet: one that is none of ours, in
 * whose running text ids can be asked about, or the configuration while it is being typed.
 */
export class OpenFileSnapshot implements Snapshot {
  readonly #snapshot: Snapshot;
  readonly #file: string;
  readonly #text: string;
  readonly #lines: LineIndex;
  #tree: ReturnType<Snapshot['tree']> | undefined;

  constructor(snapshot: Snapshot, file: string, text: string) {
    this.#snapshot = snapshot;
    this.#file = file;
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  get revision(): number {
    return this.#snapshot.revision;
  }

  get workspace(): Snapshot['workspace'] {
    return this.#snapshot.workspace;
  }

  get catalogue(): Snapshot['catalogue'] {
    return this.#snapshot.catalogue;
  }

  get configuration(): Snapshot['configuration'] {
    return this.#snapshot.configuration;
  }

  get audit(): Snapshot['audit'] {
    return this.#snapshot.audit;
  }

  get standings(): Snapshot['standings'] {
    return this.#snapshot.standings;
  }

  text(file: string): string {
    return file === this.#file ? this.#text : this.#snapshot.text(file);
  }

  facts(file: string): ReturnType<Snapshot['facts']> {
    return this.#snapshot.facts(file);
  }

  tree(file: string): ReturnType<Snapshot['tree']> {
    if (file !== this.#file) return this.#snapshot.tree(file);
    this.#tree ??= parseSource(file, this.#text);
    return this.#tree;
  }

  range(file: string, span: Span): Range {
    return file === this.#file ? this.#lines.range(span) : this.#snapshot.range(file, span);
  }

  offset(file: string, position: Position): number {
    return file === this.#file ? this.#lines.offset(position) : this.#snapshot.offset(file, position);
  }

  findings(file: string): readonly Finding[] {
    return this.#snapshot.findings(file);
  }

  fixes(finding: Finding): ReturnType<Snapshot['fixes']> {
    return this.#snapshot.fixes(finding);
  }
}
