import { LineIndex } from '../base/text/line-index.ts';
import type { Position, Range, Span } from '../base/text/range.ts';
import type { AsOf, AuditView } from './audit/audit-view.ts';
import { createAuditView, newMemory } from './audit/create-audit-view.ts';
import { Standings } from './audit/standings.ts';
import { StandingsMemory } from './audit/standings-memory.ts';
import type { Applied, Change } from './change.ts';
import { matrixRecord } from './features/matrix/records.ts';
import type { Snapshot } from './features/snapshot.ts';
import { Findings } from './findings.ts';
import type { Catalogue } from './frameworks/catalogue.ts';
import type { Configuration, ConfigurationProblem } from './model/configuration.ts';
import type { FileFacts, Recognition } from './model/facts.ts';
import { parseSource } from './model/read-file.ts';
import { configurationFindings } from './rules/config/configuration-findings.ts';
import type { Hit } from './rules/evaluate.ts';
import { evaluateWorkspaceRule } from './rules/evaluate.ts';
import { RULES, ruleById } from './rules/registry.ts';
import type { Finding, Fix } from './rules/rule.ts';
import { SUMMARY } from './rules/summaries.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import type { WorkspaceView } from './workspace/view.ts';
import type { WantedPath } from './workspace/wanted-paths.ts';
import { WorkspaceStore } from './workspace-store.ts';

export type { Applied, Change } from './change.ts';

export interface EngineOptions {
  readonly configuration: Configuration;
  /** The configuration file with its text and problems, where there is one: its findings are published too. */
  readonly configurationFile?: {
    readonly file: string;
    readonly text: string;
    readonly problems: readonly ConfigurationProblem[];
  };
  readonly asOf: AsOf;
  /** While a scope, programme, SoA, crosswalk or framework file does not parse, keep what it said last. */
  readonly keepLastGood?: boolean;
}

/**
 * One workspace: texts go in, findings and answers come out. Synchronous, without IO and without a clock. A changed
 * configuration is a new engine.
 */
export class Engine implements Snapshot {
  readonly configuration: Configuration;
  readonly #configurationFile: EngineOptions['configurationFile'];
  readonly #store: WorkspaceStore;
  readonly #findings = new Findings(RULES);
  readonly #trees = new Map<string, { readonly text: string; readonly tree: SyntaxTree }>();
  readonly #lines = new Map<string, { readonly text: string; readonly index: LineIndex }>();
  #asOf: AsOf;
  #audit: AuditView | undefined;
  #standings: Standings | undefined;
  readonly #auditMemory = newMemory();
  readonly #standingsMemory = new StandingsMemory();
  #programme = '';
  /** What was said about the workspace as a whole when it was settled last, by the file where it is shown. */
  #workspaceHits: ReadonlyMap<string, readonly Hit[]> = new Map();
  #pending = new Set<string>();
  #revision = 0;

  constructor(options: EngineOptions) {
    this.configuration = options.configuration;
    this.#configurationFile = options.configurationFile;
    this.#asOf = options.asOf;
    this.#store = new WorkspaceStore(options.configuration, options.keepLastGood ?? false);
  }

  get revision(): number {
    return this.#revision;
  }

  get workspace(): WorkspaceView {
    return this.#store.index;
  }

  get catalogue(): Catalogue {
    return this.#store.catalogue;
  }

  get audit(): AuditView {
    this.#audit ??= createAuditView(
      this.workspace,
      this.catalogue,
      this.configuration,
      this.#asOf,
      this.#auditMemory,
    );
    return this.#audit;
  }

  get standings(): Standings {
    this.#standings ??= new Standings(this, this.#standingsMemory);
    return this.#standings;
  }

  /** Takes the place of another engine of the same root: revisions go on growing where that one stopped. */
  continueFrom(revision: number): void {
    this.#revision = Math.max(this.#revision, revision) + 1;
  }

  /** Takes changes in and says whose findings may differ because of them. */
  apply(changes: readonly Change[]): Applied {
    this.#revision++;
    this.#audit = undefined;
    this.#standings = undefined;
    const touched = this.#store.apply(changes, (file) => this.#findings.pointingAt(file));
    if (this.#store.takeIdsChanged() && touched !== 'all')
      for (const file of this.#findings.readingIds) touched.add(file);
    let all = touched === 'all';
    for (const change of changes) {
      if (change.type !== 'as-of') continue;
      this.#asOf = change.asOf;
      all = true;
    }
    const programme = programmeKey(this.audit);
    if (programme !== this.#programme) all = true;
    this.#programme = programme;
    // Before all files are there nobody keeps count of which file reaches which.
    this.#standingsMemory.touch(all || touched === 'all' || !this.workspace.complete ? 'all' : touched);
    return this.#invalidate(all ? 'all' : touched);
  }

  /** Files that are ours, in no particular order. */
  *files(): Iterable<string> {
    for (const facts of this.workspace.files()) if (facts.recognition.ours) yield facts.file;
  }

  /** Findings of one file; evaluates it when needed. */
  findings(file: string): readonly Finding[] {
    if (file === this.#configurationFile?.file) {
      return configurationFindings(file, this.#configurationFile.problems, this);
    }
    const facts = this.workspace.facts(file);
    if (facts === undefined) return [];
    this.#pending.delete(file);
    return this.#findings.of(facts, this, this.#workspaceHits.get(file) ?? []);
  }

  /** Evaluates what is pending, one file per step, so that a host can run it in slices; yields touched files. */
  *check(files: Iterable<string> = [...this.#pending]): Generator<string, void> {
    for (const file of files) {
      const facts = this.workspace.facts(file);
      if (facts !== undefined) this.#findings.evaluate(facts, this);
      this.#pending.delete(file);
      yield file;
    }
  }

  /**
   * Works out what is said about the workspace as a whole: which rules sum up, and the rules that look at all of it. Long
   * work, for a pause in typing: one rule per step. Yields files whose findings may differ because of it; the empty
   * text between them is a place to stop.
   */
  *settle(): Generator<string, void> {
    yield* this.check();
    const revision = this.#revision;
    yield* this.#findings.settle();
    const hits: Hit[] = [...this.#findings.summaryHits(this)];
    for (const rule of this.#findings.rules.workspace) {
      hits.push(...evaluateWorkspaceRule(rule, this));
      yield '';
      // A change came in between: the host asks again when that is taken in.
      if (revision !== this.#revision) return;
    }
    const before = this.#workspaceHits;
    this.#workspaceHits = groupedByFile(hits);
    for (const file of new Set([...before.keys(), ...this.#workspaceHits.keys()])) yield file;
  }

  /**
   * Works out where controls, artifacts and items stand, how a matrix names them, and the pairs of the two frameworks that ship, for a pause: views
   * that ask afterwards are answered at once. One of them per step, and a few rows of pairs; ends when a change comes in between.
   */
  *prepareStandings(): Generator<string, void> {
    const revision = this.#revision;
    for (const kind of ['control', 'evidence'] as const) {
      for (const record of [...this.workspace.records(kind)]) {
        if (revision !== this.#revision) return;
        const standing =
          kind === 'control' ? this.standings.control(record) : this.standings.evidence(record);
        matrixRecord(record, kind, standing.state);
        yield '';
      }
    }
    for (const framework of this.catalogue.frameworks()) {
      for (const item of this.catalogue.items(framework)) {
        if (revision !== this.#revision) return;
        this.standings.item(item);
        yield '';
      }
    }
    if (revision !== this.#revision) return;
    const [rows, columns] = ['soc2', 'iso27001'].map((framework) => this.catalogue.items(framework));
    if (rows === undefined || columns === undefined) return;
    for (const _ of this.standings.prepareCells(rows, columns)) {
      yield '';
      if (revision !== this.#revision) return;
    }
  }

  /** Evaluates everything and returns the files that have findings, sorted by path. */
  filesWithFindings(): string[] {
    for (const _ of this.settle());
    const files = [...this.files()].filter((file) => this.findings(file).length > 0);
    const own = this.#configurationFile?.file;
    if (own !== undefined && this.findings(own).length > 0) files.push(own);
    return files.sort((a, b) => (a < b ? -1 : 1));
  }

  fixes(finding: Finding): readonly Fix[] {
    if (finding.problem.data === SUMMARY) return [];
    return [...(ruleById(finding.rule)?.fixes?.(finding.problem, this) ?? [])];
  }

  facts(file: string): FileFacts | undefined {
    return this.workspace.facts(file);
  }

  /**
   * The text of a file that is ours, of the configuration, or of a document that a record names as prose of ours; the
   * empty text for any other.
   */
  text(file: string): string {
    if (file === this.#configurationFile?.file) return this.#configurationFile.text;
    return this.#store.text(file) ?? this.#store.index.prose(file) ?? '';
  }

  tree(file: string): SyntaxTree | undefined {
    const text = this.#store.text(file);
    if (text === undefined) return undefined;
    const known = this.#trees.get(file);
    if (known?.text === text) return known.tree;
    const tree = parseSource(file, text);
    remember(this.#trees, file, { text, tree });
    return tree;
  }

  range(file: string, span: Span): Range {
    return this.#lineIndex(file).range(span);
  }

  offset(file: string, position: Position): number {
    return this.#lineIndex(file).offset(position);
  }

  /** How a file was recognised, or why not; undefined for a file that was never told. */
  why(file: string): Recognition | undefined {
    return this.workspace.facts(file)?.recognition;
  }

  /** Paths that records write and of which no artifact fact is known yet. */
  wantedPaths(): readonly WantedPath[] {
    return this.#store.wantedPaths();
  }

  #invalidate(touched: ReadonlySet<string> | 'all'): Applied {
    if (touched === 'all') {
      this.#findings.clear();
      this.#pending = new Set(this.files());
    } else {
      for (const file of touched) {
        this.#findings.forget(file);
        if (this.workspace.facts(file)?.recognition.ours === true) this.#pending.add(file);
        else this.#pending.delete(file);
      }
    }
    return { revision: this.#revision, touched };
  }

  #lineIndex(file: string): LineIndex {
    const text = this.text(file);
    const known = this.#lines.get(file);
    if (known?.text === text) return known.index;
    const index = new LineIndex(text);
    remember(this.#lines, file, { text, index });
    return index;
  }
}

function groupedByFile(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  const byFile = new Map<string, Hit[]>();
  for (const hit of hits) {
    const list = byFile.get(hit.problem.file);
    if (list === undefined) byFile.set(hit.problem.file, [hit]);
    else list.push(hit);
  }
  return byFile;
}

/** How many trees and line indexes are kept: the files that somebody is looking at. */
const KEPT = 64;

/** Keeps the last few of what can be made again, so that a large workspace does not hold it all. */
function remember<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size <= KEPT) return;
  for (const oldest of cache.keys()) {
    cache.delete(oldest);
    return;
  }
}

/** The programme as text: when it differs, every finding may differ. */
function programmeKey(audit: AuditView): string {
  const { frameworks, soc2Type, window, nextWindow, type1AsOf, categories } = audit.programme;
  return JSON.stringify([
    [...frameworks].sort(),
    soc2Type,
    window,
    nextWindow,
    type1AsOf,
    [...(categories ?? [])].sort(),
  ]);
}
