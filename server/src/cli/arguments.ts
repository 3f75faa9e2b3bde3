import { COMMANDS, type CommandSpec, commandByName, type OptionSpec } from './command-table.ts';
import { suggestion } from './suggestion.ts';

/** What the user asked for, or what is wrong with it. */
export type Request =
  | {
      readonly type: 'command';
      readonly command: CommandSpec;
      readonly parameters: readonly string[];
      /** Values by option name; a switch has the value ''. */
      readonly options: ReadonlyMap<string, string>;
    }
  | { readonly type: 'help'; readonly command: CommandSpec | undefined }
  | { readonly type: 'version' }
  | WrongUse;

export interface WrongUse {
  readonly type: 'wrong-use';
  readonly message: string;
  /** The command that was understood, whose help would help. */
  readonly command: CommandSpec | undefined;
}

/** Reads the words behind `tickmark`. */
export function readArguments(words: readonly string[]): Request {
  const [name, ...rest] = words;
  if (name === undefined) return wrongUse(undefined, 'Say what to do, for example "tickmark check".');
  if (name === '--help' || name === '-h') return { type: 'help', command: undefined };
  if (name === '--version' || name === '-v' || name === '-V') return { type: 'version' };
  const command = commandByName(name);
  if (command === undefined) return wrongUse(undefined, unknownCommand(name));
  return readCommand(command, rest);
}

function readCommand(command: CommandSpec, words: readonly string[]): Request {
  const parameters: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--help' || word === '-h') return { type: 'help', command };
    if (word === '--') {
      parameters.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      parameters.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const written = equals < 0 ? word : word.slice(0, equals);
    const option = command.options.find(({ name }) => `--${name}` === written);
    if (option === undefined) return wrongUse(command, unknownOption(command, written));
    if (options.has(option.name)) return wrongUse(command, `--${option.name} is given twice.`);
    const inline = equals < 0 ? undefined : word.slice(equals + 1);
    const value = option.value === undefined ? (inline ?? '') : (inline ?? words[++at]);
    const problem = valueProblem(option, value, inline);
    if (problem !== undefined) return wrongUse(command, problem);
    options.set(option.name, value ?? '');
  }
  const count = countProblem(command, parameters);
  return count === undefined ? { type: 'command', command, parameters, options } : wrongUse(command, count);
}

function valueProblem(
  option: OptionSpec,
  value: string | undefined,
  inline: string | undefined,
): string | undefined {
  if (option.value === undefined)
    return inline === undefined ? undefined : `--${option.name} takes no value.`;
  const missing = value === undefined || value === '' || (inline === undefined && value.startsWith('--'));
  if (missing) return `--${option.name} needs a value: --${option.name} ${option.value}.`;
  if (option.choices === undefined || option.choices.includes(value)) return undefined;
  const known = `--${option.name} is one of ${option.choices.join(', ')}, not "${value}".`;
  return known + didYouMean(suggestion(value, option.choices));
}

function countProblem(command: CommandSpec, parameters: readonly string[]): string | undefined {
  const usage = `Write "tickmark ${command.name} ${command.parameters}".`;
  if (parameters.length < command.minParameters) return `Something is missing. ${usage}`;
  if (parameters.length <= command.maxParameters) return undefined;
  const extra = parameters[command.maxParameters] ?? '';
  return `"${extra}" is too much. ${usage}`.replace(' ".', '".');
}

function unknownCommand(name: string): string {
  if (name.startsWith('-'))
    return `Unknown option ${name}: options stand behind a command, as in "tickmark check --format json".`;
  const names = COMMANDS.map((command) => command.name);
  const isPath = /[./\\]/.test(name);
  const hint = isPath ? ` To check a path, write "tickmark check ${name}".` : '';
  return `There is no command "${name}".${isPath ? hint : didYouMean(suggestion(name, names))}`;
}

function unknownOption(command: CommandSpec, written: string): string {
  const names = command.options.map(({ name }) => `--${name}`);
  return `"tickmark ${command.name}" has no option ${written}.${didYouMean(suggestion(written, names))}`;
}

/** A sentence with the suggestion, beginning with a space; empty without one. */
export function didYouMean(suggested: string | undefined): string {
  return suggested === undefined ? '' : ` Did you mean ${suggested}?`;
}

function wrongUse(command: CommandSpec | undefined, message: string): WrongUse {
  return { type: 'wrong-use', message, command };
}
