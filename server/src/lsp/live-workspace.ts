import { isDeepStrictEqual } from 'node:util';
import { todayIn } from '../base/calendar/instant.ts';
import type { AsOf } from '../engine/audit/audit-view.ts';
import type { Applied, Change, Engine } from '../engine/engine.ts';
import type { SeveritySetting } from '../engine/model/configuration.ts';
import { isConfigurationFile } from '../host/candidate-filter.ts';
import { type Clock, watchDay } from '../host/clock.ts';
import type { FileSystem } from '../host/file-system.ts';
import type { ReadConfiguration } from '../host/read-configuration.ts';
import { WorkspaceHost } from '../host/workspace-host.ts';
import type { RootLocation } from './locations.ts';
import { inBackground, type Log } from './protect.ts';

/** What a workspace needs from its surroundings. */
export interface WorkspaceServices {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  /** Severities for workspaces without a configuration file. */
  readonly severity: () => ReadonlyMap<string, SeveritySetting>;
  /** The ISO date that somebody travels to; undefined while nobody does. */
  readonly travelDay: () => string | undefined;
  /** The text of a file of this workspace that is open in the editor. */
  readonly openText: (workspace: LiveWorkspace, file: string) => string | undefined;
  /** All open files of this workspace. */
  readonly openFiles: (workspace: LiveWorkspace) => Iterable<string>;
  /** Runs the reading of all files, and shows how far it is. */
  readonly index: (
    workspace: LiveWorkspace,
    host: WorkspaceHost,
    signal: AbortSignal,
  ) => Promise<'complete' | 'cancelled'>;
}

/** Who hears what happens in a workspace. */
export interface WorkspaceListener {
  /** Findings may differ; `changed` is the file that the user works on, where there is one. */
  touched(workspace: LiveWorkspace, touched: Applied['touched'], changed?: string): void;
  /** Its state, its progress or its date is another. */
  stateChanged(workspace: LiveWorkspace): void;
}

export type WorkspaceState = 'opening' | 'indexing' | 'ready' | 'cancelled';

/** Paths that were just written are looked up on disk when typing pauses. */
const PROBE_DELAY = 100;

/**
 * One workspace root while the server runs. Its engine answers from the first moment; a changed configuration is read
 * into a second engine beside it, which takes over when it knows everything.
 */
export class LiveWorkspace {
  readonly location: RootLocation;
  /** The only file, where a document is open that lies in no folder of the client. */
  readonly only: string | undefined;
  state: WorkspaceState = 'opening';
  /** Files read so far by the current reading. */
  filesRead = 0;
  readonly #services: WorkspaceServices;
  readonly #listener: WorkspaceListener;
  readonly #opened: Promise<void>;
  #host: WorkspaceHost | undefined;
  #incoming: WorkspaceHost | undefined;
  #configuration: ReadConfiguration | undefined;
  #reading = new AbortController();
  #settled: Promise<void>;
  #stopCalendar: () => void = () => undefined;
  #cancelProbe: (() => void) | undefined;
  /** Files that changed on disk while all were being read: looked at once more when that is done. */
  readonly #changedMeanwhile = new Set<string>();
  #disposed = false;

  constructor(
    location: RootLocation,
    only: string | undefined,
    services: WorkspaceServices,
    listener: WorkspaceListener,
  ) {
    this.location = location;
    this.only = only;
    this.#services = services;
    this.#listener = listener;
    this.#opened = this.#open();
    this.#settled = this.#opened.then(() => this.#readAll());
    inBackground(services.log, `Reading ${location.native}`, this.#settled);
  }

  /** The engine; undefined before the configuration was read. */
  get engine(): Engine | undefined {
    return this.#host?.engine;
  }

  /** Whether a record was found so far. */
  get hasRecords(): boolean {
    for (const _ of this.engine?.files() ?? []) return true;
    return false;
  }

  /** As `engine`, when it is there. */
  async whenOpen(): Promise<Engine | undefined> {
    await this.#opened;
    return this.engine;
  }

  /** Resolves when all files are read, also those of a reading that was asked for meanwhile. */
  async whenRead(): Promise<void> {
    for (let known: Promise<void> | undefined; known !== this.#settled; ) {
      known = this.#settled;
      await known;
    }
  }

  /** The configuration as it is written now; its problems are newer than the engine's when nothing else changed. */
  get configuration(): ReadConfiguration | undefined {
    return this.#configuration;
  }

  /** Folders below that are workspaces of their own. */
  get nested(): readonly string[] {
    return [...new Set([...(this.#host?.nested ?? []), ...(this.#incoming?.nested ?? [])])];
  }

  /** Sentences about what could not be read. */
  get notes(): readonly string[] {
    return this.#host?.notes ?? [];
  }

  /** Why a file of this folder is not looked at, or undefined when it is a candidate. */
  skips(file: string): string | undefined {
    return this.#host?.skips(file);
  }

  /** Takes the text of an open file in. */
  edit(file: string, text: string): void {
    if (isConfigurationFile(file)) return;
    this.#apply([{ type: 'text', file, text }], file);
  }

  /** Forgets a file that is no longer open and was never saved, or belongs to another workspace now. */
  forget(file: string): void {
    this.#apply([{ type: 'removed', file }], file);
  }

  /** Reads files again that changed, appeared or vanished on disk. Open files keep the editor's text. */
  async refresh(files: readonly string[]): Promise<void> {
    await this.#opened;
    if (this.#incoming !== undefined || this.state === 'indexing')
      for (const file of files) this.#changedMeanwhile.add(file);
    await this.#refresh(this.#host, files);
  }

  /** Looks again at what records point at, where one of the paths changed. */
  async probeAgain(paths: ReadonlySet<string>): Promise<void> {
    await this.#opened;
    const host = this.#host;
    const applied = await host?.probeAgain(paths);
    if (applied !== undefined && host === this.#host) this.#listener.touched(this, applied.touched);
  }

  /**
   * Reads the configuration again, and all files when it says something else than before (always with `force`). The
   * last good configuration stays while the new one cannot be used.
   */
  reload(force: boolean): Promise<void> {
    const before = this.#settled;
    const work = this.#opened.then(() => this.#reload(force));
    this.#settled = Promise.allSettled([before, work]).then(() => undefined);
    return work;
  }

  /** Moves to the day that is asked for now: that of a travel, of the configuration or of the clock. */
  updateDay(): void {
    if (this.#incoming !== undefined) this.#setDay(this.#incoming);
    if (this.#host === undefined) return;
    const applied = this.#setDay(this.#host);
    if (applied === undefined) return;
    this.#listener.touched(this, applied.touched);
    this.#listener.stateChanged(this);
  }

  /** Ends the reading that is under way; what was known before it stays. */
  stopReading(): void {
    this.#reading.abort();
  }

  dispose(): void {
    this.#disposed = true;
    this.#reading.abort();
    this.#stopCalendar();
    this.#cancelProbe?.();
  }

  async #open(): Promise<void> {
    const host = await this.#newHost();
    if (!this.#disposed) this.#take(host);
    this.#applyOpenFiles(host);
  }

  async #readAll(): Promise<void> {
    const host = this.#host;
    if (host === undefined || this.#disposed) return;
    await this.#index(host);
  }

  async #reload(force: boolean): Promise<void> {
    if (this.#disposed) return;
    const host = await this.#newHost();
    const same = isDeepStrictEqual(host.configuration.configuration, this.#host?.configuration.configuration);
    if (same && !force && this.#incoming === undefined) {
      this.#configuration = host.configuration;
      if (host.configuration.file !== undefined)
        this.#listener.touched(this, new Set([host.configuration.file]));
      return;
    }
    this.#reading.abort();
    this.#incoming = host;
    this.#applyOpenFiles(host);
    await this.#index(host);
    if (this.#incoming !== host) return;
    this.#incoming = undefined;
    // Half an index beside a whole one is worth less, even if that one is of the settings before.
    if (this.state === 'cancelled' && this.#host !== undefined) {
      if (this.#host.engine.workspace.complete) this.#setState('ready');
      return;
    }
    this.#take(host);
    this.#listener.touched(this, 'all');
  }

  #newHost(): Promise<WorkspaceHost> {
    const { fileSystem, clock, severity, openText } = this.#services;
    return WorkspaceHost.open({
      fileSystem,
      clock,
      root: this.location.native,
      openText: (file) => openText(this, file),
      lastGood: this.#host?.configuration.configuration,
      keepLastGood: true,
      severityWithoutFile: severity(),
    });
  }

  async #index(host: WorkspaceHost): Promise<void> {
    if (this.only !== undefined) {
      // Nothing is known of the files beside it, so checks across files never speak.
      this.#setState('ready');
      return;
    }
    const reading = new AbortController();
    this.#reading = reading;
    this.filesRead = 0;
    this.#setState('indexing');
    const outcome = await this.#services.index(this, host, reading.signal);
    // Another reading took over, or the root is gone.
    if (this.#reading !== reading || this.#disposed) return;
    const changed = [...this.#changedMeanwhile];
    this.#changedMeanwhile.clear();
    if (changed.length > 0) await host.refresh(changed);
    this.#setState(outcome === 'complete' ? 'ready' : 'cancelled');
    if (host === this.#host) this.#listener.touched(this, 'all');
  }

  #take(host: WorkspaceHost): void {
    const before = this.engine?.revision;
    if (before !== undefined) host.engine.continueFrom(before);
    this.#host = host;
    this.#configuration = host.configuration;
    this.#setDay(host);
    this.#stopCalendar();
    this.#stopCalendar = () => undefined;
    if (host.asOf.origin !== 'clock') return;
    const { timeZone } = host.configuration.configuration;
    this.#stopCalendar = watchDay(this.#services.clock, timeZone, () => this.updateDay());
  }

  /** The day of a travel outlives midnight, a new configuration and a new reading. Undefined when nothing differs. */
  #setDay(host: WorkspaceHost): Applied | undefined {
    const asOf = this.#dayOf(host);
    if (isDeepStrictEqual(asOf, host.engine.audit.asOf)) return undefined;
    return host.engine.apply([{ type: 'as-of', asOf }]);
  }

  #dayOf(host: WorkspaceHost): AsOf {
    const { clock, travelDay } = this.#services;
    const travel = travelDay();
    if (travel !== undefined) return { date: travel, origin: 'travel' };
    if (host.asOf.origin !== 'clock') return host.asOf;
    return { date: todayIn(host.configuration.configuration.timeZone, clock.now()), origin: 'clock' };
  }

  #applyOpenFiles(host: WorkspaceHost): void {
    for (const file of this.#services.openFiles(this)) {
      const text = this.#services.openText(this, file);
      if (text === undefined || isConfigurationFile(file) || host.skips(file) !== undefined) continue;
      const { touched } = host.engine.apply([{ type: 'text', file, text }]);
      if (host === this.#host) this.#listener.touched(this, touched, file);
    }
  }

  #apply(changes: readonly Change[], file: string): void {
    for (const host of [this.#host, this.#incoming]) {
      if (host === undefined || (changes[0]?.type === 'text' && host.skips(file) !== undefined)) continue;
      const { touched } = host.engine.apply(changes);
      if (host === this.#host) this.#listener.touched(this, touched, file);
    }
    if (this.state === 'ready' && this.only === undefined) this.#probeSoon();
  }

  #probeSoon(): void {
    if (this.engine?.wantedPaths().length === 0) return;
    this.#cancelProbe?.();
    this.#cancelProbe = this.#services.clock.after(PROBE_DELAY, () => {
      inBackground(this.#services.log, 'Looking for artifacts', this.#probe());
    });
  }

  async #probe(): Promise<void> {
    const host = this.#host;
    const applied = await host?.probeArtifacts(this.#reading.signal);
    if (applied !== undefined && host === this.#host) this.#listener.touched(this, applied.touched);
  }

  async #refresh(host: WorkspaceHost | undefined, files: readonly string[]): Promise<void> {
    const applied = await host?.refresh(files);
    if (applied === undefined || host !== this.#host) return;
    this.#listener.touched(this, applied.touched);
    this.#probeSoon();
  }

  #setState(state: WorkspaceState): void {
    this.state = state;
    this.#listener.stateChanged(this);
  }
}
