import type { Catalogue } from '../frameworks/catalogue.ts';
import type { FrameworkItem } from '../frameworks/framework-item.ts';
import { citedIds } from '../model/cited-ids.ts';
import type { RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';

/**
 * The items that a record cites in `satisfies`, with the evidence that its entries for the item list; `any` where one
 * of them lists none.
 */
export interface CitedItems {
  readonly items: ReadonlyMap<FrameworkItem, ReadonlySet<string> | 'any'>;
  /** Whether it cites anything at all, known or not: evidence that does says itself what it is for. */
  readonly tagged: boolean;
}

const NOTHING: CitedItems = { items: new Map(), tagged: false };

/** Reads what a record cites. */
export function readCitedItems(
  { workspace, catalogue }: { readonly workspace: WorkspaceView; readonly catalogue: Catalogue },
  record: RecordFact,
): CitedItems {
  if (workspace.facts(record.file)?.citations.length === 0) return NOTHING;
  const items = new Map<FrameworkItem, ReadonlySet<string> | 'any'>();
  let tagged = false;
  for (const citation of workspace.citationsIn(record)) {
    if (citation.place !== 'satisfies') continue;
    tagged = true;
    for (const id of citedIds(citation)) {
      const item = catalogue.item(citation.framework, id);
      if (item === undefined) continue;
      const before = items.get(item);
      if (citation.evidence.length === 0 || before === 'any') items.set(item, 'any');
      else items.set(item, new Set([...(before ?? []), ...citation.evidence]));
    }
  }
  return { items, tagged };
}

/** Whether the entries of a control for an item mean an artifact. */
export function means(listed: ReadonlySet<string> | 'any' | undefined, evidence: RecordFact): boolean {
  return listed === 'any' || (listed?.has(evidence.id) ?? false);
}
