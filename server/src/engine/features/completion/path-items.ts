import { wantedPath } from '../../workspace/wanted-paths.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import type { Place } from './place.ts';
import { scalarAtPlace } from './writing.ts';

const MOST_RECORDS = 60;
const MOST = 50;

/** Paths that records near this one write already and that exist; nothing is looked up on disk. */
export function pathItems(snapshot: Snapshot, place: Place): readonly CompletionItem[] {
  const files = new Set([place.file]);
  let seen = 0;
  for (const record of snapshot.workspace.records('evidence')) {
    files.add(record.file);
    if (++seen >= MOST_RECORDS) break;
  }
  const paths = new Set<string>();
  for (const file of files) {
    for (const fact of snapshot.facts(file)?.paths ?? []) {
      const { path, from } = wantedPath(fact);
      const isTyped =
        file === place.file && fact.span.start <= place.replace.end && place.replace.start <= fact.span.end;
      if (!isTyped && snapshot.workspace.artifact(path, from)?.exists === true) paths.add(fact.path);
      if (paths.size >= MOST) break;
    }
  }
  return [...paths].sort().map((path, index) => ({
    label: path,
    kind: 'path',
    insert: scalarAtPlace(place, path),
    snippet: false,
    replace: place.replace,
    sortText: sortKey(index),
    filterText: path,
  }));
}
