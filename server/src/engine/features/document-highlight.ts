import type { Span } from '../../base/text/range.ts';
import { definitionsOf, usesOf } from './places.ts';
import type { Snapshot } from './snapshot.ts';
import { subjectAt } from './subject-at.ts';

/** A place in the file that means the same as what is under the cursor. */
export interface Highlight {
  readonly span: Span;
  readonly defines: boolean;
}

/** All places in this file that define or use what is at an offset (UTF-16). */
export function documentHighlight(snapshot: Snapshot, file: string, offset: number): readonly Highlight[] {
  const subject = subjectAt(snapshot, file, offset);
  if (subject === undefined) return [];
  const here = (place: { readonly file: string }): boolean => place.file === file;
  return [
    ...definitionsOf(snapshot, subject)
      .filter(here)
      .map(({ span }) => ({ span, defines: true })),
    ...usesOf(snapshot, subject)
      .filter(here)
      .map(({ span }) => ({ span, defines: false })),
  ];
}
