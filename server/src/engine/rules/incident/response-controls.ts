import type { CitationFact, RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { RuleContext } from '../rule.ts';

/** Criteria of handling incidents: judging, responding, recovering. */
export const RESPONSE_CRITERIA: readonly string[] = ['CC7.3', 'CC7.4', 'CC7.5'];

/** The id that a citation means, where the built-in grammar can tell. */
export function idOf(citation: CitationFact): string | undefined {
  return citation.reading.type === 'known' || citation.reading.type === 'spelling'
    ? citation.reading.id
    : undefined;
}

/** Controls that cite an id, by place, without doubles. */
export function controlsCiting(framework: string, id: string, context: RuleContext): readonly RecordFact[] {
  const controls = new Set<RecordFact>();
  for (const citation of context.workspace.citationsOf(framework, id)) {
    if (citation.place === 'satisfies' && citation.record.kind === 'control') controls.add(citation.record);
  }
  return [...controls];
}

/** Controls in operation that cite a criterion of handling incidents. */
export function responseControls(context: RuleContext, criteria = RESPONSE_CRITERIA): readonly RecordFact[] {
  const controls = new Set(criteria.flatMap((id) => controlsCiting('soc2', id, context)));
  return [...controls].filter((control) => context.audit.inOperation(control));
}

/** Ids that an SoA row or the list of criteria that do not apply takes out. */
export function takenOut(context: RuleContext): ReadonlySet<string> {
  const out = new Set<string>();
  for (const soa of context.workspace.records('soa')) {
    for (const row of mappingsIn(nodeAtPath(soa.fields, 'controls'))) {
      const id = textAt(row, 'id');
      if (id !== undefined && /^(?:false|no)$/i.test(textAt(row, 'applicable') ?? '')) out.add(id);
    }
  }
  for (const scope of context.workspace.records('scope')) {
    for (const row of mappingsIn(nodeAtPath(scope.fields, 'soc2.not_applicable'))) {
      const id = textAt(row, 'id');
      if (id !== undefined) out.add(id);
    }
  }
  return out;
}
