import { RULES } from '../engine/rules/registry.ts';
import { EXIT, type ExitCode, type Terminal } from './terminal.ts';

/** `tickmark rules`. */
export function listRules(options: ReadonlyMap<string, string>, terminal: Terminal): ExitCode {
  const rows = RULES.map(({ id, severity, title, fixable, aliases }) => ({
    id,
    severity,
    title,
    fixable: fixable === true,
    aliases: aliases ?? [],
  }));
  if (options.get('format') === 'json') {
    terminal.print(`${JSON.stringify(rows, undefined, 2)}\n`);
    return EXIT.clean;
  }
  const width = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map(
    ({ id, severity, title, fixable }) =>
      `${id.padEnd(width)}  ${severity.padEnd('information'.length)}  ${fixable ? 'fixable' : '       '}  ${title}\n`,
  );
  terminal.print(lines.join(''));
  return EXIT.clean;
}
