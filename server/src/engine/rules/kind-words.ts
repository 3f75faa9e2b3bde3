import type { Kind } from '../model/kinds.ts';

const WORDS: Partial<Record<Kind, string>> = {
  evidence: 'evidence record',
  soa: 'Statement of Applicability',
  program: 'programme',
};

/** A kind as it is said in a sentence. */
export function titleOfKind(kind: Kind): string {
  return WORDS[kind] ?? kind;
}

/** The list field that holds references to a kind: `controls`, `evidence`, `policies`. */
export function fieldOfKind(kind: Kind): string {
  if (kind === 'evidence') return 'evidence';
  return kind === 'policy' ? 'policies' : `${kind}s`;
}
