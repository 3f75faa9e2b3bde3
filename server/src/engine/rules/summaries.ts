import type { Evaluation, Hit } from './evaluate.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';
import { workspaceAnchor } from './workspace-anchor.ts';

/**
 * Counts, for the rules that sum up, how many records have the problem and how many could. When more than the rule's
 * share has it, the workspace gets one finding and the records get none.
 */
export class Summaries {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #hits = new Map<string, number>();
  readonly #candidates = new Map<string, number>();
  #summed: ReadonlySet<string> = new Set();

  constructor(rules: readonly Rule[]) {
    this.#rules = new Map(rules.filter((rule) => rule.summary !== undefined).map((rule) => [rule.id, rule]));
  }

  /** Takes in what a file's rules say, without what its comments silence. */
  add(evaluation: Evaluation): void {
    this.#count(evaluation, 1);
  }

  remove(evaluation: Evaluation): void {
    this.#count(evaluation, -1);
  }

  clear(): void {
    this.#hits.clear();
    this.#candidates.clear();
  }

  isSummed(rule: string): boolean {
    return this.#summed.has(rule);
  }

  /** Decides anew which rules sum up; returns those for which the decision changed. */
  settle(): ReadonlySet<string> {
    const summed = new Set<string>();
    for (const [id, rule] of this.#rules) {
      const hits = this.#hits.get(id) ?? 0;
      const candidates = this.#candidates.get(id) ?? 0;
      if (hits >= FEWEST && rule.summary !== undefined && hits > candidates * rule.summary.share)
        summed.add(id);
    }
    const flipped = new Set([...this.#rules.keys()].filter((id) => summed.has(id) !== this.#summed.has(id)));
    this.#summed = summed;
    return flipped;
  }

  /** One hit per rule that sums up, on the workspace's anchor; none where there is no anchor to sit on. */
  hits(context: RuleContext): readonly Hit[] {
    const anchor = workspaceAnchor(context.workspace);
    if (anchor === undefined) return [];
    return [...this.#summed].flatMap((id) => {
      const rule = this.#rules.get(id);
      if (rule?.summary === undefined) return [];
      const hits = this.#hits.get(id) ?? 0;
      const candidates = this.#candidates.get(id) ?? 0;
      const problem: Problem = {
        file: anchor.file,
        span: anchor.anchor,
        message: rule.summary.message(hits, candidates),
        data: SUMMARY,
      };
      // What nobody has filled in yet has not been begun with: worth a hint, no warning.
      return [{ rule, problem: hits >= candidates ? { ...problem, severity: 'hint' } : problem }];
    });
  }

  #count(evaluation: Evaluation, by: number): void {
    for (const hit of evaluation.hits) {
      if (this.#rules.has(hit.rule.id)) this.#hits.set(hit.rule.id, (this.#hits.get(hit.rule.id) ?? 0) + by);
    }
    for (const [id, count] of evaluation.candidates) {
      this.#candidates.set(id, (this.#candidates.get(id) ?? 0) + by * count);
    }
  }
}

/** The data of a finding that stands for many: it has no fix of its own. */
export const SUMMARY = Symbol('summary');

/** Two or three records are named one by one whatever their share. */
const FEWEST = 4;
