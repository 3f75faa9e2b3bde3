import { type Request, readArguments, type WrongUse } from './arguments.ts';
import { baseline } from './baseline-command.ts';
import { check } from './check-command.ts';
import { COMMANDS, commandByName } from './command-table.ts';
import { explain } from './explain-command.ts';
import { fix } from './fix-command.ts';
import { commandHelp, generalHelp } from './help.ts';
import { init } from './init-command.ts';
import { matrix } from './matrix-command.ts';
import { migrate } from './migrate-command.ts';
import { report } from './report-command.ts';
import { listRules } from './rules-command.ts';
import { suggestion } from './suggestion.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';
import { why } from './why-command.ts';

/**
 * Does what the words behind `tickmark` ask for. The answer is the exit code. Never rejects: a fault of ours is one
 * sentence, with `debug` its stack too.
 */
export async function run(words: readonly string[], terminal: Terminal, debug = false): Promise<ExitCode> {
  try {
    return await obey(words, terminal);
  } catch (error) {
    const details = error instanceof Error ? error.message : String(error);
    terminal.complain(
      `Something went wrong inside Tickmark (${oneLine(details)}). Please report this with the command that you ran.`,
    );
    if (debug && error instanceof Error) terminal.complain(error.stack ?? '');
    return EXIT.internalError;
  }
}

async function obey(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const request = readArguments(words);
  switch (request.type) {
    case 'version':
      terminal.print(`${VERSION}\n`);
      return EXIT.clean;
    case 'help':
      terminal.print(request.command === undefined ? generalHelp() : commandHelp(request.command));
      return EXIT.clean;
    case 'wrong-use':
      return complain(request, terminal);
    case 'command':
      return runCommand(request, terminal);
  }
}

async function runCommand(
  { command, parameters, options }: Extract<Request, { type: 'command' }>,
  terminal: Terminal,
): Promise<ExitCode> {
  const first = parameters[0];
  switch (command.name) {
    case 'check':
      return check(parameters, options, terminal);
    case 'fix':
      return fix(parameters, options, terminal);
    case 'migrate':
      return migrate(parameters, options, terminal);
    case 'baseline':
      return baseline(parameters, options, terminal);
    case 'rules':
      return listRules(options, terminal);
    case 'explain':
      return explain(first ?? '', terminal);
    case 'why':
      return why(parameters, options, terminal);
    case 'report':
      return report(first, options, terminal);
    case 'matrix':
      return matrix(options, terminal);
    case 'init':
      return init(first ?? '.', options, terminal);
    case 'help':
      return help(first, terminal);
  }
}

function help(name: string | undefined, terminal: Terminal): ExitCode {
  if (name === undefined) {
    terminal.print(generalHelp());
    return EXIT.clean;
  }
  const command = commandByName(name);
  if (command !== undefined) {
    terminal.print(commandHelp(command));
    return EXIT.clean;
  }
  const near = suggestion(
    name,
    COMMANDS.map((each) => each.name),
  );
  const message = `There is no command "${name}".${near === undefined ? '' : ` Did you mean ${near}?`}`;
  return complain({ type: 'wrong-use', message, command: undefined }, terminal);
}

function complain({ message, command }: WrongUse, terminal: Terminal): ExitCode {
  terminal.complain(message);
  terminal.complain(`See "tickmark help${command === undefined ? '' : ` ${command.name}`}".`);
  return EXIT.wrongUse;
}
