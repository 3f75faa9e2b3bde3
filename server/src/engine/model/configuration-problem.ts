import type { Span } from '../../base/text/range.ts';

/** Something wrong in `.tickmark.yaml`, at the exact key or value. */
export interface ConfigurationProblem {
  readonly rule: 'config/invalid' | 'config/unknown-key' | 'config/unknown-rule';
  readonly span: Span;
  readonly message: string;
  /** The text to write in place of `span`, where it is clear what was meant. */
  readonly suggestion?: string;
}
