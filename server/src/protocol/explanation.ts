/** Questions about why the server does what it does. */

/** Parameters of the request `tickmark/why`. */
export interface WhyParams {
  /** URI of a document, open or not. */
  readonly uri: string;
}

export interface WhyResult {
  /** How the file was recognised, or why it is not one of ours, in plain words; may have several lines. */
  readonly text: string;
  /** True when the file holds records of ours. */
  readonly ours: boolean;
}

/** Parameters of the request `tickmark/ruleDocument`. */
export interface RuleDocumentParams {
  /** Rule id, for example `evidence/stale`. */
  readonly rule: string;
}

export interface RuleDocumentResult {
  /** The page as Markdown, or undefined when there is no such rule. */
  readonly markdown?: string;
}

/** One line of the list of rules. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly fixable: boolean;
}
