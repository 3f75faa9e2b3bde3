import type { Snapshot } from '../snapshot.ts';

/** Frameworks of the programme in the order of the catalogue. */
export function frameworksAsked({
  catalogue,
  audit,
}: Pick<Snapshot, 'catalogue' | 'audit'>): readonly string[] {
  return catalogue.frameworks().filter((framework) => audit.programme.frameworks.has(framework));
}
