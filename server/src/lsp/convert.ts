import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import type { Span } from '../base/text/range.ts';
import type { Severity } from '../engine/model/configuration.ts';
import type { NestedList } from '../engine/model/facts.ts';
import type { Kind } from '../engine/model/kinds.ts';
import type { Finding } from '../engine/rules/rule.ts';
import type { ClientAbilities } from './client-abilities.ts';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What turns places of the engine into those of the protocol. */
export interface Places {
  uri(file: string): string;
  range(file: string, span: Span): Range;
}

/** A finding as the protocol says it. `ruleScheme` is the scheme of the documents that show rule pages. */
export function toDiagnostic(
  { rule, severity, problem }: Finding,
  places: Places,
  abilities: ClientAbilities,
  ruleScheme: string | undefined,
): Diagnostic {
  const related = abilities.relatedInformation ? (problem.related ?? []) : [];
  return {
    range: places.range(problem.file, problem.span),
    severity: SEVERITY[severity],
    code: rule,
    ...(ruleScheme !== undefined && abilities.codeDescriptions
      ? { codeDescription: { href: `${ruleScheme}:/${rule}.md` } }
      : {}),
    source: 'tickmark',
    message: problem.message,
    ...(problem.tag !== undefined && abilities.tags ? { tags: [tagOf(problem.tag)] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: { uri: places.uri(place.file), range: places.range(place.file, place.span) },
            message: place.message,
          })),
        }),
  };
}

function tagOf(tag: 'deprecated' | 'unnecessary'): DiagnosticTag {
  return tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary;
}

const SYMBOLS: Readonly<Record<Kind | NestedList, SymbolKind>> = {
  control: SymbolKind.Method,
  risk: SymbolKind.Event,
  evidence: SymbolKind.File,
  vendor: SymbolKind.Module,
  incident: SymbolKind.Event,
  policy: SymbolKind.Interface,
  scope: SymbolKind.Namespace,
  program: SymbolKind.Package,
  soa: SymbolKind.Array,
  crosswalk: SymbolKind.Array,
  framework: SymbolKind.Class,
  systems: SymbolKind.Object,
  objectives: SymbolKind.Property,
  changes: SymbolKind.Event,
  people: SymbolKind.Object,
  roles: SymbolKind.Object,
  phases: SymbolKind.Property,
  audits: SymbolKind.Property,
  internal_audits: SymbolKind.Property,
  management_reviews: SymbolKind.Property,
  findings: SymbolKind.Event,
  requirements: SymbolKind.Constant,
  'soa-rows': SymbolKind.Constant,
};

/** How an outline draws a record or an entry. */
export function toSymbolKind(kind: Kind | NestedList): SymbolKind {
  return SYMBOLS[kind];
}
