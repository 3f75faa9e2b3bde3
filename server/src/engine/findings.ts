import { ruleNames } from './model/check-configuration-names.ts';
import type { FileFacts } from './model/facts.ts';
import { bySubject, type Evaluation, evaluateFile, type Hit, type RulesBySubject } from './rules/evaluate.ts';
import { unusedIgnoreHits } from './rules/ignore/unused.ts';
import type { Finding, Rule, RuleContext } from './rules/rule.ts';
import { severityOf } from './rules/severity.ts';
import { Summaries } from './rules/summaries.ts';
import { suppress } from './rules/suppress.ts';

/** What the rules say of a file, and the part of it that counts for summaries. */
interface Evaluated extends Evaluation {
  readonly counted: Evaluation;
}

/**
 * The findings of a workspace, kept per file and made again only for files that were touched. What a file's rules
 * say is kept apart from what is published, since a summary over the workspace can change the second alone.
 */
export class Findings {
  readonly #rules: RulesBySubject;
  /** What a suppression may name. */
  readonly #names: ReadonlySet<string>;
  readonly #evaluations = new Map<string, Evaluated>();
  readonly #published = new Map<string, readonly Finding[]>();
  /** Files of which a finding shows a place in the key's file: its lines may move. */
  readonly #pointingAt = new Map<string, Set<string>>();
  readonly #summaries: Summaries;
  /** Files with a finding that depends on which ids there are at all. */
  readonly #readingIds = new Set<string>();

  constructor(rules: readonly Rule[]) {
    this.#rules = bySubject(rules);
    this.#names = ruleNames(new Set(rules.map((rule) => rule.id)));
    this.#summaries = new Summaries(rules);
  }

  get rules(): RulesBySubject {
    return this.#rules;
  }

  isKnown(file: string): boolean {
    return this.#evaluations.has(file);
  }

  /** Files whose findings show a place in `file`. */
  pointingAt(file: string): Iterable<string> {
    return this.#pointingAt.get(file) ?? [];
  }

  /** Files with a finding that depends on which ids there are at all. */
  get readingIds(): Iterable<string> {
    return this.#readingIds;
  }

  /** Forgets what was said about a file; it is evaluated again when asked. */
  forget(file: string): void {
    const evaluation = this.#evaluations.get(file);
    if (evaluation === undefined) return;
    this.#summaries.remove(evaluation.counted);
    this.#evaluations.delete(file);
    this.#readingIds.delete(file);
    this.#published.delete(file);
    for (const { problem } of evaluation.hits) {
      for (const place of problem.related ?? []) this.#pointingAt.get(place.file)?.delete(file);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#evaluations.clear();
    this.#readingIds.clear();
    this.#published.clear();
    this.#pointingAt.clear();
    this.#summaries.clear();
  }

  /** Runs the rules on a file unless that was done. */
  evaluate(facts: FileFacts, context: RuleContext): void {
    if (this.#evaluations.has(facts.file)) return;
    const evaluation = evaluateFile(facts, this.#rules, context);
    const counted = { ...evaluation, hits: suppress(facts, evaluation.hits, context).kept };
    this.#evaluations.set(facts.file, { ...evaluation, counted });
    this.#summaries.add(counted);
    if (evaluation.hits.some((hit) => hit.rule.readsAllIds === true)) this.#readingIds.add(facts.file);
    for (const { problem } of evaluation.hits) {
      for (const place of problem.related ?? []) {
        if (place.file === facts.file) continue;
        const pointing = this.#pointingAt.get(place.file) ?? new Set();
        pointing.add(facts.file);
        this.#pointingAt.set(place.file, pointing);
      }
    }
  }

  /**
   * Settles which rules sum up, now that all files are evaluated. Returns the files whose published findings differ
   * because of it.
   */
  settle(): ReadonlySet<string> {
    const flipped = this.#summaries.settle();
    const files = new Set<string>();
    if (flipped.size === 0) return files;
    for (const [file, evaluation] of this.#evaluations) {
      if (!evaluation.hits.some((hit) => flipped.has(hit.rule.id))) continue;
      this.#published.delete(file);
      files.add(file);
    }
    return files;
  }

  /** What is published for a file: evaluated, gathered, suppressed, and given its severity. */
  of(facts: FileFacts, context: RuleContext, workspaceHits: readonly Hit[]): readonly Finding[] {
    const known = this.#published.get(facts.file);
    if (known !== undefined && workspaceHits.length === 0) return known;
    this.evaluate(facts, context);
    const evaluation = this.#evaluations.get(facts.file);
    const own = evaluation?.hits ?? [];
    const { kept, unused } = suppress(facts, [...own, ...workspaceHits], context);
    const summed = new Set(own.filter((hit) => this.#summaries.isSummed(hit.rule.id)));
    const findings: Finding[] = [];
    for (const hit of [...kept, ...unusedIgnoreHits(facts, unused, this.#names, context)]) {
      if (summed.has(hit)) continue;
      const severity = severityOf(hit.rule, hit.problem, context);
      if (severity !== 'off') findings.push({ rule: hit.rule.id, severity, problem: hit.problem });
    }
    const told = onceEach(findings.sort(byPlace));
    if (workspaceHits.length === 0) this.#published.set(facts.file, told);
    return told;
  }

  /** The findings that stand for many: one per rule that sums up. */
  summaryHits(context: RuleContext): readonly Hit[] {
    return this.#summaries.hits(context);
  }
}

function byPlace(a: Finding, b: Finding): number {
  const byStart = a.problem.span.start - b.problem.span.start;
  if (byStart !== 0) return byStart;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.problem.span.end - b.problem.span.end;
}

/** One mistake is told once, though two records read it through an alias or a merge key. */
function onceEach(sorted: readonly Finding[]): readonly Finding[] {
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return (
      before === undefined ||
      byPlace(before, finding) !== 0 ||
      before.problem.message !== finding.problem.message
    );
  });
}
