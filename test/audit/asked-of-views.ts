import type { ItemStanding } from '../../server/src/engine/audit/standings.ts';
import type { Engine } from '../../server/src/engine/engine.ts';
import { createDocument } from '../../server/src/engine/features/documents/create-document.ts';
import { type Cell, tablesOf } from '../../server/src/engine/features/documents/document.ts';
import type { RecordFact } from '../../server/src/engine/model/facts.ts';
import type { DocumentName } from '../../server/src/protocol/documents.ts';

/** The record with an id; fails where there is none. */
export function record(engine: Engine, id: string): RecordFact {
  const [found] = engine.workspace.definitions(id);
  if (found === undefined) throw new Error(`no record ${id}`);
  return found;
}

/** Where an item of a framework stands; fails where there is no such item. */
export function itemStanding(engine: Engine, framework: string, id: string): ItemStanding {
  const found = engine.catalogue.item(framework, id);
  if (found === undefined) throw new Error(`no item ${id}`);
  return engine.standings.item(found);
}

/** The rows of a table of a document; none where the document has no such table. */
export function rowsOf(
  engine: Engine,
  name: DocumentName,
  table: string,
): readonly Readonly<Record<string, Cell>>[] {
  const request = { name, view: 'both', workspace: 'sample', tool: 'test' } as const;
  return tablesOf(createDocument(engine, request)).find((each) => each.name === table)?.rows ?? [];
}
