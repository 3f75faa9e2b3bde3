import { type IsoDate, isIsoDate } from '../base/calendar/date.ts';
import { findTargets, type Target } from './targets.ts';
import type { Terminal } from './terminal.ts';

/** What every command on workspaces is asked: which of them, and as of which day. */
export interface AskedWorkspaces {
  /** The day of `--as-of`; undefined without one. */
  readonly asOf: IsoDate | undefined;
  readonly targets: readonly Target[];
}

/** Reads `--as-of`, `--root` and the paths of a command; undefined after it has said what is wrong with them. */
export async function askedWorkspaces(
  paths: readonly string[],
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<AskedWorkspaces | undefined> {
  const asOf = options.get('as-of');
  if (asOf !== undefined && !isIsoDate(asOf)) {
    terminal.complain(`--as-of needs a day that exists, written YYYY-MM-DD, not "${asOf}".`);
    return undefined;
  }
  const found = await findTargets(paths, options.get('root'), terminal);
  if ('problem' in found) {
    terminal.complain(found.problem);
    return undefined;
  }
  return { asOf, targets: found.targets };
}
