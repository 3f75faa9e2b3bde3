import { todayIn } from '../base/calendar/instant.ts';
import type { AsOf } from '../engine/audit/audit-view.ts';
import { type Applied, type Change, Engine } from '../engine/engine.ts';
import type { Configuration } from '../engine/model/configuration.ts';
import { RULES } from '../engine/rules/registry.ts';
import { ArtifactProbe } from './artifacts.ts';
import { type CandidateFilter, createFilter } from './candidate-filter.ts';
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
      configurationProblems: read.problems,
      ...(read.file === undefined ? {} : { configurationFile: read.file }),
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
    const knownRules = RULES.map((rule) => rule.id);
    const [configuration, gitignore] = await Promise.all([
      readConfiguration({ fileSystem, root, knownRules, openText, lastGood }),
      readWorkspaceFile(fileSystem, root, '.gitignore'),
    ]);
    const { change } = gitignore;
    return new WorkspaceHost(options, configuration, change.type === 'text' ? change.text : undefined);
  }

  /** Feeds all files and artifacts to the engine, in slices that let other work in between. */
  async load({ signal, onProgress }: LoadOptions = {}): Promise<'complete' | 'cancelled'> {
    const slice = new Slice();
    let batch: Change[] = [];
    let files = 0;
    for await (const reading of readAhead(this.#scan(signal), (file) => this.#read(file), READS_AT_ONCE)) {
      if (signal?.aborted) return 'cancelled';
      files++;
      if (reading.change.type !== 'removed') batch.push(this.#current(reading));
      if (batch.length < READS_AT_ONCE && !slice.isOver()) continue;
      this.engine.apply(batch);
      batch = [];
      onProgress?.({ files });
      if (slice.isOver()) await slice.renew();
    }
    this.engine.apply(batch);
    onProgress?.({ files });
    await this.probeArtifacts(signal);
    if (signal?.aborted) return 'cancelled';
    this.engine.apply([{ type: 'complete' }]);
    return 'complete';
  }

  /** Reads files that changed, appeared or vanished on disk and tells the engine; files not ours to read are skipped. */
  async refresh(files: readonly string[]): Promise<Applied> {
    const wanted = files.filter((file) => this.skips(file) === undefined);
    const changes: Change[] = [];
    for await (const reading of readAhead(wanted, (file) => this.#read(file), READS_AT_ONCE))
      changes.push(this.#current(reading));
    return this.engine.apply(changes);
  }

  /** Looks up the paths that the engine does not know yet. Undefined when there are none. */
  async probeArtifacts(signal?: AbortSignal): Promise<Applied | undefined> {
    const wanted = this.engine.wantedPaths();
    if (wanted.length === 0) return undefined;
    const artifacts = await this.#artifacts.probe(wanted, signal);
    return signal?.aborted ? undefined : this.engine.apply([{ type: 'artifacts', artifacts }]);
  }

  /** Evaluates all that is pending, in slices. */
  async check(signal?: AbortSignal): Promise<'done' | 'cancelled'> {
    return pump(this.engine.check(), signal);
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

  async *#scan(signal: AbortSignal | undefined): AsyncGenerator<string, void> {
    const { fileSystem, root } = this.#options;
    for await (const event of scan({ fileSystem, root, filter: this.filter, signal })) {
      if (event.type === 'file') yield event.file;
      else if (event.type === 'nested') this.nested.push(event.folder);
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

function asOfDay(options: WorkspaceOptions, configuration: Configuration): AsOf {
  const pinned = options.asOf ?? configuration.asOf;
  if (pinned !== undefined) return { date: pinned, origin: 'pinned' };
  return { date: todayIn(configuration.timeZone, options.clock.now()), origin: 'clock' };
}
