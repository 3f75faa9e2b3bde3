import picomatch from 'picomatch';
import type { ConfiguredIgnore } from '../model/configuration.ts';
import type { FileFacts, IgnoreFact } from '../model/facts.ts';
import type { Hit } from './evaluate.ts';
import type { Rule, RuleContext } from './rule.ts';
import { groupOf, namesOf } from './severity.ts';

export interface Suppressed {
  readonly kept: readonly Hit[];
  readonly unused: readonly UnusedIgnore[];
}

/** A comment in force, and those of its names that silenced nothing. */
export interface UnusedIgnore {
  readonly ignore: IgnoreFact;
  readonly names: IgnoreFact['rules'];
}

/** Takes away the hits that a comment of the file or an entry of the configuration silences. */
export function suppress(facts: FileFacts, hits: readonly Hit[], context: RuleContext): Suppressed {
  // Most files silence nothing, and this runs for each of them.
  if (facts.ignores.length === 0 && context.configuration.ignore.length === 0)
    return { kept: hits, unused: [] };
  const today = context.audit.asOf.date;
  const inForce = facts.ignores.filter((ignore) => ignore.until === undefined || ignore.until >= today);
  const used = new Set<IgnoreFact['rules'][number]>();
  const kept = hits.filter((hit) => {
    if (isFinal(hit.rule.id)) return true;
    const naming = inForce.flatMap((ignore) => namesFor(ignore, hit));
    for (const name of naming) used.add(name);
    return naming.length === 0 && !isConfigured(facts, hit, context.configuration.ignore, today);
  });
  const unused = inForce.map((ignore) => ({ ignore, names: ignore.rules.filter((rule) => !used.has(rule)) }));
  return { kept, unused: unused.filter(({ names }) => names.length > 0) };
}

/** Findings about the configuration and about suppressions themselves cannot be suppressed. */
function isFinal(rule: string): boolean {
  return rule.startsWith('ignore/') || rule.startsWith('config/');
}

/** The names in a comment that silence the hit. */
function namesFor(ignore: IgnoreFact, hit: Hit): IgnoreFact['rules'] {
  const at = hit.problem.span.start;
  if (at < ignore.covers.start || at > ignore.covers.end) return [];
  return ignore.rules.filter((rule) => names(rule.name, hit.rule));
}

function isConfigured(
  facts: FileFacts,
  hit: Hit,
  ignores: readonly ConfiguredIgnore[],
  today: string,
): boolean {
  return ignores.some((ignore) => {
    if (!names(ignore.rule, hit.rule)) return false;
    if (ignore.until !== undefined && ignore.until < today) return false;
    if (matcherOf(ignore)(facts.file)) return true;
    return ignore.ids.length > 0 && ignore.ids.includes(recordIdAt(facts, hit.problem.span.start));
  });
}

const matchers = new WeakMap<ConfiguredIgnore, (file: string) => boolean>();

function matcherOf(ignore: ConfiguredIgnore): (file: string) => boolean {
  let matcher = matchers.get(ignore);
  if (matcher === undefined) {
    matcher = ignore.paths.length === 0 ? () => false : picomatch([...ignore.paths], { dot: true });
    matchers.set(ignore, matcher);
  }
  return matcher;
}

function recordIdAt(facts: FileFacts, offset: number): string {
  return facts.records.find((record) => record.span.start <= offset && offset <= record.span.end)?.id ?? '';
}

/** Whether a written name, the id or an alias of a rule, or `group/*`, means the rule. */
export function names(written: string, rule: Rule): boolean {
  return namesOf(rule).includes(written) || written === `${groupOf(rule.id)}/*`;
}
