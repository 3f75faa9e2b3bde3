import type { Span } from '../../base/text/range.ts';
import { ruleById } from '../rules/registry.ts';
import type { FileEdit, Finding, Fix } from '../rules/rule.ts';
import { batchable } from './batch-fixes.ts';
import { ignoreInFile, ignoreOnLine } from './ignore-edit.ts';
import type { Snapshot } from './snapshot.ts';

/** Something the user may do about findings. */
export type CodeAction =
  /** A cure of one finding. Only a safe one may be preferred: an assertion waits for a person. */
  | {
      readonly type: 'fix';
      readonly title: string;
      readonly finding: Finding;
      readonly fix: Fix;
      readonly preferred: boolean;
    }
  /** All safe cures of a rule; worked out when the user chooses it. */
  | {
      readonly type: 'fix-all';
      readonly title: string;
      readonly rule: string;
      readonly where: 'file' | 'workspace';
    }
  /** Silences a rule, with `?` where the reason belongs. */
  | { readonly type: 'ignore'; readonly title: string; readonly finding: Finding; readonly edit: FileEdit };

export interface CodeActionOptions {
  /** Whether files other than this one have findings of a rule. */
  readonly isElsewhere?: (rule: string) => boolean;
}

/** Groups whose findings no comment can silence. */
const NEVER_IGNORED: ReadonlySet<string> = new Set(['file', 'config', 'ignore']);

/** What can be done about the findings that touch a stretch of a file: cures first, then batches, then silence. */
export function codeActions(
  snapshot: Snapshot,
  file: string,
  range: Span,
  options: CodeActionOptions = {},
): readonly CodeAction[] {
  const all = snapshot.findings(file);
  const findings = all.filter(
    ({ problem }) => problem.span.start <= range.end && range.start <= problem.span.end,
  );
  return [
    ...findings.flatMap((finding) => cures(snapshot, finding)),
    ...batches(snapshot, all, findings, options.isElsewhere ?? (() => false)),
    ...silences(snapshot, file, findings),
  ];
}

function cures(snapshot: Snapshot, finding: Finding): CodeAction[] {
  const fixes = snapshot.fixes(finding);
  const onlySafe = fixes.filter((fix) => fix.safe);
  const best =
    onlySafe.find((fix) => fix.preferred === true) ?? (onlySafe.length === 1 ? onlySafe[0] : undefined);
  return fixes.map((fix) => ({ type: 'fix', title: fix.title, finding, fix, preferred: fix === best }));
}

function batches(
  snapshot: Snapshot,
  all: readonly Finding[],
  findings: readonly Finding[],
  isElsewhere: (rule: string) => boolean,
): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const [rule, finding] of firstByRule(findings)) {
    if (ruleById(rule)?.fixes === undefined || batchable(snapshot, finding) === undefined) continue;
    const here = all.filter((other) => other.rule === rule).length;
    if (here > 1)
      actions.push({ type: 'fix-all', title: `Fix all ${rule} in this file`, rule, where: 'file' });
    if (isElsewhere(rule))
      actions.push({ type: 'fix-all', title: `Fix all ${rule} in the workspace`, rule, where: 'workspace' });
  }
  return actions;
}

function silences(snapshot: Snapshot, file: string, findings: readonly Finding[]): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const [rule, finding] of firstByRule(findings)) {
    if (NEVER_IGNORED.has(rule.slice(0, rule.indexOf('/')))) continue;
    const line = ignoreOnLine(snapshot, file, finding.problem.span, rule);
    if (line !== undefined)
      actions.push({ type: 'ignore', title: `Ignore ${rule} on this line`, finding, edit: line });
    const whole = ignoreInFile(snapshot, file, rule);
    if (whole !== undefined)
      actions.push({ type: 'ignore', title: `Ignore ${rule} in this file`, finding, edit: whole });
  }
  return actions;
}

function firstByRule(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  return first;
}
