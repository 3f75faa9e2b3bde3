import path from 'node:path';
import { isIsoDate } from '../base/calendar/date.ts';
import { createDocument } from '../engine/features/documents/create-document.ts';
import type { DocumentRequest } from '../engine/features/documents/document.ts';
import { axisChoices, axisOf } from '../engine/features/matrix/axes.ts';
import { exportDocument, exportFileName } from '../export/export-document.ts';
import { displayPath } from '../host/paths.ts';
import type { WorkspaceHost } from '../host/workspace-host.ts';
import {
  DOCUMENT_FORMATS,
  DOCUMENT_VIEWS,
  type DocumentFormat,
  type DocumentView,
} from '../protocol/documents.ts';
import { didYouMean } from './arguments.ts';
import { hasBrokenConfiguration } from './collect-report.ts';
import { fileIn, notesOf, openWorkspaces } from './open-workspaces.ts';
import { suggestion } from './suggestion.ts';
import { findTargets, isMissingFolder } from './targets.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';
import { whyNotWritten } from './write-failures.ts';

/** What is asked for; the rest is known once the workspace is open. */
export type Asked = Pick<DocumentRequest, 'name' | 'view' | 'rows' | 'columns'>;

/** The side that `--view` names, else both. */
export function viewOf(options: ReadonlyMap<string, string>): DocumentView {
  return DOCUMENT_VIEWS.find((view) => view === options.get('view')) ?? 'both';
}

/** Makes a document of the workspace and prints it, or writes it to the file of `--output`. */
export async function writeDocument(
  asked: Asked,
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  const asOf = options.get('as-of');
  const output = options.get('output');
  const format = formatOf(options);
  const refused = (problem: string): ExitCode => {
    terminal.complain(problem);
    return EXIT.wrongUse;
  };
  if (asOf !== undefined && !isIsoDate(asOf))
    return refused(`--as-of needs a day that exists, written YYYY-MM-DD, not "${asOf}".`);
  if (format === 'xlsx' && output === undefined)
    return refused(`An XLSX file cannot be printed. Name a file: --output ${asked.name}.xlsx.`);
  if (output !== undefined && (await isMissingFolder(output, terminal)))
    return refused(`There is no folder ${output}.`);
  const found = await findTargets([], options.get('root'), terminal);
  if ('problem' in found) return refused(found.problem);
  for await (const workspace of openWorkspaces(found.targets, asOf, terminal)) {
    const { host } = workspace;
    if (hasBrokenConfiguration(host)) {
      const file = displayPath(terminal.workingFolder, host.nativePath(host.configuration.file ?? ''));
      return refused(`${file} cannot be used. "tickmark check" says what is wrong with it.`);
    }
    for (const note of notesOf(workspace)) terminal.complain(oneLine(note));
    const problem = axisProblem(host, asked) ?? targetProblem(host, output, terminal);
    if (problem !== undefined) return refused(problem);
    if (output !== undefined && !options.has('format') && (await hasStrangeEnding(output, terminal)))
      return refused(
        `${output} does not say which format: it ends in none of ${DOCUMENT_FORMATS.join(', ')}. Name one with --format.`,
      );
    // What is said about the workspace as a whole is part of the gap list.
    await host.check();
    const document = createDocument(host.engine, {
      ...asked,
      workspace: path.basename(host.root) || host.root,
      tool: `Tickmark ${VERSION}`,
    });
    const content = await exportDocument(document, format);
    if (output === undefined) {
      terminal.print(typeof content === 'string' ? content : '');
      return EXIT.clean;
    }
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const native = await fileFor(output, exportFileName(document, format), terminal);
    const failure = await terminal.writeFile(native, bytes);
    const shown = displayPath(terminal.workingFolder, native);
    if (failure !== undefined) return refused(`${shown} could not be written: ${whyNotWritten(failure)}.`);
    terminal.complain(`${document.title} written to ${shown}.`);
    return EXIT.clean;
  }
  return EXIT.clean;
}

/** The format that is asked for, else the one that the ending of the file names. */
function formatOf(options: ReadonlyMap<string, string>): DocumentFormat {
  const ending = path
    .extname(options.get('output') ?? '')
    .slice(1)
    .toLowerCase();
  const asked = options.get('format') ?? ending;
  return DOCUMENT_FORMATS.find((format) => format === asked) ?? 'md';
}

/** Whether the file has an ending that is no format: Markdown in a file called report.pdf helps nobody. */
async function hasStrangeEnding(output: string, terminal: Terminal): Promise<boolean> {
  const ending = path.extname(output).slice(1).toLowerCase();
  if (ending === '' || DOCUMENT_FORMATS.some((format) => format === ending)) return false;
  const status = await terminal.fileSystem.stat(path.resolve(terminal.workingFolder, output));
  return 'failure' in status || status.value.type !== 'folder';
}

/** A folder gets the document under its usual name. */
async function fileFor(output: string, name: string, terminal: Terminal): Promise<string> {
  const native = path.resolve(terminal.workingFolder, output);
  const status = await terminal.fileSystem.stat(native);
  return !('failure' in status) && status.value.type === 'folder' ? path.join(native, name) : native;
}

/** A document is never written over a record. */
function targetProblem(
  host: WorkspaceHost,
  output: string | undefined,
  terminal: Terminal,
): string | undefined {
  if (output === undefined) return undefined;
  const file = fileIn(host, path.resolve(terminal.workingFolder, output));
  const isOurs =
    file !== undefined && (host.engine.why(file)?.ours === true || file === host.configuration.file);
  return isOurs ? `${output} is a record of the workspace; name another file for the document.` : undefined;
}

function axisProblem({ engine }: WorkspaceHost, { rows, columns }: Asked): string | undefined {
  for (const written of [rows, columns]) {
    if (written === undefined || axisOf(engine, written) !== undefined) continue;
    const known = axisChoices(engine).map(({ id }) => id);
    const near = didYouMean(suggestion(written, known));
    return `No framework here is called "${oneLine(written).slice(0, 80)}".${near} Known are ${known.join(', ')}.`;
  }
  return undefined;
}
