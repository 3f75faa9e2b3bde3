import path from 'node:path';
import { configurationFiles } from '../host/find-roots.ts';
import { proposeConfiguration } from '../host/init-workspace.ts';
import { displayPath } from '../host/paths.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { EXIT, type ExitCode, type Terminal } from './terminal.ts';

/** `tickmark init [DIR] [--write]`: shows the proposed configuration, and writes it when told to. */
export async function init(
  folder: string,
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { workingFolder, fileSystem } = terminal;
  const root = path.resolve(workingFolder, folder);
  const status = await fileSystem.stat(root);
  if ('failure' in status || status.value.type !== 'folder') {
    terminal.complain(`There is no folder ${folder}.`);
    return EXIT.wrongUse;
  }
  const [existing] = await configurationFiles(root, fileSystem, path);
  if (existing !== undefined) {
    terminal.complain(
      `${displayPath(workingFolder, path.join(root, existing))} exists already; edit it instead.`,
    );
    return EXIT.wrongUse;
  }
  const target = { root, scopes: [], withNested: false };
  for await (const { host } of openWorkspaces([target], undefined, terminal)) {
    const text = proposeConfiguration(host.engine);
    terminal.print(text);
    if (!options.has('write')) {
      terminal.complain('This is a proposal. "tickmark init --write" writes it to .tickmark.yaml.');
      break;
    }
    const file = path.join(root, '.tickmark.yaml');
    const problem = await terminal.createFile(file, text);
    if (problem !== undefined) {
      terminal.complain(problem);
      return EXIT.wrongUse;
    }
    terminal.complain(`Wrote ${displayPath(workingFolder, file)}.`);
  }
  return EXIT.clean;
}
