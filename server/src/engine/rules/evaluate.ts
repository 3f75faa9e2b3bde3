import type { FileFacts, RecordFact } from '../model/facts.ts';
import { KINDS, type Kind } from '../model/kinds.ts';
import { brokenRecords } from './broken-records.ts';
import { gateIsOpen } from './gate.ts';
import type { Problem, Rule, RuleContext, Subjects } from './rule.ts';

/** What the rules make of one file, before severities, suppressions and summaries. */
export interface Evaluation {
  readonly hits: readonly Hit[];
  /** For rules that sum up: how many records of this file could have had the problem. */
  readonly candidates: ReadonlyMap<string, number>;
}

export interface Hit {
  readonly rule: Rule;
  readonly problem: Problem;
}

/** Rules by what they are asked about: made once, so that a file's facts are walked once per subject. */
export type RulesBySubject = { readonly [On in keyof Subjects]: readonly Rule<On>[] } & {
  /** The rules on records that are asked about each kind: most rules know one. */
  readonly ofKind: ReadonlyMap<Kind, readonly Rule<'record'>[]>;
};

/** Sorts rules by their subject. */
export function bySubject(rules: readonly Rule[]): RulesBySubject {
  const of = <On extends keyof Subjects>(on: On): readonly Rule<On>[] =>
    rules.filter((rule) => rule.on === on) as unknown as readonly Rule<On>[];
  const record = of('record');
  const ofKind = new Map(
    KINDS.map((kind) => [kind, record.filter((rule) => rule.kinds?.includes(kind) !== false)] as const),
  );
  return {
    ofKind,
    file: of('file'),
    record,
    citation: of('citation'),
    reference: of('reference'),
    path: of('path'),
    workspace: of('workspace'),
    configuration: of('configuration'),
  };
}

/** Asks every rule that applies about one file. */
export function evaluateFile(facts: FileFacts, rules: RulesBySubject, context: RuleContext): Evaluation {
  const hits: Hit[] = [];
  const candidates = new Map<string, number>();
  ask(rules.file, facts, undefined, context, hits);
  if (facts.stale === true) return { hits, candidates };
  const broken = brokenRecords(facts);
  for (const record of facts.records) {
    if (record.recognisedBy === 'shape') continue;
    const all = rules.ofKind.get(record.kind) ?? [];
    const asked = broken.has(record) ? all.filter((rule) => rule.needsWholeRecord !== true) : all;
    ask(asked, record, record, context, hits);
    for (const rule of asked) {
      if (rule.summary === undefined || !applies(rule, record, context)) continue;
      if (rule.summary.candidates(record, context))
        candidates.set(rule.id, (candidates.get(rule.id) ?? 0) + 1);
    }
  }
  for (const citation of facts.citations) ask(rules.citation, citation, citation.record, context, hits);
  for (const reference of facts.references) ask(rules.reference, reference, reference.record, context, hits);
  for (const path of facts.paths) ask(rules.path, path, path.record, context, hits);
  return { hits, candidates };
}

/** Asks one of the rules that look at the whole workspace. */
export function evaluateWorkspaceRule(rule: Rule<'workspace'>, context: RuleContext): readonly Hit[] {
  const hits: Hit[] = [];
  ask([rule], context.workspace, undefined, context, hits);
  return hits;
}

function ask<On extends keyof Subjects>(
  rules: readonly Rule<On>[],
  subject: Subjects[On],
  record: RecordFact | undefined,
  context: RuleContext,
  hits: Hit[],
): void {
  for (const rule of rules) {
    if (!applies(rule, record, context)) continue;
    for (const problem of rule.check(subject, context)) hits.push({ rule: rule as unknown as Rule, problem });
  }
}

function applies<On extends keyof Subjects>(
  rule: Rule<On>,
  record: RecordFact | undefined,
  context: RuleContext,
): boolean {
  if (rule.crossFile === true && !context.workspace.complete) return false;
  if (rule.kinds !== undefined && (record === undefined || !rule.kinds.includes(record.kind))) return false;
  return rule.gate === undefined || gateIsOpen(rule.gate, context);
}
