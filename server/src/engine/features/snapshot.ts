import type { Position, Range, Span } from '../../base/text/range.ts';
import type { Standings } from '../audit/standings.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Finding, Fix, RuleContext } from '../rules/rule.ts';
import type { SyntaxTree } from '../syntax/tree.ts';

/** What a feature may ask: everything that rules may, and the trees and texts of single files. */
export interface Snapshot extends RuleContext {
  readonly revision: number;
  /** Where evidence, controls, items and pairs stand on the as-of day. */
  readonly standings: Standings;
  facts(file: string): FileFacts | undefined;
  /** The tree of a file, parsed when asked and kept while its text stands; undefined for files that are not held. */
  tree(file: string): SyntaxTree | undefined;
  range(file: string, span: Span): Range;
  offset(file: string, position: Position): number;
  /** Findings of one file, evaluated when they are not known yet. */
  findings(file: string): readonly Finding[];
  fixes(finding: Finding): readonly Fix[];
}
