import { definitionsOf, type Place, usesOf } from './places.ts';
import type { Snapshot } from './snapshot.ts';
import { subjectAt } from './subject-at.ts';

/** All places that use what is at an offset (UTF-16), and on request those that define it. */
export function references(
  snapshot: Snapshot,
  file: string,
  offset: number,
  withDefinitions: boolean,
): readonly Place[] {
  const subject = subjectAt(snapshot, file, offset);
  if (subject === undefined) return [];
  const uses = usesOf(snapshot, subject);
  return withDefinitions ? [...definitionsOf(snapshot, subject), ...uses] : uses;
}
