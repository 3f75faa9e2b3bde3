import type { CitationFact, RecordFact } from '../model/facts.ts';
import { nodeAtPath, scalarsIn, textAt } from '../model/read.ts';
import type { RuleContext } from './rule.ts';
import { workspaceAnchor } from './workspace-anchor.ts';

/** A control in operation with the first place at which it cites one of the items that were asked for. */
export interface CitingControl {
  readonly control: RecordFact;
  readonly citation: CitationFact;
}

/**
 * Whether the workspace has begun to be judged as a whole: a scope, programme or SoA is written, and evidence is kept
 * as records. Before that nothing can be told from what is absent.
 */
export function hasBegun(context: RuleContext): boolean {
  return workspaceAnchor(context.workspace) !== undefined && context.workspace.count('evidence') > 0;
}

/**
 * The controls in operation that cite any of the items, each once. Controls that another company runs are left out,
 * and so are criteria of categories that the report does not hold.
 */
export function controlsCiting(ids: readonly string[], context: RuleContext): readonly CitingControl[] {
  const found = new Map<RecordFact, CitationFact>();
  for (const id of ids) {
    if (!isInProgramme(id, context)) continue;
    for (const citation of context.workspace.citationsOf(frameworkOfItem(id), id)) {
      const { record, place } = citation;
      if (place !== 'satisfies' || record.kind !== 'control' || found.has(record)) continue;
      if (context.audit.inOperation(record) && textAt(record.fields, 'responsibility') !== 'inherited') {
        found.set(record, citation);
      }
    }
  }
  return [...found].map(([control, citation]) => ({ control, citation }));
}

/** The evidence of the controls together, and what names one of the items itself, each once. */
export function evidenceTogether(
  controls: readonly CitingControl[],
  ids: readonly string[],
  context: RuleContext,
): readonly RecordFact[] {
  const found = new Set(controls.flatMap(({ control }) => context.audit.evidenceOf(control)));
  for (const id of ids) {
    for (const { record } of context.workspace.citationsOf(frameworkOfItem(id), id)) {
      if (record.kind === 'evidence') found.add(record);
    }
  }
  return [...found];
}

/** `A.5.18`, `9.1`: iso27001; everything else that ships: soc2. */
export function frameworkOfItem(id: string): 'soc2' | 'iso27001' {
  return /^(?:A\.)?\d/.test(id) ? 'iso27001' : 'soc2';
}

function isInProgramme(id: string, context: RuleContext): boolean {
  const framework = frameworkOfItem(id);
  const { frameworks, categories } = context.audit.programme;
  if (!frameworks.has(framework)) return false;
  const category = context.catalogue.item(framework, id)?.category;
  return (
    framework !== 'soc2' || categories === undefined || category === undefined || categories.has(category)
  );
}

/** What a record says about itself in words: title, statement, description, tags. */
export function wordsOf(record: RecordFact): string {
  const tags = scalarsIn(nodeAtPath(record.fields, 'tags')).map((node) => node.text);
  const texts = ['statement', 'population.description'].map((path) => textAt(record.fields, path) ?? '');
  return [record.title, ...texts, ...tags].join(' ');
}
