import type { Applied, Engine } from '../engine/engine.ts';
import { configurationFindings } from '../engine/rules/config/configuration-findings.ts';
import type { Finding } from '../engine/rules/rule.ts';
import type { Clock } from '../host/clock.ts';
import { nextTurn, Slice } from '../host/pump.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import { inBackground, type Log } from './protect.ts';

/** After a change that can reach every file, the other files wait until typing pauses; so does what looks at all of them. */
const SWEEP_DELAY = 250;

export interface PublisherServices {
  readonly clock: Clock;
  readonly log: Log;
  readonly isOpen: (workspace: LiveWorkspace, file: string) => boolean;
  /** Shows the findings of a file; an empty list takes away what was shown. */
  readonly show: (workspace: LiveWorkspace, file: string, findings: readonly Finding[]) => void;
  /** Takes away what is shown for a file. */
  readonly hide: (workspace: LiveWorkspace, file: string) => void;
  /** Everything that was waiting is shown. */
  readonly caughtUp: (workspace: LiveWorkspace) => void;
}

/**
 * Brings the findings of one workspace to the editor: of open files at once, of all others in slices, and of files
 * that are gone as nothing. Changes that come while it works are taken in on the way.
 */
export class Publisher {
  readonly #workspace: LiveWorkspace;
  readonly #services: PublisherServices;
  readonly #urgent = new Set<string>();
  readonly #waiting = new Set<string>();
  /** Rules of the findings that are shown, by file. */
  readonly #shown = new Map<string, ReadonlySet<string>>();
  #sweepAll = false;
  /** After all files were read, their findings are not yet shown. */
  isChecking = false;
  #cancelDelay: (() => void) | undefined;
  #cancelSettling: (() => void) | undefined;
  #settled = true;
  #work: Promise<void> | undefined;
  #disposed = false;

  constructor(workspace: LiveWorkspace, services: PublisherServices) {
    this.#workspace = workspace;
    this.#services = services;
  }

  /** Findings may differ: of some files, or of all. `changed` is the file that the user works on. */
  touched(touched: Applied['touched'], changed?: string): void {
    if (changed !== undefined) this.#urgent.add(changed);
    if (touched === 'all') {
      this.#cancelDelay?.();
      this.#cancelDelay = undefined;
      if (changed === undefined) {
        this.#sweepAll = true;
        this.isChecking = true;
      } else this.#cancelDelay = this.#services.clock.after(SWEEP_DELAY, () => this.#endDelay());
    } else {
      for (const file of touched) {
        if (this.#services.isOpen(this.#workspace, file)) this.#urgent.add(file);
        else this.#waiting.add(file);
      }
    }
    this.#settled = false;
    this.#cancelSettling?.();
    this.#cancelSettling = this.#services.clock.after(SWEEP_DELAY, () => this.#endPause());
    this.#start();
  }

  /** Shows everything anew, as after a change of what the editor wants to see. */
  showAll(): void {
    for (const file of this.#shown.keys()) this.#waiting.add(file);
    for (const file of this.#workspace.engine?.files() ?? []) this.#waiting.add(file);
    this.#start();
  }

  /** Resolves when everything that is known to wait is shown, a pending pause cut short. */
  async caughtUp(): Promise<void> {
    if (this.#cancelDelay !== undefined) this.#endDelay();
    if (this.#cancelSettling !== undefined) this.#endPause();
    while (this.#work !== undefined) await this.#work;
  }

  /** Whether a file other than this one shows a finding of a rule. */
  isElsewhere(rule: string, file: string): boolean {
    for (const [other, rules] of this.#shown) if (other !== file && rules.has(rule)) return true;
    return false;
  }

  /** Whether findings of a file are shown. */
  shows(file: string): boolean {
    return this.#shown.has(file);
  }

  /** Stops, and takes away all that is shown. */
  dispose(): void {
    this.#disposed = true;
    this.#cancelDelay?.();
    this.#cancelSettling?.();
    for (const file of this.#shown.keys()) this.#services.hide(this.#workspace, file);
  }

  #endDelay(): void {
    this.#cancelDelay?.();
    this.#cancelDelay = undefined;
    this.#sweepAll = true;
    this.#start();
  }

  #endPause(): void {
    this.#cancelSettling?.();
    this.#cancelSettling = undefined;
    this.#start();
  }

  #start(): void {
    if (this.#work !== undefined || this.#disposed) return;
    this.#work = this.#run();
    inBackground(this.#services.log, 'Publishing findings', this.#work);
  }

  async #run(): Promise<void> {
    try {
      // Edits that arrive together are answered together.
      await nextTurn();
      const slice = new Slice();
      while (!this.#disposed && (await this.#step(slice))) {
        if (slice.isOver()) await slice.renew();
      }
    } finally {
      this.#work = undefined;
    }
    if (this.#disposed) return;
    this.isChecking = false;
    this.#services.caughtUp(this.#workspace);
  }

  /** One piece of work; false when there is none. */
  async #step(slice: Slice): Promise<boolean> {
    const engine = this.#workspace.engine;
    if (engine === undefined) return false;
    const file = take(this.#urgent) ?? take(this.#waiting);
    if (file !== undefined) {
      this.#show(engine, file);
      return true;
    }
    if (this.#sweepAll) {
      this.#sweepAll = false;
      await this.#sweep(engine, slice);
      return true;
    }
    // While the user still types in a file that reaches everything, the rest is left for the pause.
    const typing = this.#cancelDelay !== undefined || this.#cancelSettling !== undefined;
    if (this.#settled || typing || !engine.workspace.complete) return false;
    this.#settled = true;
    for (const each of engine.settle()) {
      if (each !== '') this.#waiting.add(each);
      this.#showUrgent(engine);
      if (!slice.isOver()) continue;
      await slice.renew();
      if (this.#disposed || this.#workspace.engine !== engine) return true;
    }
    return true;
  }

  /** Evaluates all files first and shows them then: what sums up over the workspace is known only at the end. */
  async #sweep(engine: Engine, slice: Slice): Promise<void> {
    this.#settled = true;
    const files = new Set(this.#shown.keys());
    for (const file of engine.settle()) {
      if (file !== '') files.add(file);
      this.#showUrgent(engine);
      if (!slice.isOver()) continue;
      await slice.renew();
      if (this.#disposed || this.#workspace.engine !== engine) return;
    }
    const own = this.#workspace.configuration?.file;
    if (own !== undefined) files.add(own);
    for (const file of files) this.#waiting.add(file);
  }

  #showUrgent(engine: Engine): void {
    for (let file = take(this.#urgent); file !== undefined; file = take(this.#urgent))
      this.#show(engine, file);
  }

  #show(engine: Engine, file: string): void {
    const findings = this.#findings(engine, file);
    if (findings.length === 0) this.#shown.delete(file);
    else this.#shown.set(file, new Set(findings.map(({ rule }) => rule)));
    this.#services.show(this.#workspace, file, findings);
  }

  #findings(engine: Engine, file: string): readonly Finding[] {
    const configuration = this.#workspace.configuration;
    if (file === configuration?.file) return configurationFindings(file, configuration.problems, engine);
    // The workspace may have lost its configuration file, of which the engine still knows.
    return engine.workspace.facts(file) === undefined ? [] : engine.findings(file);
  }
}

function take(files: Set<string>): string | undefined {
  for (const file of files) {
    files.delete(file);
    return file;
  }
  return undefined;
}
