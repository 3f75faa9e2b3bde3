import { todayIn } from '../base/calendar/instant.ts';
import type { AsOf } from '../engine/audit/audit-view.ts';
import { type Applied, type Change, Engine } from '../engine/engine.ts';
import type { Configuration } from '../engine/model/configuration.ts';
import { RULE_IDS } from '../engine/rules/registry.ts';
import type { ArtifactFact } from '../engine/workspace/view.ts';
import type { WantedPath } from '../engine/workspace/wanted-paths.ts';
import { affectedPaths } from './affected-paths.ts';
import { ArtifactProbe } from './artifacts.ts';
import { type CandidateFilter, createFilter, isConfigurationFile } from './candidate-filter.ts';
import type { Clock } from './clock.ts';
import { PLAIN_UTF8, type TextEncoding } from './decode-text.ts';
import type { FileSystem } from './file-system.ts';
import { toNative } from './paths.ts';
import { pump, Slice } from './pump.ts';
import { readAhead } from './read-ahead.ts';
import { type ReadConfiguration, readConfiguration } from './read-configuration.ts';
import { type FileReading, readWorkspaceFile } from './read-workspace-file.ts';
import { scan } from './scan.ts';

/** Files that are read at once. */
const READS_AT_ONCE = 32;

/** Files that the engine is told at once: some milliseconds of work. */
const BATCH = 64;

export interface WorkspaceOptions {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  /** Native absolute path of the workspace root. */
  readonly root: string;
  /** ISO date that overrides the configuration's `as_of` and the clock. */
  readonly asOf?: string | undefined;
  /** The text of a file that is open in an editor; it wins over the disk. Asked again right before each use. */
  readonly openText?: ((file: string) => string | undefined) | undefined;
  /** Applies while the configuration file is too wrong to be used. */
  readonly lastGood?: Configuration | undefined;
  /** While a scope, programme, SoA, crosswalk or framework file does not parse, keep what it said last. */
  readonly keepLastGood?: boolean | undefined;
  /** Severities of the editor, for workspaces without a configuration file. */
  readonly severityWithoutFile?: Configuration['severity'] | undefined;
}

export interface LoadProgress {
  /** Files that were read so far. The total is unknown until the walk has ended. */
  readonly files: number;
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
}

/**
 * One workspace root: its configuration, its engine, and the disk that feeds it. The command line and the server use
 * the same calls, so that they cannot differ. A changed configuration means a new host: everything depends on it.
 */
export class WorkspaceHost {
  readonly root: string;
  readonly engine: Engine;
  readonly configuration: ReadConfiguration;
  readonly asOf: AsOf;
  readonly filter: CandidateFilter;
  /** Root-relative folders below that are workspaces of their own; known when `load` has ended. */
  readonly nested: string[] = [];
  /** Sentences about folders and links that could not be walked; known when `load` has ended. */
  readonly notes: string[] = [];
  readonly #options: WorkspaceOptions;
  readonly #artifacts: ArtifactProbe;
  /** Only of files that are not plain UTF-8. */
  readonly #encodings = new Map<string, TextEncoding>();

  private constructor(options: WorkspaceOptions, read: ReadConfiguration, gitignore: string | undefined) {
    const configuration =
      read.file === undefined && options.severityWithoutFile !== undefined
        ? { ...read.configuration, severity: options.severityWithoutFile }
        : read.configuration;
    this.#options = options;
    this.root = options.root;
    this.configuration = { ...read, configuration };
    this.asOf = asOfDay(options, configuration);
    this.filter = createFilter({ include: configuration.include, exclude: configuration.exclude, gitignore });
    this.engine = new Engine({
      configuration,
      ...(read.file === undefined
        ? {}
        : { configurationFile: { file: read.file, text: read.text, problems: read.problems } }),
      keepLastGood: options.keepLastGood ?? false,
      asOf: this.asOf,
    });
    this.#artifacts = new ArtifactProbe({
      fileSystem: options.fileSystem,
      root: options.root,
      evidenceRoot: configuration.evidenceRoot,
      gitIgnores: (path) => this.filter.gitIgnores(path),
    });
  }

  /** Reads the configuration; the engine answers from here on, and `load` fills it. */
  static async open(options: WorkspaceOptions): Promise<WorkspaceHost> {
    const { fileSystem, root, openText, lastGood } = options;
    const [configuration, gitignore] = await Promise.all([
      readConfiguration({ fileSystem, root, knownRules: RULE_IDS, openText, lastGood }),
      readWorkspaceFile(fileSystem, root, '.gitignore'),
    ]);
    const { change } = gitignore;
    return new WorkspaceHost(options, configuration, change.type === 'text' ? change.text : undefined);
  }

  /** Feeds all files and artifacts to the engine, in slices that let other work in between. */
  async load({ signal, onProgress }: LoadOptions = {}): Promise<'complete' | 'cancelled'> {
    let files = 0;
    for await (const changes of this.#changes(this.#scan(signal), signal)) {
      // What vanished since the walk was never told.
      this.engine.apply(changes.filter(({ type }) => type !== 'removed'));
      this.#noteUnreadable(changes);
      files += changes.length;
      onProgress?.({ files });
    }
    if (signal?.aborted) return 'cancelled';
    await this.probeArtifacts(signal);
    if (signal?.aborted) return 'cancelled';
    this.engine.apply([{ type: 'complete' }]);
    return 'complete';
  }

  /**
   * Reads files that changed, appeared or vanished on disk and tells the engine. Files not ours
   * to read are skipped; undefined when none is left.
   */
  async refresh(files: readonly string[]): Promise<Applied | undefined> {
    const wanted = files.filter((file) => this.skips(file) === undefined);
    let all: Applied | undefined;
    for await (const changes of this.#changes(wanted)) {
      const applied = this.engine.apply(changes);
      all = all === undefined ? applied : both(all, applied);
    }
    return all;
  }

  /** Looks up the paths that the engine does not know yet. Undefined when there are none. */
  async probeArtifacts(signal?: AbortSignal): Promise<Applied | undefined> {
    const artifacts = await this.#probe(this.engine.wantedPaths(), signal);
    return artifacts.length === 0 ? undefined : this.engine.apply([{ type: 'artifacts', artifacts }]);
  }

  /** Looks again at the paths that may mean a file or folder that appeared, changed or vanished. */
  async probeAgain(changed: ReadonlySet<string>): Promise<Applied | undefined> {
    const wanted = affectedPaths(this.engine, this.configuration.configuration.evidenceRoot, changed);
    if (wanted.length === 0) return undefined;
    return this.engine.apply([{ type: 'artifacts', artifacts: await this.#artifacts.probe(wanted) }]);
  }

  /** Evaluates all that is pending, in slices. */
  async check(signal?: AbortSignal): Promise<'done' | 'cancelled'> {
    return pump(this.engine.settle(), signal);
  }

  /** Why a file of this folder is not looked at, or undefined when it is a candidate. */
  skips(file: string): string | undefined {
    const nested = this.nested.find((folder) => file.startsWith(`${folder}/`));
    if (nested !== undefined) return `${nested} is a workspace of its own`;
    return this.filter.skips(file);
  }

  /** How a file is stored on disk, to write it back the same way. */
  encodingOf(file: string): TextEncoding {
    return this.#encodings.get(file) ?? PLAIN_UTF8;
  }

  /** Native absolute path of a file of this workspace. */
  nativePath(file: string): string {
    return toNative(this.root, file);
  }

  /** A locked file that does not look like ours is no finding, and yet it might hold records. */
  #noteUnreadable(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.type !== 'unreadable' || change.code !== 'unreadable') continue;
      if (this.engine.why(change.file)?.ours !== true) this.notes.push(`${change.file}: ${change.reason}`);
    }
  }

  /** Reads files and hands out what is to be told, in batches that let other work in between. */
  async *#changes(
    files: AsyncIterable<string> | Iterable<string>,
    signal?: AbortSignal,
  ): AsyncGenerator<Change[], void> {
    const slice = new Slice();
    let readings: FileReading[] = [];
    for await (const reading of readAhead(files, (file) => this.#read(file), READS_AT_ONCE)) {
      if (signal?.aborted) return;
      readings.push(reading);
      if (readings.length < BATCH && !slice.isOver()) continue;
      // Others may run here, and open one of the files: what is current is asked after that.
      if (slice.isOver()) await slice.renew();
      yield readings.map((each) => this.#current(each));
      readings = [];
    }
    if (readings.length > 0) yield readings.map((each) => this.#current(each));
  }

  /** Nothing when it is cancelled. */
  async #probe(wanted: readonly WantedPath[], signal: AbortSignal | undefined): Promise<ArtifactFact[]> {
    if (wanted.length === 0) return [];
    const facts = await this.#artifacts.probe(wanted, signal);
    return signal?.aborted ? [] : facts;
  }

  async *#scan(signal: AbortSignal | undefined): AsyncGenerator<string, void> {
    const { fileSystem, root } = this.#options;
    for await (const event of scan({ fileSystem, root, filter: this.filter, signal })) {
      if (event.type === 'file') {
        if (!isConfigurationFile(event.file)) yield event.file;
      } else if (event.type === 'nested') this.nested.push(event.folder);
      else this.notes.push(event.message);
    }
  }

  async #read(file: string): Promise<FileReading> {
    const reading = await readWorkspaceFile(this.#options.fileSystem, this.root, file);
    if (reading.encoding === undefined || reading.encoding === PLAIN_UTF8) this.#encodings.delete(file);
    else this.#encodings.set(file, reading.encoding);
    return reading;
  }

  /** What was read a moment ago, unless the file is open in the editor by now. */
  #current({ change }: FileReading): Change {
    const text = this.#options.openText?.(change.file);
    return text === undefined ? change : { type: 'text', file: change.file, text };
  }
}

function both(first: Applied, second: Applied): Applied {
  const { revision } = second;
  if (first.touched === 'all' || second.touched === 'all') return { revision, touched: 'all' };
  return { revision, touched: new Set([...first.touched, ...second.touched]) };
}

function asOfDay(options: WorkspaceOptions, configuration: Configuration): AsOf {
  const pinned = options.asOf ?? configuration.asOf;
  if (pinned !== undefined) return { date: pinned, origin: 'pinned' };
  return { date: todayIn(configuration.timeZone, options.clock.now()), origin: 'clock' };
}
