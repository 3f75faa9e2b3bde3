import type { CellEditParams, MatrixCellParams, MatrixResult } from '../../../server/src/protocol/matrix.ts';
import type { FromWebview, ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import type { ShownDocument } from '../documents/document-uri.ts';
import type { Asks, PageModel } from './page-model.ts';

/** The matrix: two axes, and the revision that the page holds, so that an edit sends only what it changed. */
export class MatrixModel implements PageModel {
  folder: string | undefined;
  private rows = 'soc2';
  private columns = 'annex-a';
  private known: number | undefined;
  private isFolderGone = false;

  get root(): string | undefined {
    return this.folder;
  }

  get shown(): ShownDocument {
    const { rows, columns, folder } = this;
    return { name: 'matrix', view: 'both', rows, columns, ...(folder === undefined ? {} : { folder }) };
  }

  forget(): void {
    this.known = undefined;
  }

  choose(folder: string): void {
    this.folder = folder;
    this.known = undefined;
  }

  async load(server: Asks): Promise<ToWebview> {
    const { rows, columns, folder, known } = this;
    const result = await server.request('tickmark/matrix', {
      rows,
      columns,
      ...(folder === undefined ? {} : { folder }),
      ...(known === undefined ? {} : { known }),
    });
    // Other axes or another root may have been chosen while the server answered: that answer is on its way.
    if (rows === this.rows && columns === this.columns && folder === this.folder) this.remember(result);
    return { type: 'matrix', result };
  }

  async receive(message: FromWebview, server: Asks): Promise<ToWebview | 'load' | undefined> {
    if (message.type === 'matrix') {
      this.rows = message.rows;
      this.columns = message.columns;
      // A root that is not open any more is given up when none is asked for.
      if (message.folder !== undefined || this.isFolderGone) this.folder = message.folder;
      this.isFolderGone = false;
      this.known = undefined;
      return 'load';
    }
    if (message.type === 'cell') {
      const { row, column } = message;
      const detail = await server.request('tickmark/matrixCell', this.cell(row, column));
      return { type: 'cell', row, column, detail };
    }
    return undefined;
  }

  /** Parameters of the edit that a page asks for. */
  edit(message: Extract<FromWebview, { type: 'create-evidence' | 'add-mapping' }>): CellEditParams {
    const edit: CellEditParams['edit'] =
      message.type === 'add-mapping'
        ? { type: 'add-mapping', control: message.control }
        : { type: 'create-evidence', ...(message.control === undefined ? {} : { control: message.control }) };
    return { ...this.cell(message.row, message.column), edit };
  }

  private cell(row: string, column: string): MatrixCellParams {
    const { rows, columns, folder } = this;
    return { rows, columns, row, column, ...(folder === undefined ? {} : { folder }) };
  }

  private remember(result: MatrixResult): void {
    if (result.type === 'whole') {
      this.known = result.matrix.revision;
      this.folder = result.matrix.folder;
    } else if (result.type === 'change') this.known = result.change.revision;
    else if (result.type === 'none') this.known = undefined;
    this.isFolderGone = result.type === 'none' && result.reason === 'no-workspace';
  }
}
