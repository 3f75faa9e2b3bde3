/** The eleven kinds of record. The word is what stands after `kind:`. */
export const KINDS = [
  'control',
  'risk',
  'evidence',
  'vendor',
  'incident',
  'policy',
  'scope',
  'program',
  'soa',
  'crosswalk',
  'framework',
] as const;

export type Kind = (typeof KINDS)[number];

/** Kinds of which a workspace normally has one current record; a change of theirs can change every finding. */
export const SINGLETON_KINDS: ReadonlySet<Kind> = new Set([
  'scope',
  'program',
  'soa',
  'crosswalk',
  'framework',
]);
