import type { Span } from '../../base/text/range.ts';
import { definitionsOf, type Place } from './places.ts';
import type { Snapshot } from './snapshot.ts';
import { subjectAt } from './subject-at.ts';

/** Where the thing under the cursor is defined; `origin` is the token under the cursor. */
export interface Definition {
  readonly origin: Span;
  readonly targets: readonly Place[];
}

/** The definition of what is at an offset (UTF-16); undefined when nothing there is defined in this workspace. */
export function definition(snapshot: Snapshot, file: string, offset: number): Definition | undefined {
  const subject = subjectAt(snapshot, file, offset);
  if (subject === undefined) return undefined;
  const targets = definitionsOf(snapshot, subject);
  return targets.length === 0 ? undefined : { origin: subject.span, targets };
}
