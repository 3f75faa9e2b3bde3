import { aliasProblems } from './aliases.ts';
import { buildFast } from './fast-builder.ts';
import type { SyntaxTree } from './tree.ts';

export interface ParseOptions {
  /** First offset to read, e.g. of a front matter. The whole text when absent. */
  readonly start?: number;
  /** Offset behind the last character to read. */
  readonly end?: number;
}

/**
 * Reads YAML. Never throws: what could be read is in the tree, and its problems say, in our words, what could not.
 * All offsets count from the beginning of `text`, also when only a stretch of it is read.
 */
export function parseYaml(text: string, options?: ParseOptions): SyntaxTree {
  const start = options?.start ?? 0;
  const end = options?.end ?? text.length;
  const source = start === 0 && end === text.length ? text : text.slice(start, end);
  const fast = buildFast(source, start);
  if (fast.ok)
    return {
      documents: fast.documents,
      problems: fast.hasAliases
        ? [...fast.problems, ...fast.documents.flatMap(aliasProblems)]
        : fast.problems,
    };
  return { documents: [], problems: [] };
}
