import { join } from 'node:path';
import type { Engine } from '../../server/src/engine/engine.ts';
import { createDocument } from '../../server/src/engine/features/documents/create-document.ts';
import type { Cell, Document, Row, Table } from '../../server/src/engine/features/documents/document.ts';
import { tablesOf } from '../../server/src/engine/features/documents/document.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import type { DocumentName, DocumentView } from '../../server/src/protocol/documents.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor, type WorkspaceOptions } from '../support/workspace.ts';

/** A document of a fixture, or of an engine; its provenance is the same in each test. */
export function makeDocument(
  source: string | Engine,
  name: DocumentName,
  view: DocumentView = 'both',
  options: WorkspaceOptions = {},
): Document {
  const engine = typeof source === 'string' ? engineFor(readFixture(source).files, options) : source;
  for (const _ of engine.settle());
  return createDocument(engine, { name, view, workspace: 'kestrel', tool: 'Tickmark' });
}

/** A table of a document by its name; the main one without. */
export function tableOf(document: Document, name?: string): Table {
  const table = tablesOf(document).find((each) => name === undefined || each.name === name);
  if (table === undefined) throw new Error(`${document.name} has no table ${name ?? ''}`);
  return table;
}

/** The row whose first filled column of the given key has a value. */
export function rowWhere(table: Table, key: string, value: Cell): Row {
  const row = table.rows.find((each) => each[key] === value);
  if (row === undefined) throw new Error(`${table.name} has no row with ${key} ${String(value)}`);
  return row;
}

/** Everything that a document says, as one text. */
export function textOf(document: Document): string {
  return JSON.stringify(document);
}

/** The sample company as the command line reads it, on its own day or another. */
export async function openKestrel(asOf?: string): Promise<Engine> {
  const host = await WorkspaceHost.open({
    fileSystem: nodeFileSystem,
    clock: { now: () => Date.parse('2026-06-01T12:00:00Z'), after: () => () => undefined },
    asOf,
    root: join(import.meta.dirname, '..', '..', 'samples', 'kestrel'),
  });
  await host.load();
  await host.check();
  return host.engine;
}
