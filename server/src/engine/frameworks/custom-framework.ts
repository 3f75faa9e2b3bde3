/** A requirement of a custom framework and the items that it corresponds to. */
export interface CustomRequirement {
  readonly id: string;
  readonly title: string;
  /** `framework` as written; ids in any spelling that the grammar reads. */
  readonly mapsTo: readonly { readonly framework: string; readonly id: string }[];
}

/** A framework that a record of the workspace defines. */
export interface CustomFramework {
  readonly id: string;
  readonly title: string;
  readonly version?: string;
  /** How its ids look, in the pattern language of `compileIdPattern`. */
  readonly ids?: string;
  readonly requirements: readonly CustomRequirement[];
}

/** Something about a custom framework that cannot be used. */
export interface CatalogueProblem {
  readonly framework: string;
  readonly message: string;
}
