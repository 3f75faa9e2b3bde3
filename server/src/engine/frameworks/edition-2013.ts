import { clauseCollisions, type Edition2013Row, edition2013 } from './framework-data.ts';

const byId = new Map<string, Edition2013Row>(edition2013.map((row) => [row.id, row]));

const predecessorsOf = new Map<string, string[]>();
for (const row of edition2013) {
  if (row.level !== 'control') continue;
  for (const successor of row.successors) {
    const list = predecessorsOf.get(successor);
    if (list === undefined) predecessorsOf.set(successor, [row.id]);
    else list.push(row.id);
  }
}

/** A domain, objective or control of the 2013 Annex A by its canonical id (`A.9`, `A.9.2`, `A.9.2.1`). */
export function legacyItem(id: string): Edition2013Row | undefined {
  return byId.get(id);
}

/** The 2022 controls that a 2013 domain, objective or control became; empty when the id never existed in 2013. */
export function successors(legacyId: string): readonly string[] {
  return byId.get(legacyId)?.successors ?? [];
}

/** The 2013 controls that became this Annex A control, in 2013 order. */
export function predecessors(annexA: string): readonly string[] {
  return predecessorsOf.get(annexA) ?? [];
}

/** What an id that is valid in both editions meant in 2013. */
export interface EditionCollision {
  readonly id: string;
  readonly title2013: string;
  /** Where that meaning is in 2022. */
  readonly successors: readonly string[];
}

const collisions = new Map<string, EditionCollision>(clauseCollisions.map((row) => [row.id, row]));
for (const id of ['A.5.1', 'A.6.1', 'A.6.2', 'A.7.1', 'A.7.2', 'A.7.3', 'A.8.1', 'A.8.2', 'A.8.3']) {
  const row = byId.get(id);
  if (row !== undefined) collisions.set(id, { id, title2013: row.title, successors: row.successors });
}

/** The 2013 meaning of an id that is valid in both editions (nine Annex A ids and clauses 10.1, 10.2). */
export function collision(id: string): EditionCollision | undefined {
  return collisions.get(id);
}
