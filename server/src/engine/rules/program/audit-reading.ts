import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

/** An entry of the audits of a program record. */
export interface Audit {
  readonly node: MappingNode;
  readonly id: string;
  /** `soc2`, `iso27001`, another framework, or undefined where none can be told. */
  readonly framework: string | undefined;
  /** The type in its usual spelling; the empty text where none is written. */
  readonly type: string;
}

const ISO_TYPES: ReadonlySet<string> = new Set(['stage-1', 'stage-2', 'surveillance', 'recertification']);

/** The audits by others that a program record lists: internal ones are left out. */
export function auditsOf(program: RecordFact, context: RuleContext): readonly Audit[] {
  return mappingsIn(nodeAtPath(program.fields, 'audits')).flatMap((node): Audit[] => {
    const written = textAt(node, 'type');
    const type = written === undefined ? '' : canonicalValue('program', 'audits.type', written);
    if (type === 'internal') return [];
    const id = textAt(node, 'id') ?? 'this audit';
    return [{ node, id, framework: frameworkOf(node, type, context), type }];
  });
}

function frameworkOf(node: MappingNode, type: string, context: RuleContext): string | undefined {
  const written = textAt(node, 'framework');
  if (written !== undefined) return context.catalogue.frameworkOf(written)?.framework;
  if (ISO_TYPES.has(type)) return 'iso27001';
  return type === 'type-1' || type === 'type-2' ? 'soc2' : undefined;
}

/** Whether a text says that there is none. */
export function saysNone(text: string | undefined): boolean {
  return text !== undefined && /^(?:none|no|n\/a|unaccredited)$/i.test(text);
}
