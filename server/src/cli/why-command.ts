import path from 'node:path';
import { isConfigurationFile } from '../host/candidate-filter.ts';
import type { WorkspaceHost } from '../host/workspace-host.ts';
import { fileIn, openWorkspaces } from './open-workspaces.ts';
import { findTargets } from './targets.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';

/** `tickmark why FILE ...`: how files were recognised, or why they were left alone. */
export async function why(
  files: readonly string[],
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  for (const written of files) {
    const found = await findTargets([written], options.get('root'), terminal);
    if ('problem' in found) {
      terminal.complain(found.problem);
      return EXIT.wrongUse;
    }
    const [target] = found.targets;
    if (target?.scopes.some(({ isFolder }) => isFolder)) {
      terminal.complain(
        `${written} is a folder. "tickmark check --list-files ${written}" lists its records.`,
      );
      return EXIT.wrongUse;
    }
    const native = path.resolve(terminal.workingFolder, written);
    for await (const { host } of openWorkspaces(found.targets, undefined, terminal)) {
      const file = fileIn(host, native);
      if (file !== undefined) terminal.print(`${oneLine(written)}: ${answer(host, file)}\n`);
      break;
    }
  }
  return EXIT.clean;
}

function answer(host: WorkspaceHost, file: string): string {
  if (isConfigurationFile(file)) return 'the configuration of its workspace.';
  const reason = host.skips(file);
  if (reason !== undefined) return `not looked at: ${reason}.`;
  const recognition = host.engine.why(file);
  if (recognition === undefined)
    return 'not looked at: it could not be read, or a link shows it under another name.';
  return recognition.ours ? `a record file: ${recognition.because}` : `left alone: ${recognition.because}`;
}
