import { RULES } from '../engine/rules/registry.ts';
import { namesOf } from '../engine/rules/severity.ts';
import { displayPath } from '../host/paths.ts';
import type { FixedWorkspace } from './apply-fixes.ts';
import { exitCodeOf, fixWorkspaces, summary } from './fix-command.ts';
import type { OpenWorkspace } from './open-workspaces.ts';
import { isInScope } from './targets.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';

/** The checks that know the 2013 edition, by any of their names. */
const MIGRATION = new Set([
  'reference/legacy-2013-control',
  'reference/legacy-2013-group',
  'reference/withdrawn-edition',
  'reference/edition-collision',
  'soa/legacy',
]);

const WANTED: ReadonlySet<string> = new Set(
  RULES.filter((rule) => namesOf(rule).some((name) => MIGRATION.has(name))).map(({ id }) => id),
);

/** `tickmark migrate`: writes the ids of the 2022 edition for those of 2013, and lists what a person has to decide. */
export async function migrate(
  paths: readonly string[],
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const open: string[] = [];
  const same: string[] = [];
  const visit = (workspace: OpenWorkspace, fixed: FixedWorkspace): void => {
    open.push(...undecided(workspace, terminal));
    same.push(...collisions(workspace, fixed, terminal));
  };
  const isWanted = (rule: string): boolean => WANTED.has(rule);
  const result = await fixWorkspaces(paths, options, isWanted, terminal, visit);
  if (typeof result === 'number') return result;
  printList('To be decided by you:', open, terminal);
  printList(
    'Valid in both editions, in files that held 2013 ids. Look which edition was meant:',
    same,
    terminal,
  );
  const nothing = result.files === 0 && result.failed === 0;
  terminal.complain(
    nothing
      ? 'Nothing to migrate by itself.'
      : summary(result, options.has('dry-run')).replace('Fixed', 'Migrated'),
  );
  const code = exitCodeOf(result, options);
  return code === EXIT.clean && open.length + same.length > 0 ? EXIT.findings : code;
}

/** Findings of the migration that no safe fix cures. */
function* undecided({ host, scopes }: OpenWorkspace, terminal: Terminal): Generator<string> {
  const { engine } = host;
  for (const file of engine.filesWithFindings()) {
    if (!isInScope(file, scopes)) continue;
    for (const finding of engine.findings(file)) {
      if (!WANTED.has(finding.rule)) continue;
      const place = placeOf(host, file, finding.problem.span, terminal);
      const choices = engine.fixes(finding).map(({ title }) => title);
      const offered = choices.length === 0 ? '' : ` (${choices.join('; ')})`;
      yield `${place}  ${oneLine(finding.problem.message)}${oneLine(offered)}`;
    }
  }
}

/** Ids that mean something else in each edition and say nothing of which is meant, where old ids stood beside them. */
function* collisions({ host }: OpenWorkspace, fixed: FixedWorkspace, terminal: Terminal): Generator<string> {
  const { engine } = host;
  for (const [file, { before }] of fixed.changed) {
    for (const { reading, record, span } of engine.facts(file)?.citations ?? []) {
      if (reading.type !== 'known') continue;
      const collision = engine.catalogue.collision(reading.id);
      const item = engine.catalogue.item('iso27001', reading.id);
      // What the migration has just written is not in doubt.
      if (collision === undefined || item === undefined || !stoodIn(before, reading.id)) continue;
      const place = placeOf(host, file, span, terminal);
      yield `${place}  ${record.id} cites ${reading.id}: "${item.title}" in 2022, "${collision.title2013}" in 2013.`;
    }
  }
}

function stoodIn(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (
      !/[\d.]/.test(text[at + id.length] ?? ' ') ||
      /^\.(?:\D|$)/.test(text.slice(at + id.length, at + id.length + 2))
    )
      return true;
  }
  return false;
}

function placeOf(
  host: OpenWorkspace['host'],
  file: string,
  span: { readonly start: number; readonly end: number },
  terminal: Terminal,
): string {
  const { start } = host.engine.range(file, span);
  const path = displayPath(terminal.workingFolder, host.nativePath(file));
  return `${oneLine(path)}:${start.line + 1}:${start.character + 1}`;
}

function printList(head: string, lines: readonly string[], terminal: Terminal): void {
  if (lines.length === 0) return;
  terminal.complain(`${head}\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
