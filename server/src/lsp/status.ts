import { todayIn } from '../base/calendar/instant.ts';
import type { Clock } from '../host/clock.ts';
import type { FindingCounts, ServerStatus } from '../protocol/server-status.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import type { Workspaces } from './workspaces.ts';

/** At most so often, in milliseconds: nobody reads faster. */
const EVERY = 150;

/** Tells the client how the server is doing, whenever that is something else than before. */
export class StatusReporter {
  readonly #clock: Clock;
  readonly #compute: () => ServerStatus;
  readonly #send: (status: ServerStatus) => void;
  #last = '';
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, compute: () => ServerStatus, send: (status: ServerStatus) => void) {
    this.#clock = clock;
    this.#compute = compute;
    this.#send = send;
  }

  /** Something changed; the client hears of it soon. */
  changed(): void {
    this.#cancel ??= this.#clock.after(EVERY, () => this.flush());
  }

  /** Tells what is to be told now. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const status = this.#compute();
    const text = JSON.stringify(status);
    if (text === this.#last) return;
    this.#last = text;
    this.#send(status);
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

/** The state of all workspaces as one. */
export function serverStatus(
  workspaces: Workspaces,
  counts: FindingCounts,
  version: string,
  now: number,
  isChecking: (workspace: LiveWorkspace) => boolean,
): ServerStatus {
  const all = [...workspaces.all()];
  const roots = workspaces.roots();
  const isReading = all.some(
    (each) => each.state === 'opening' || each.state === 'indexing' || isChecking(each),
  );
  const cancelled = roots.filter(({ state }) => state === 'cancelled');
  const read = roots.reduce((sum, { filesRead }) => sum + filesRead, 0);
  const asOf = all.map(({ engine }) => engine?.audit.asOf).find((each) => each !== undefined);
  const files = all.reduce((sum, { engine }) => sum + countOf(engine?.files() ?? []), 0);
  return {
    state: isReading ? 'indexing' : cancelled.length > 0 ? 'error' : 'ready',
    done: read,
    total: isReading ? 0 : read,
    counts,
    asOf: asOf ?? { date: todayIn('UTC', now), origin: 'clock' },
    files,
    roots: roots.map((root) => workspaces.nameOf(root)),
    version,
    ...(cancelled.length > 0 && !isReading
      ? {
          message:
            'Reading the files was cancelled, so checks across files are off. Run "Tickmark: Check Workspace" to read them all.',
        }
      : {}),
  };
}

function countOf(items: Iterable<unknown>): number {
  let count = 0;
  for (const _ of items) count++;
  return count;
}
