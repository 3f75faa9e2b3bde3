import type { DocumentName, DocumentView } from '../../../protocol/documents.ts';
import type { State } from '../../../protocol/state.ts';
import type { TimeFrame } from '../../../protocol/time-frame.ts';

/** Who asks for which document, and what only the host knows. */
export interface DocumentRequest {
  readonly name: DocumentName;
  readonly view: DocumentView;
  /** Name of the workspace for people: its folder. */
  readonly workspace: string;
  /** Name and version of the program: `Tickmark 0.1.0`. */
  readonly tool: string;
  /** Frameworks of the axes, for `matrix` only. */
  readonly rows?: string | undefined;
  readonly columns?: string | undefined;
}

/**
 * A document as plain data: what it says, not how it looks. Every format is made from it. Texts are plain text of the
 * workspace, cleaned of control characters and of those that reorder a line; a format escapes them its own way.
 */
export interface Document {
  readonly name: DocumentName;
  readonly title: string;
  readonly provenance: Provenance;
  readonly sections: readonly Section[];
}

/** From what a document was made: enough to make it again. */
export interface Provenance {
  readonly workspace: string;
  readonly frame: TimeFrame;
  readonly view: DocumentView;
  readonly tool: string;
  /** Sentences about what may be missing: files that are broken, or not read yet. */
  readonly notes: readonly string[];
}

/** A heading and what stands below it. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** What stands below a heading. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  /** Short statements, each under a name: version, approval. */
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | Table;

/** A statement with its name, such as a version. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/**
 * A table. The first one of a document is its main table: the one that CSV holds.
 */
export interface Table {
  readonly type: 'table';
  /** Short, for the tab of a spreadsheet. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What is said instead of a table without rows. */
  readonly empty: string;
  /** Key of the column by which pages are divided; equal values stand together. Spreadsheets keep the column. */
  readonly groupedBy?: string;
  /** The groups are of different kinds: pages leave out, group by group, the columns that say nothing there. */
  readonly sparse?: true;
  /** Too wide for a page: in spreadsheets and JSON only. */
  readonly wide?: true;
}

/** A column of a table. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** `date` holds ISO days; `state` one of the states; `ids` a list of ids or short words. */
  readonly type: 'text' | 'date' | 'number' | 'state' | 'ids';
  /** Only in this view, and in the one of both. */
  readonly view?: 'soc2' | 'iso27001';
}

/** Values by column. A text in a `number` or `date` column is what the record says where it says no number or day. */
export type Row = Readonly<Record<string, Cell>>;
/** One value. A list is of ids or short words. */
export type Cell = string | number | State | readonly string[] | undefined;

/** The main table; undefined for a document without tables. */
export function mainTable(document: Document): Table | undefined {
  return tablesOf(document)[0];
}

/** All tables of a document, in order. */
export function tablesOf(document: Document): readonly Table[] {
  return document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'));
}

/** A part of a table as a page shows it. */
export interface TablePart {
  /** Undefined where the table has no groups. */
  readonly heading: string | undefined;
  /** Without the column that the heading says, and without those in which nothing stands. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The parts of a table for a page: one for each group. */
export function partsOf({ columns, rows, groupedBy, sparse }: Table): readonly TablePart[] {
  const filled = (among: readonly Row[]): readonly Column[] =>
    columns.filter(({ key }) => key !== groupedBy && among.some((row) => !isEmptyCell(row[key])));
  if (groupedBy === undefined) return [{ heading: undefined, columns: filled(rows), rows }];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const heading = String(row[groupedBy] ?? '');
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [row]);
    else group.push(row);
  }
  const shared = filled(rows);
  return [...groups].map(([heading, group]) => ({
    heading,
    columns: sparse === true ? filled(group) : shared,
    rows: group,
  }));
}

function isEmptyCell(cell: Cell): boolean {
  return cell === undefined || cell === '' || (typeof cell !== 'number' && cell.length === 0);
}
