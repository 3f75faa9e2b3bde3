import type { Reading } from '../frameworks/id-grammar.ts';
import type { CitationFact } from '../model/facts.ts';
import type { RuleContext } from './rule.ts';

/**
 * How a cited token is read in this workspace: by the built-in grammar, or by the custom framework that the workspace
 * defines. Undefined when the framework is not known here, or when its key says 2013: then the key is the mistake.
 */
export function readingOf(citation: CitationFact, context: RuleContext): Reading | undefined {
  const known = context.catalogue.frameworkOf(citation.writtenFramework ?? citation.framework);
  if (known === undefined || known.edition2013) return undefined;
  if (known.framework === 'soc2' || known.framework === 'iso27001') return citation.reading;
  return context.workspace.complete
    ? context.catalogue.read(known.framework, citation.token, citation.quoted)
    : undefined;
}

/** Whether a citation is of one of the two frameworks that ship. */
export function isBuiltIn(citation: CitationFact): boolean {
  return citation.framework === 'soc2' || citation.framework === 'iso27001';
}

/** `A.5.16`, `A.5.16 and A.8.2`, `A.5.16, A.8.2 and A.8.5`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
