import { writeDocument } from './document-output.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** `tickmark matrix`: the crosswalk matrix of two frameworks. */
export async function matrix(options: ReadonlyMap<string, string>, terminal: Terminal): Promise<ExitCode> {
  const [rows, columns] = [options.get('rows'), options.get('columns')];
  return writeDocument({ name: 'matrix', view: 'both', rows, columns }, options, terminal);
}
