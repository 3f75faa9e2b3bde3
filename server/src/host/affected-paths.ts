import type { Engine } from '../engine/engine.ts';
import { type WantedPath, wantedBy } from '../engine/workspace/wanted-paths.ts';
import { candidatePlaces, isGlob } from './artifact-path.ts';

/** With more changes than this at once (another branch was checked out) everything is looked at again. */
const MANY = 200;

/**
 * The paths written in records of which the artifact may be another now that files or folders appeared, changed or
 * vanished. `changed` are root-relative; case does not count, since the spelling on disk is part of the answer.
 */
export function affectedPaths(
  engine: Engine,
  evidenceRoot: string | undefined,
  changed: ReadonlySet<string>,
): readonly WantedPath[] {
  const names = [...changed].map((path) => path.toLowerCase());
  const affected = new Map<string, WantedPath>();
  for (const facts of engine.workspace.files()) {
    for (const wanted of wantedBy(facts)) {
      if (names.length <= MANY && !isGlob(wanted.path)) {
        const places = candidatePlaces(wanted, evidenceRoot).map((place) => place.toLowerCase());
        if (!places.some((place) => names.some((name) => related(place, name)))) continue;
      }
      const key = `${wanted.from}\n${wanted.path}`;
      affected.set(key, { ...affected.get(key), ...wanted });
    }
  }
  return [...affected.values()];
}

/** The same path, or one of them lies below the other. */
function related(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
