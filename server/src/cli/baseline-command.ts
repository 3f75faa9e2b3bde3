import path from 'node:path';
import { displayPath } from '../host/paths.ts';
import { askedWorkspaces } from './asked-workspaces.ts';
import { type Baseline, baselineOf, readBaseline, writeBaseline } from './baseline-file.ts';
import { hasBrokenConfiguration, ReportCollector } from './collect-report.ts';
import { openWorkspaces } from './open-workspaces.ts';
import { isMissingFolder } from './targets.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';
import { whyNotWritten } from './write-failures.ts';

/** Far more than ten thousand findings. */
const LIMIT = 64 * 1024 * 1024;

/** `tickmark baseline`: writes what is found today, so that `check --baseline` can tell what is new. */
export async function baseline(
  paths: readonly string[],
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const target = options.get('write');
  const occupied = target === undefined ? undefined : await occupiedBy(target, terminal);
  if (occupied !== undefined) {
    terminal.complain(occupied);
    return EXIT.wrongUse;
  }
  const asked = await askedWorkspaces(paths, options, terminal);
  if (asked === undefined) return EXIT.wrongUse;
  const collector = new ReportCollector(terminal, 'hint');
  for await (const workspace of openWorkspaces(asked.targets, asked.asOf, terminal)) {
    const { host } = workspace;
    if (hasBrokenConfiguration(host)) {
      const file = displayPath(terminal.workingFolder, host.nativePath(host.configuration.file ?? ''));
      terminal.complain(`${file} cannot be used; correct it first.`);
      return EXIT.wrongUse;
    }
    await collector.add(workspace);
  }
  const { findings, notes } = collector.report();
  for (const note of notes) terminal.complain(oneLine(note));
  const text = writeBaseline(baselineOf(findings));
  if (target === undefined) {
    terminal.print(text);
    return EXIT.clean;
  }
  const native = path.resolve(terminal.workingFolder, target);
  const problem = await terminal.writeFile(native, new TextEncoder().encode(text));
  if (problem !== undefined) {
    terminal.complain(`${target} could not be written: ${whyNotWritten(problem)}.`);
    return EXIT.wrongUse;
  }
  const count = `${findings.length} finding${findings.length === 1 ? '' : 's'}`;
  terminal.complain(
    `Wrote ${count} to ${target}. "tickmark check --baseline ${target}" fails on new ones only.`,
  );
  return EXIT.clean;
}

/** Reads the baseline of `--baseline FILE`, or says why it cannot be used. */
export async function openBaseline(
  file: string,
  terminal: Terminal,
): Promise<Baseline | { readonly problem: string }> {
  const native = path.resolve(terminal.workingFolder, file);
  const read = await terminal.fileSystem.readFile(native, LIMIT);
  if ('failure' in read) {
    const how = '"tickmark baseline --write FILE" writes one.';
    return {
      problem:
        read.failure === 'missing' ? `There is no baseline ${file}. ${how}` : `${file} cannot be read.`,
    };
  }
  const found = readBaseline(new TextDecoder().decode(read.value));
  return 'problem' in found ? { problem: `${file} cannot be used: ${found.problem}.` } : found;
}

/** A baseline may be written anew; any other file is not ours to overwrite. */
async function occupiedBy(file: string, terminal: Terminal): Promise<string | undefined> {
  if (await isMissingFolder(file, terminal)) return `There is no folder ${file}.`;
  const native = path.resolve(terminal.workingFolder, file);
  const status = await terminal.fileSystem.stat(native);
  if ('failure' in status)
    return status.failure === 'missing' ? undefined : `${file} cannot be read, so it is not overwritten.`;
  const found = await openBaseline(file, terminal);
  return 'problem' in found
    ? `${file} is something else than a baseline, so it is not overwritten.`
    : undefined;
}
