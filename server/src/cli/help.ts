import { COMMANDS, type CommandSpec } from './command-table.ts';

const WIDTH = 90;

/** The text of `tickmark --help`. */
export function generalHelp(): string {
  return [
    'Tickmark checks controls, risks and evidence kept as YAML against ISO/IEC 27001 and SOC 2.',
    '',
    'Usage: tickmark COMMAND [OPTIONS]',
    '',
    ...table(COMMANDS.map((command) => [`${command.name} ${command.parameters}`.trim(), command.summary])),
    '',
    ...table([
      ['--help', 'Show this text; behind a command, show its help.'],
      ['--version', 'Show the version.'],
    ]),
    '',
  ].join('\n');
}

/** The text of `tickmark help COMMAND`. */
export function commandHelp(command: CommandSpec): string {
  const options = command.options.map(({ name, value, summary }): [string, string] => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    summary,
  ]);
  const usage = ['Usage: tickmark', command.name, command.parameters, options.length > 0 ? '[OPTIONS]' : ''];
  const lines = [command.summary, '', usage.filter((part) => part !== '').join(' '), ''];
  if (options.length > 0) lines.push(...table(options), '');
  for (const paragraph of command.details) lines.push(...wrap(paragraph, WIDTH), '');
  return lines.join('\n');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.flatMap(([left, right]) =>
    wrap(right, WIDTH - width - 4).map(
      (line, index) => `  ${(index === 0 ? left : '').padEnd(width)}  ${line}`,
    ),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
