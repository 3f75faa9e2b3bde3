import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Deletions of one kind that are rightly not noticed, and why. */
export interface NotNoticed {
  readonly title: string;
  readonly reason: string;
  /** As in `Mutation.path`. */
  readonly paths: readonly string[];
}

interface Sheet {
  readonly groups: readonly NotNoticed[];
  /** Paths of which a deletion is noticed, in some places by the profile `strict` alone. */
  readonly strict: readonly string[];
}

/** What `not-noticed.yaml` allows. */
export function readNotNoticed(): Sheet {
  return parse(readFileSync(join(import.meta.dirname, 'not-noticed.yaml'), 'utf8')) as Sheet;
}
