import type { Kind } from '../../server/src/engine/model/kinds.ts';
import { checkRecord, type SchemaProblem } from '../../server/src/engine/model/schema/check-record.ts';
import { parseYaml } from '../../server/src/engine/syntax/parse.ts';
import type { MappingNode } from '../../server/src/engine/syntax/tree.ts';

/** The first document of a text as the fields of a record. */
export function fieldsOf(text: string): MappingNode {
  const root = parseYaml(text).documents[0]?.root;
  if (root?.type !== 'mapping') throw new Error(`not a mapping: ${text}`);
  return root;
}

export interface Shown {
  readonly rule: string;
  /** The stretch of source the problem points at. */
  readonly at: string;
  readonly path: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** What is wrong with a record, with the source text in place of offsets. */
export function problems(
  kind: Kind,
  text: string,
  options: { readonly declared?: boolean; readonly values?: ReadonlyMap<string, readonly string[]> } = {},
): readonly Shown[] {
  const found = checkRecord(kind, fieldsOf(text), {
    declared: options.declared ?? false,
    configuration: { values: options.values ?? new Map() },
  });
  return found.map((problem) => shown(problem, text));
}

function shown({ rule, span, path, message, suggestion }: SchemaProblem, text: string): Shown {
  const at = text.slice(span.start, span.end);
  return suggestion === undefined ? { rule, at, path, message } : { rule, at, path, message, suggestion };
}
