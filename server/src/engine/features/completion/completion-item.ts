import type { Span } from '../../../base/text/range.ts';

export type CompletionKind = 'id' | 'key' | 'value' | 'date' | 'record' | 'block' | 'path';

/** What `resolveCompletion` needs to write an item's documentation; plain data, so that it can travel. */
export type CompletionData =
  | { readonly type: 'item'; readonly framework: string; readonly id: string }
  | { readonly type: 'record'; readonly id: string; readonly kind: string };

/** Something that may be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  /** Beside the label, on the same line: a title. */
  readonly description?: string;
  /** Why it is offered, or what it is: `A.5.18 strong: ...`. */
  readonly detail?: string;
  /** Markdown. Absent while `data` says how to write it. */
  readonly documentation?: string;
  readonly kind: CompletionKind;
  /**
   * What is written in the place of `replace`; a snippet when `snippet` is true. Lines below the first carry their
   * whole indentation: insert them as they are.
   */
  readonly insert: string;
  readonly snippet: boolean;
  readonly replace: Span;
  readonly sortText: string;
  readonly filterText: string;
  readonly preselect?: boolean;
  readonly data?: CompletionData;
}

export interface Completions {
  readonly items: readonly CompletionItem[];
  /** There are more: ask again when more is typed. */
  readonly incomplete: boolean;
}

export const NO_COMPLETIONS: Completions = { items: [], incomplete: false };

/** A place in a sorted list, so that texts sort as numbers do. */
export function sortKey(...parts: readonly (string | number)[]): string {
  return parts.map((part) => (typeof part === 'number' ? String(part).padStart(5, '0') : part)).join(' ');
}

/** Text inside of a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
