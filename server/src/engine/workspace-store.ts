import type { Change } from './change.ts';
import { builtInCatalogue } from './frameworks/built-in-catalogue.ts';
import type { Catalogue } from './frameworks/catalogue.ts';
import { createCatalogue } from './frameworks/create-catalogue.ts';
import { citedIds } from './model/cited-ids.ts';
import type { Configuration } from './model/configuration.ts';
import { customFrameworks } from './model/custom-frameworks.ts';
import type { FileFacts } from './model/facts.ts';
import { SINGLETON_KINDS } from './model/kinds.ts';
import { notOurs, type ReadingContext, readFile, readingContext, unusable } from './model/read-file.ts';
import { looseKey } from './model/satisfies-key.ts';
import { neighbours } from './workspace/neighbours.ts';
import { candidateFiles, type WantedPath, wantedPath } from './workspace/wanted-paths.ts';
import { WorkspaceIndex } from './workspace/workspace-index.ts';

type Touched = Set<string> | 'all';

/**
 * Texts in, facts and index out. Knows which files a change reaches: the file itself, those whose records stand in a
 * relation to a record that really changed, and all of them when something global did.
 */
export class WorkspaceStore {
  readonly index = new WorkspaceIndex(citedIds);
  readonly #configuration: Configuration;
  readonly #keepLastGood: boolean;
  readonly #texts = new Map<string, string>();
  /** Files that a record points at as its artifact, with the number of such records: never records themselves. */
  readonly #targets = new Map<string, number>();
  /** Which files write a wanted path. */
  readonly #writers = new Map<string, Set<string>>();
  readonly #unanswered = new Map<string, WantedPath>();
  #context: ReadingContext;
  #catalogue: Catalogue = builtInCatalogue();
  #customKeys = '';
  #idsChanged = false;

  constructor(configuration: Configuration, keepLastGood: boolean) {
    this.#configuration = configuration;
    this.#keepLastGood = keepLastGood;
    this.#context = readingContext(configuration, new Set());
  }

  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  text(file: string): string | undefined {
    return this.#texts.get(file);
  }

  wantedPaths(): readonly WantedPath[] {
    return [...this.#unanswered.values()];
  }

  /** Whether ids came or went since this was asked last. */
  takeIdsChanged(): boolean {
    const changed = this.#idsChanged;
    this.#idsChanged = false;
    return changed;
  }

  /** Takes changes in; `pointingAt` names the files whose findings show places in a file. */
  apply(changes: readonly Change[], pointingAt: (file: string) => Iterable<string>): Touched {
    let touched: Touched = new Set();
    for (const change of changes) touched = union(touched, this.#applyOne(change, pointingAt));
    if (this.#refreshCustomFrameworks()) touched = 'all';
    return touched;
  }

  #applyOne(change: Change, pointingAt: (file: string) => Iterable<string>): Touched {
    switch (change.type) {
      case 'text':
        return this.#replace(change.file, change.text, this.#read(change.file, change.text), pointingAt);
      case 'removed':
        return this.#replace(change.file, undefined, undefined, pointingAt);
      case 'unreadable':
        return this.#replace(
          change.file,
          undefined,
          unusable(change.file, change.code, change.reason, this.#context, change.head),
          pointingAt,
        );
      case 'artifacts':
        return this.#applyArtifacts(change.artifacts);
      case 'complete':
        this.index.complete = true;
        return 'all';
      default:
        return new Set();
    }
  }

  #read(file: string, text: string): FileFacts {
    const facts = readFile(file, text, this.#context);
    if (facts.recognition.ours && (this.#targets.get(file) ?? 0) > 0) {
      this.#texts.set(file, text);
      // What it points at itself still counts: so the outcome does not depend on which file was read first.
      return { ...notOurs(file, 'a record points at it as its artifact'), paths: facts.paths };
    }
    return facts;
  }

  #replace(
    file: string,
    text: string | undefined,
    facts: FileFacts | undefined,
    pointingAt: (file: string) => Iterable<string>,
  ): Touched {
    const before = this.index.facts(file);
    const textBefore = this.#texts.get(file);
    const after = this.#lastGood(before, facts);
    if (text !== undefined && after !== undefined && mustKeepText(after)) this.#texts.set(file, text);
    else if (text === undefined || (this.#targets.get(file) ?? 0) === 0) this.#texts.delete(file);
    if (before === undefined && after?.recognition.ours === false && after.paths.length === 0) {
      this.index.set(after);
      return new Set();
    }
    const kindsBefore = this.#kindsPresent(before, after);
    if (idsOf(before) !== idsOf(after)) this.#idsChanged = true;
    const touched: Touched = new Set([file, ...pointingAt(file)]);
    // Nobody listens to cross-file relations before all files are there: the end of indexing touches everything.
    const relations = this.index.complete
      ? { textBefore: textBefore ?? '', textAfter: text ?? '', before, after }
      : undefined;
    if (relations !== undefined) for (const other of neighbours(this.index, relations)) touched.add(other);
    if (after === undefined) this.index.remove(file);
    else this.index.set(after);
    if (relations !== undefined) for (const other of neighbours(this.index, relations)) touched.add(other);
    const retargeted = this.#retarget(before, after, pointingAt);
    if (
      this.index.complete &&
      (holdsGlobals(before) || holdsGlobals(after) || kindsBefore !== this.#kindsPresent(before, after))
    )
      return 'all';
    return union(touched, retargeted);
  }

  /** Broken scope, programme, SoA, crosswalk and framework files keep what they said, and show what is broken. */
  #lastGood(before: FileFacts | undefined, after: FileFacts | undefined): FileFacts | undefined {
    if (!this.#keepLastGood || before === undefined || after === undefined || !holdsGlobals(before))
      return after;
    if (after.problems.length === 0) return after;
    return { ...before, problems: after.problems, stale: true };
  }

  /** Which kinds of the two files are present in the workspace at all: some checks wake with the first record. */
  #kindsPresent(before: FileFacts | undefined, after: FileFacts | undefined): string {
    const kinds = new Set(
      [...(before?.records ?? []), ...(after?.records ?? [])].map((record) => record.kind),
    );
    return [...kinds]
      .filter((kind) => this.index.count(kind) > 0)
      .sort()
      .join();
  }

  /** Keeps count of the files that records point at, and reads those again that became or ceased to be artifacts. */
  #retarget(
    before: FileFacts | undefined,
    after: FileFacts | undefined,
    pointingAt: (file: string) => Iterable<string>,
  ): Touched {
    if ((before?.paths.length ?? 0) === 0 && (after?.paths.length ?? 0) === 0) return new Set();
    const changed = new Set<string>();
    for (const path of before?.paths ?? []) this.#count(wantedPath(path), path.record.file, -1, changed);
    for (const path of after?.paths ?? []) this.#count(wantedPath(path), path.record.file, 1, changed);
    let touched: Touched = new Set();
    for (const file of changed) {
      const text = this.#texts.get(file);
      const isTarget = (this.#targets.get(file) ?? 0) > 0;
      const wasTarget = this.index.facts(file)?.recognition.ours === false;
      if (text === undefined || isTarget === wasTarget || file === after?.file) continue;
      touched = union(touched, this.#replace(file, text, this.#read(file, text), pointingAt));
    }
    return touched;
  }

  #count(wanted: WantedPath, writer: string, by: 1 | -1, changed: Set<string>): void {
    const key = keyOf(wanted);
    const writers = this.#writers.get(key) ?? new Set();
    if (by === 1) writers.add(writer);
    else writers.delete(writer);
    if (writers.size === 0) this.#writers.delete(key);
    else this.#writers.set(key, writers);
    const known = this.index.artifact(wanted.path, wanted.from);
    const unhashed = wanted.hash === true && known?.exists === true && known.sha256 === undefined;
    const unread = wanted.read === true && known?.exists === true && known.text === undefined;
    if (by === 1 && (known === undefined || unhashed || unread)) {
      this.#unanswered.set(key, { ...this.#unanswered.get(key), ...wanted });
    } else if (writers.size === 0) this.#unanswered.delete(key);
    for (const file of candidateFiles(wanted, this.#configuration.evidenceRoot)) {
      if (file === writer) continue;
      this.#targets.set(file, (this.#targets.get(file) ?? 0) + by);
      changed.add(file);
    }
  }

  #applyArtifacts(artifacts: Extract<Change, { type: 'artifacts' }>['artifacts']): Touched {
    const touched: Touched = new Set();
    const anyBefore = this.index.anyArtifactUnderRoot;
    for (const artifact of artifacts) {
      this.index.setArtifact(artifact);
      this.#unanswered.delete(keyOf(artifact));
      for (const writer of this.#writers.get(keyOf(artifact)) ?? []) touched.add(writer);
    }
    return anyBefore === this.index.anyArtifactUnderRoot ? touched : 'all';
  }

  /** Takes in custom frameworks that records define; true when the set changed and files were read again. */
  #refreshCustomFrameworks(): boolean {
    if (!this.index.complete && this.index.count('framework') === 0) return false;
    const frameworks = customFrameworks(this.index.records('framework'));
    const keys = JSON.stringify(frameworks);
    if (keys === this.#customKeys) return false;
    this.#customKeys = keys;
    this.#catalogue = frameworks.length === 0 ? builtInCatalogue() : createCatalogue(frameworks);
    this.#context = readingContext(this.#configuration, new Set(frameworks.map(({ id }) => looseKey(id))));
    for (const facts of [...this.index.files()]) {
      const text = this.#texts.get(facts.file);
      if (text === undefined || !dependsOnFrameworks(facts, text)) continue;
      this.index.set(this.#read(facts.file, text));
    }
    return true;
  }
}

/** Keys that mean `satisfies` only above the key of a framework that is known. */
const LOOSE_SATISFIES = /\b(?:mappings|frameworks|compliance|standards)["']?\s*:/i;

function dependsOnFrameworks(facts: FileFacts, text: string): boolean {
  if (facts.recognition.awaitsFrameworks !== undefined || LOOSE_SATISFIES.test(text)) return true;
  return facts.records.some((record) => !record.declared || record.recognisedBy === 'plural-list');
}

/** The ids that a file defines, of records and of nested lists, in order. */
function idsOf(facts: FileFacts | undefined): string {
  if (facts === undefined) return '';
  const ids = [
    ...facts.records.map((record) => `${record.kind} ${record.id}`),
    ...facts.nested.map((nested) => `${nested.list} ${nested.id}`),
  ];
  return ids.join('\n');
}

function mustKeepText(facts: FileFacts): boolean {
  return facts.recognition.ours || facts.recognition.awaitsFrameworks !== undefined;
}

function holdsGlobals(facts: FileFacts | undefined): boolean {
  return facts?.records.some((record) => SINGLETON_KINDS.has(record.kind)) ?? false;
}

function keyOf(wanted: WantedPath): string {
  return `${wanted.from}\n${wanted.path}`;
}

function union(a: Touched, b: Touched): Touched {
  if (a === 'all' || b === 'all') return 'all';
  for (const file of b) a.add(file);
  return a;
}
