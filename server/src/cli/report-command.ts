import { DOCUMENTS, type DocumentName } from '../protocol/documents.ts';
import { didYouMean } from './arguments.ts';
import { viewOf, writeDocument } from './document-output.ts';
import { suggestion } from './suggestion.ts';
import { EXIT, type ExitCode, oneLine, type Terminal } from './terminal.ts';

/** `tickmark report NAME`: a document made from the records. */
export async function report(
  name: string | undefined,
  options: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.has('list')) {
    terminal.print(list());
    return EXIT.clean;
  }
  if (name === undefined) {
    terminal.complain('Say which document, for example "tickmark report gap-list". These are there:');
    terminal.complain(list().trimEnd());
    return EXIT.wrongUse;
  }
  const known = nameOf(name);
  if (known === undefined) {
    const near = suggestion(
      name,
      DOCUMENTS.map((each) => each.name),
    );
    terminal.complain(
      `There is no document "${oneLine(name).slice(0, 80)}".${didYouMean(near)} "tickmark report --list" lists them.`,
    );
    return EXIT.wrongUse;
  }
  return writeDocument({ name: known, view: viewOf(options) }, options, terminal);
}

/** A document by its name, or by its title as people write it: `Vendor table`. */
function nameOf(written: string): DocumentName | undefined {
  const folded = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return DOCUMENTS.find(
    ({ name, title }) => name === folded || title.toLowerCase().replaceAll(' ', '-') === folded,
  )?.name;
}

function list(): string {
  const width = Math.max(...DOCUMENTS.map(({ name }) => name.length));
  return DOCUMENTS.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join('');
}
