import { DOCUMENT_FORMATS, DOCUMENT_VIEWS } from '../protocol/documents.ts';

/** An option of a command; `value` names what follows it, undefined for a switch. */
export interface OptionSpec {
  readonly name: string;
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly summary: string;
}

export interface CommandSpec {
  readonly name: CommandName;
  readonly summary: string;
  /** What stands behind the command's name in its usage line. */
  readonly parameters: string;
  readonly minParameters: number;
  readonly maxParameters: number;
  readonly options: readonly OptionSpec[];
  /** Paragraphs for `tickmark help COMMAND`. */
  readonly details: readonly string[];
}

export type CommandName =
  | 'check'
  | 'fix'
  | 'migrate'
  | 'baseline'
  | 'rules'
  | 'explain'
  | 'why'
  | 'report'
  | 'matrix'
  | 'init'
  | 'help';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

const ROOT: OptionSpec = {
  name: 'root',
  value: 'DIR',
  summary: 'Take DIR as the workspace, whatever .tickmark.yaml files lie around.',
};

const AS_OF: OptionSpec = {
  name: 'as-of',
  value: 'DATE',
  summary: 'Ask as of this day (YYYY-MM-DD) instead of as_of in the configuration, or today.',
};

const DOCUMENT_FORMAT: OptionSpec = {
  name: 'format',
  value: 'FORMAT',
  choices: DOCUMENT_FORMATS,
  summary: 'md (default), csv, xlsx, html or json. Without it, the ending of the --output file decides.',
};

const OUTPUT: OptionSpec = {
  name: 'output',
  value: 'FILE',
  summary: 'Write to FILE, over what is there, instead of printing. An XLSX file is always written.',
};

const DOCUMENT_EXIT_CODES =
  'Exit code: 0 when it worked, 2 for wrong use, a wrong configuration, or a file that cannot be written, 3 when Tickmark itself fails. What the document says does not change it.';

/** Everything that the command line understands: the parser, the help and the suggestions read this. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    summary: 'Check records and print the findings.',
    parameters: '[PATH ...]',
    minParameters: 0,
    maxParameters: Number.POSITIVE_INFINITY,
    options: [
      ROOT,
      AS_OF,
      {
        name: 'format',
        value: 'FORMAT',
        choices: FORMATS,
        summary: 'How to print: text (default), json, sarif or github.',
      },
      {
        name: 'severity',
        value: 'LEVEL',
        choices: SEVERITIES,
        summary: 'Print only findings at this level or above, and exit with 1 when there are any.',
      },
      {
        name: 'baseline',
        value: 'FILE',
        summary: 'Leave out the findings that this baseline knows: only new ones are printed and counted.',
      },
      {
        name: 'list-files',
        summary: 'List the files that hold records and how they were recognised; check nothing.',
      },
    ],
    details: [
      'Without PATH the working folder is checked. The workspace of a path is the nearest folder, itself or above, with a .tickmark.yaml; it is read as a whole, and findings in the given paths are printed. Folders below with a .tickmark.yaml of their own are workspaces of their own and are checked too.',
      'Exit code: 0 when there is no finding at or above the level (warning, unless --severity says otherwise), 1 when there are some, 2 for wrong use or a wrong configuration, 3 when Tickmark itself fails.',
    ],
  },
  {
    name: 'fix',
    summary: 'Apply the safe fixes and print the difference.',
    parameters: '[PATH ...]',
    minParameters: 0,
    maxParameters: Number.POSITIVE_INFINITY,
    options: [
      ROOT,
      AS_OF,
      {
        name: 'dry-run',
        summary: 'Only print the difference; write nothing. Exits with 1 when there is one.',
      },
      { name: 'rule', value: 'RULE', summary: 'Only fixes of this rule.' },
    ],
    details: [
      'Safe fixes change spelling, ids, keys and order, never what is claimed. Fixes that ask you for something are not applied here, and no evidence is ever invented. Only files in the given paths change. The difference is printed as a patch; running the command twice changes nothing more.',
      'Exit code: 0 when all was written or nothing is to be done, 1 with --dry-run when something would change, 2 for wrong use, a wrong configuration, or a file that cannot be written, 3 when Tickmark itself fails.',
    ],
  },
  {
    name: 'migrate',
    summary: 'Write ISO/IEC 27001:2022 ids for those of 2013, and list what is yours to decide.',
    parameters: '[PATH ...]',
    minParameters: 0,
    maxParameters: Number.POSITIVE_INFINITY,
    options: [ROOT, { name: 'dry-run', summary: 'Only print the difference and the lists; write nothing.' }],
    details: [
      'The difference is printed as a patch. Two lists follow on standard error: old ids for which there is a choice, and ids that are valid in both editions with different meanings, in files that held 2013 ids.',
      'Exit code: 0 when nothing is left, 1 when something is yours to decide or a dry run would change something, 2 for wrong use, a wrong configuration, or a file that cannot be written, 3 when Tickmark itself fails.',
    ],
  },
  {
    name: 'baseline',
    summary: 'Note the findings of today, so that a check can tell the new ones.',
    parameters: '[PATH ...]',
    minParameters: 0,
    maxParameters: Number.POSITIVE_INFINITY,
    options: [
      ROOT,
      AS_OF,
      {
        name: 'write',
        value: 'FILE',
        summary: 'Write the baseline to FILE. Without it, it is only printed.',
      },
    ],
    details: [
      'A finding is known by its rule, file, record and message without days and counts, so it stays known when lines move. "tickmark check --baseline FILE" then fails on new findings only, and names those that are cured. Run both from the same folder.',
      'An older baseline is written anew; any other file is never overwritten. Exit code: 0 when it worked, 2 for wrong use or a wrong configuration, 3 when Tickmark itself fails.',
    ],
  },
  {
    name: 'rules',
    summary: 'List all rules.',
    parameters: '',
    minParameters: 0,
    maxParameters: 0,
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'json'],
        summary: 'How to print: text (default) or json.',
      },
    ],
    details: [],
  },
  {
    name: 'explain',
    summary: 'Explain a rule.',
    parameters: 'RULE',
    minParameters: 1,
    maxParameters: 1,
    options: [],
    details: ['RULE is the id that stands at the end of a finding, for example evidence/stale.'],
  },
  {
    name: 'why',
    summary: 'Say how a file was recognised, or why it was left alone.',
    parameters: 'FILE ...',
    minParameters: 1,
    maxParameters: Number.POSITIVE_INFINITY,
    options: [ROOT],
    details: [],
  },
  {
    name: 'report',
    summary: 'Make a document from the records: index, SoA, registers, gap list, request list.',
    parameters: '[NAME]',
    minParameters: 0,
    maxParameters: 1,
    options: [
      ROOT,
      AS_OF,
      DOCUMENT_FORMAT,
      {
        name: 'view',
        value: 'SIDE',
        choices: DOCUMENT_VIEWS,
        summary: 'From which side it is told: soc2, iso27001, or both (default).',
      },
      OUTPUT,
      { name: 'list', summary: 'List the documents.' },
    ],
    details: [
      'The same files and the same day give the same bytes. Nothing is computed that the editor does not show: states and counts come from the same place.',
      'CSV holds the main table of the document, with a byte order mark for Excel; the other formats hold all of it. In CSV an apostrophe stands before texts that a spreadsheet would run as a formula.',
      DOCUMENT_EXIT_CODES,
    ],
  },
  {
    name: 'matrix',
    summary: 'Print the crosswalk matrix: which artifact supports which pair.',
    parameters: '',
    minParameters: 0,
    maxParameters: 0,
    options: [
      ROOT,
      AS_OF,
      DOCUMENT_FORMAT,
      {
        name: 'rows',
        value: 'FRAMEWORK',
        summary: 'Rows: soc2 (default), annex-a, clauses, iso27001 or a framework of the workspace.',
      },
      { name: 'columns', value: 'FRAMEWORK', summary: 'Columns, likewise; iso27001 by default.' },
      OUTPUT,
    ],
    details: ['XLSX holds the grid too, one cell for each pair.', DOCUMENT_EXIT_CODES],
  },
  {
    name: 'init',
    summary: 'Propose a .tickmark.yaml from what is found.',
    parameters: '[DIR]',
    minParameters: 0,
    maxParameters: 1,
    options: [{ name: 'write', summary: 'Write the file. Without it, the proposal is only printed.' }],
    details: ['An existing configuration is never overwritten.'],
  },
  {
    name: 'help',
    summary: 'Show help, also for one command.',
    parameters: '[COMMAND]',
    minParameters: 0,
    maxParameters: 1,
    options: [],
    details: [],
  },
];

export function commandByName(name: string): CommandSpec | undefined {
  return COMMANDS.find((command) => command.name === name);
}
