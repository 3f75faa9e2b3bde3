import { RULES, ruleById } from '../engine/rules/registry.ts';
import { displayPath } from '../host/paths.ts';
import { applySafeFixes, type FixedWorkspace } from './apply-fixes.ts';
import { didYouMean } from './arguments.ts';
import { askedWorkspaces } from './asked-workspaces.ts';
import { hasBrokenConfiguration } from './collect-report.ts';
import { notesOf, type OpenWorkspace, openWorkspaces } from './open-workspaces.ts';
import { suggestion } from './suggestion.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';
import { unifiedDiff } from './unified-diff.ts';
import { writeBack } from './write-back.ts';

/** `tickmark fix`. */
export async function fix(
  paths: readonly string[],
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = options.get('rule');
  const rule = asked === undefined ? undefined : ruleById(asked);
  if (asked !== undefined && rule === undefined) {
    const near = suggestion(
      asked,
      RULES.map((each) => each.id),
    );
    terminal.complain(`There is no rule "${asked}".${didYouMean(near)} "tickmark rules" lists all of them.`);
    return EXIT.wrongUse;
  }
  const isWanted = (id: string): boolean => rule === undefined || id === rule.id;
  const result = await fixWorkspaces(paths, options, isWanted, terminal);
  if (typeof result === 'number') return result;
  terminal.complain(summary(result, options.has('dry-run')));
  return exitCodeOf(result, options);
}

/** What was fixed in all workspaces that were asked about. */
export interface FixResult {
  readonly files: number;
  readonly cured: number;
  /** Files that could not be written. */
  readonly failed: number;
}

/**
 * Applies safe fixes in the workspaces of the paths, prints their difference, and writes them unless `dry-run` is among
 * the options. An exit code when nothing could be begun. `visit` sees each workspace with its fixes applied in memory.
 */
export async function fixWorkspaces(
  paths: readonly string[],
  options: ReadonlyMap<string, string>,
  isWanted: (rule: string) => boolean,
  terminal: Terminal,
  visit: (workspace: OpenWorkspace, fixed: FixedWorkspace) => void = () => undefined,
): Promise<FixResult | ExitCode> {
  const asked = await askedWorkspaces(paths, options, terminal);
  if (asked === undefined) return EXIT.wrongUse;
  let files = 0;
  let cured = 0;
  let failed = 0;
  for await (const workspace of openWorkspaces(asked.targets, asked.asOf, terminal)) {
    const { host } = workspace;
    if (hasBrokenConfiguration(host)) {
      const file = displayPath(terminal.workingFolder, host.nativePath(host.configuration.file ?? ''));
      terminal.complain(`${file} cannot be used; correct it, then fix again.`);
      failed++;
      continue;
    }
    for (const note of notesOf(workspace)) terminal.complain(oneLine(note));
    const fixed = await applySafeFixes(workspace, isWanted);
    for (const [file, { before, after }] of fixed.changed) {
      const native = host.nativePath(file);
      const path = displayPath(terminal.workingFolder, native);
      const problem = options.has('dry-run') ? undefined : await writeBack(native, before, after, terminal);
      if (problem === undefined) {
        terminal.print(unifiedDiff(path, before, after));
        files++;
      } else {
        terminal.complain(`${oneLine(path)} was not written: ${problem}.`);
        failed++;
      }
    }
    cured += fixed.cured;
    visit(workspace, fixed);
  }
  return { files, cured, failed };
}

/** 2 when a file could not be written, 1 when a dry run would change something. */
export function exitCodeOf({ files, failed }: FixResult, options: ReadonlyMap<string, string>): ExitCode {
  if (failed > 0) return EXIT.wrongUse;
  return options.has('dry-run') && files > 0 ? EXIT.findings : EXIT.clean;
}

/** One sentence on what was done. */
export function summary({ files, cured, failed }: FixResult, dryRun: boolean): string {
  if (files === 0 && failed > 0) return 'Nothing was changed.';
  if (files === 0) return 'Nothing to fix safely. "tickmark check" shows what is left for you.';
  const what = `${cured} finding${cured === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`;
  if (dryRun) return `Would fix ${what}; nothing was written.`;
  return `Fixed ${what}. "tickmark check" shows what is left for you.`;
}
