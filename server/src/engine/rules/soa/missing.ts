import type { RecordFact } from '../../model/facts.ts';
import { defineRule, type Fix } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { newSoa } from './soa-rows-text.ts';

/** So many controls that cite Annex A show that work on ISO 27001 has begun. */
const BEGUN = 5;

/** An ISO 27001 programme with controls and without a statement of applicability. */
export const missing = defineRule<'workspace', undefined>({
  id: 'soa/missing',
  title: 'There is no statement of applicability',
  severity: 'error',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  *check(workspace, context) {
    const anchor = workspaceAnchor(workspace);
    if (anchor === undefined || workspace.count('soa') > 0) return;
    const citing = new Set<RecordFact>();
    for (const { id, type } of context.catalogue.items('iso27001')) {
      if (type !== 'annex-a') continue;
      for (const { record } of workspace.citationsOf('iso27001', id)) {
        if (record.kind === 'control') citing.add(record);
        if (citing.size >= BEGUN) break;
      }
    }
    if (citing.size < BEGUN) return;
    const message =
      'ISO 27001 is in the programme, and there is no statement of applicability: a record of kind soa with a row for each of the 93 Annex A controls (6.1.3 d).';
    yield { file: anchor.file, span: anchor.anchor, message, data: undefined };
  },
  *fixes(problem, context) {
    const folder = problem.file.slice(0, problem.file.lastIndexOf('/') + 1);
    const file = `${folder}soa.yaml`;
    if (context.workspace.facts(file) !== undefined) return;
    const fix: Fix = {
      title: 'Create the SoA with its 93 rows',
      safe: false,
      edits: [],
      create: [{ file, text: newSoa(context.catalogue) }],
    };
    yield fix;
  },
});
