import picomatch from 'picomatch';
import type { ConfiguredIgnore } from '../model/configuration.ts';
import type { FileFacts, IgnoreFact } from '../model/facts.ts';
import type { Hit } from './evaluate.ts';
import type { RuleContext } from './rule.ts';
import { groupOf } from './severity.ts';

export interface Suppressed {
  readonly kept: readonly Hit[];
  /** Comments, and names in them, that silenced nothing although they are in force. */
  readonly unused: readonly IgnoreFact[];
}

/** Takes away the hits that a comment of the file or an entry of the configuration silences. */
export function suppress(facts: FileFacts, hits: readonly Hit[], context: RuleContext): Suppressed {
  const today = context.audit.asOf.date;
  const inForce = facts.ignores.filter((ignore) => ignore.until === undefined || ignore.until >= today);
  const used = new Set<IgnoreFact>();
  const kept = hits.filter((hit) => {
    if (isFinal(hit.rule.id)) return true;
    const ignore = inForce.find((candidate) => silences(candidate, hit));
    if (ignore !== undefined) used.add(ignore);
    return ignore === undefined && !isConfigured(facts, hit, context.configuration.ignore, today);
  });
  return { kept, unused: inForce.filter((ignore) => !used.has(ignore)) };
}

/** Findings about the configuration and about suppressions themselves cannot be suppressed. */
function isFinal(rule: string): boolean {
  return rule.startsWith('ignore/') || rule.startsWith('config/');
}

function silences(ignore: IgnoreFact, hit: Hit): boolean {
  const at = hit.problem.span.start;
  if (at < ignore.covers.start || at > ignore.covers.end) return false;
  return ignore.rules.some((rule) => names(rule.name, hit.rule.id));
}

function isConfigured(facts: FileFacts, hit: Hit, ignores: readonly ConfiguredIgnore[], today: string): boolean {
  return ignores.some((ignore) => {
    if (!names(ignore.rule, hit.rule.id)) return false;
    if (ignore.until !== undefined && ignore.until < today) return false;
    if (ignore.paths.some((glob) => picomatch.isMatch(facts.file, glob, { dot: true }))) return true;
    return ignore.ids.length > 0 && ignore.ids.includes(recordIdAt(facts, hit.problem.span.start));
  });
}

function recordIdAt(facts: FileFacts, offset: number): string {
  return facts.records.find((record) => record.span.start <= offset && offset <= record.span.end)?.id ?? '';
}

/** Whether a written name, a rule's id or `group/*`, means the rule. */
export function names(written: string, rule: string): boolean {
  return written === rule || written === `${groupOf(rule)}/*`;
}
