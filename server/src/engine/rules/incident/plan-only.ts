import type { RecordFact } from '../../model/facts.ts';
import { listed } from '../citation-reading.ts';
import { isDesign } from '../evidence-kinds.ts';
import { beginEvidence } from '../evidence-stub.ts';
import { defineRule } from '../rule.ts';
import { responseControls } from './response-controls.ts';

/** The response to incidents is shown by its plan alone. */
export const planOnly = defineRule<'workspace', RecordFact>({
  id: 'incident/plan-only',
  title: 'The response to incidents is shown by its plan alone',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  gate: 'soc2',
  *check(_, context) {
    // In a Type 2 programme, evidence/design-only says it for every control.
    if (context.workspace.count('incident') > 0 || context.audit.programme.soc2Type === 'type-2') return;
    const controls = responseControls(context, ['CC7.4']);
    const first = controls[0];
    if (first === undefined) return;
    // Cells with an Annex A control have a check of their own.
    const hasCells = controls.some((control) =>
      context.workspace.citationsIn(control).some(({ framework }) => framework === 'iso27001'),
    );
    if (hasCells && context.audit.programme.frameworks.has('iso27001')) return;
    const evidence = [...new Set(controls.flatMap((control) => context.audit.evidenceOf(control)))];
    if (evidence.length === 0 || !evidence.every(isDesign)) return;
    const message = `CC7.4 rests on ${listed(evidence.slice(0, 3).map(({ id }) => id))} alone. Link an incident that was handled, or an exercise.`;
    const related = evidence
      .slice(0, 3)
      .map((each) => ({ file: each.file, span: each.anchor, message: `${each.id}: ${each.title}` }));
    yield { file: first.file, span: first.anchor, message, related, data: first };
  },
  *fixes({ data }, { workspace }) {
    const wish = { name: 'EXERCISE', title: 'Incident exercise', lines: ['type: exercise'] };
    const fix = beginEvidence('Begin the evidence "Incident exercise"', data, [wish], workspace);
    if (fix !== undefined) yield fix;
  },
});
