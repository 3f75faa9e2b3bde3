/** How one written token is read as the id of a framework item. Exactly one of these; the order of the grammar decides. */
export type Reading =
  /** The canonical id of an item that exists. */
  | { readonly type: 'known'; readonly id: string }
  /** A known item in another spelling: `cc6.1`, `A5.15`, `ISO27001:2022-A.8.10.`, `CC7.3 - Incident response`. */
  | { readonly type: 'spelling'; readonly id: string; readonly label: string | undefined }
  /** A template placeholder: CC9.9, CCx.x, TBD. */
  | { readonly type: 'placeholder' }
  /** A library-made point of focus of a criterion: CC6.1.3, CC6.1-POF3. */
  | { readonly type: 'point-of-focus'; readonly id: string }
  /** A series (CC6), theme (A.5), chapter (9) where one item is expected. */
  | {
      readonly type: 'group';
      readonly group: string;
      readonly level: 'series' | 'theme' | 'chapter';
      readonly members: readonly string[];
    }
  /** A control of the 2013 edition. */
  | {
      readonly type: 'legacy-control';
      readonly legacy: string;
      readonly title: string;
      readonly successors: readonly string[];
    }
  /** A domain or objective of the 2013 edition. */
  | {
      readonly type: 'legacy-group';
      readonly legacy: string;
      readonly title: string;
      readonly successors: readonly string[];
    }
  /**
   * Several ids in one token, written as a range or a list; members that exist, in order. 2013 ids among them stand as
   * their successors. `unresolved` are written ends or parts that name nothing of this framework (absent when none).
   */
  | {
      readonly type: 'range';
      readonly members: readonly string[];
      readonly crossesTopic: boolean;
      readonly unresolved?: readonly string[];
    }
  | { readonly type: 'list'; readonly members: readonly string[]; readonly unresolved?: readonly string[] }
  /** `5.10` unquoted: YAML reads 5.1. `annexA` is what was meant. */
  | { readonly type: 'yaml-number'; readonly annexA: string }
  /** `8.2`: a clause, an Annex A control, or (three parts) a 2013 control. */
  | {
      readonly type: 'bare-number';
      readonly clause: string | undefined;
      readonly annexA: string | undefined;
      readonly legacy: string | undefined;
    }
  /** A known id of another built-in framework: CC6.1 under iso27001. */
  | { readonly type: 'other-framework'; readonly framework: 'soc2' | 'iso27001'; readonly id: string }
  /** Nothing of the above. `nearest` are known ids close to it, best first, at most three. */
  | {
      readonly type: 'unknown';
      readonly looksLike: 'criterion' | 'annex-a' | 'clause' | 'nothing';
      readonly nearest: readonly string[];
    };
