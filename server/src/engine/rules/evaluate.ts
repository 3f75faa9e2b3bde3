import type { AuditView } from '../audit/audit-view.ts';
import type { FileFacts, RecordFact } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
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
export type RulesBySubject = { readonly [On in keyof Subjects]: readonly Rule<On>[] };

/** Sorts rules by their subject. */
export function bySubject(rules: readonly Rule[]): RulesBySubject {
  const of = <On extends keyof Subjects>(on: On): readonly Rule<On>[] =>
    rules.filter((rule) => rule.on === on) as unknown as readonly Rule<On>[];
  return {
    file: of('file'),
    record: of('record'),
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
  ask(applying(rules.file, undefined, context), facts, context, hits);
  if (facts.stale === true) return { hits, candidates };
  const broken = brokenRecords(facts);
  for (const record of facts.records) {
    if (record.recognisedBy === 'shape') continue;
    const { onWhole, onBroken, summing } = rulesOfKind(record.kind, rules, context);
    const isBroken = broken.has(record);
    ask(isBroken ? onBroken : onWhole, record, context, hits);
    for (const rule of summing) {
      if (isBroken && rule.needsWholeRecord === true) continue;
      if (rule.summary?.candidates(record, context) === true)
        candidates.set(rule.id, (candidates.get(rule.id) ?? 0) + 1);
    }
  }
  const of = (record: RecordFact): RulesOfKind => rulesOfKind(record.kind, rules, context);
  for (const citation of facts.citations) ask(of(citation.record).onCitation, citation, context, hits);
  for (const reference of facts.references) ask(of(reference.record).onReference, reference, context, hits);
  for (const path of facts.paths) ask(of(path.record).onPath, path, context, hits);
  return { hits, candidates };
}

/** Asks one of the rules that look at the whole workspace. */
export function evaluateWorkspaceRule(rule: Rule<'workspace'>, context: RuleContext): readonly Hit[] {
  const hits: Hit[] = [];
  ask(applying([rule], undefined, context), context.workspace, context, hits);
  return hits;
}

function ask<On extends keyof Subjects>(
  rules: readonly Rule<On>[],
  subject: Subjects[On],
  context: RuleContext,
  hits: Hit[],
): void {
  for (const rule of rules) {
    for (const problem of rule.check(subject, context)) hits.push({ rule: rule as unknown as Rule, problem });
  }
}

/** The rules that apply to records of one kind in one state of the workspace, and to what stands in them. */
interface RulesOfKind {
  readonly onWhole: readonly Rule<'record'>[];
  /** Those that may be asked about a record of which a part could not be read. */
  readonly onBroken: readonly Rule<'record'>[];
  /** Those of `onWhole` that sum up. */
  readonly summing: readonly Rule<'record'>[];
  readonly onCitation: readonly Rule<'citation'>[];
  readonly onReference: readonly Rule<'reference'>[];
  readonly onPath: readonly Rule<'path'>[];
}

/** Hundreds of rules and thousands of records: which rules apply is worked out once per kind, and not for each record. */
function rulesOfKind(kind: Kind, rules: RulesBySubject, context: RuleContext): RulesOfKind {
  let known = applyingNow.get(rules);
  // A new audit view comes with every state of the workspace, and with it the programme that opens gates.
  if (known?.audit !== context.audit) {
    known = { audit: context.audit, ofKind: new Map() };
    applyingNow.set(rules, known);
  }
  let found = known.ofKind.get(kind);
  if (found === undefined) {
    const onWhole = applying(rules.record, kind, context);
    found = {
      onWhole,
      onBroken: onWhole.filter((rule) => rule.needsWholeRecord !== true),
      summing: onWhole.filter((rule) => rule.summary !== undefined),
      onCitation: applying(rules.citation, kind, context),
      onReference: applying(rules.reference, kind, context),
      onPath: applying(rules.path, kind, context),
    };
    known.ofKind.set(kind, found);
  }
  return found;
}

const applyingNow = new WeakMap<
  RulesBySubject,
  { readonly audit: AuditView; readonly ofKind: Map<Kind, RulesOfKind> }
>();

/** The rules that apply to a kind, or to what is no record. */
function applying<On extends keyof Subjects>(
  rules: readonly Rule<On>[],
  kind: Kind | undefined,
  context: RuleContext,
): readonly Rule<On>[] {
  return rules.filter((rule) => {
    if (rule.crossFile === true && !context.workspace.complete) return false;
    if (rule.kinds !== undefined && (kind === undefined || !rule.kinds.includes(kind))) return false;
    return rule.gate === undefined || gateIsOpen(rule.gate, context);
  });
}
