import type { RecordFact } from '../../model/facts.ts';
import { addCitations } from '../citation-additions.ts';
import { controlsCiting, hasBegun } from '../citing-controls.ts';
import { defineRule } from '../rule.ts';

/** CC6.3 speaks of the separation of duties, and no control here answers for it. */
export const sodMissing = defineRule<'workspace', RecordFact>({
  id: 'access/sod-missing',
  title: 'CC6.3 is answered without a control for separate duties',
  severity: 'hint',
  on: 'workspace',
  gate: 'dual',
  crossFile: true,
  strictOnly: true,
  *check(_, context) {
    if (!hasBegun(context)) return;
    const [first] = controlsCiting(['CC6.3'], context);
    const separate = context.workspace
      .citationsOf('iso27001', 'A.5.3')
      .some(({ record, place }) => record.kind === 'control' && place === 'satisfies');
    if (first === undefined || separate) return;
    const message = `${first.control.id} answers for CC6.3, and no control cites A.5.3. Say somewhere which duties are kept apart.`;
    yield { file: first.control.file, span: first.citation.span, message, data: first.control };
  },
  *fixes({ data }, context) {
    const fix = addCitations(data, 'iso27001', ['A.5.3'], context);
    if (fix !== undefined) yield fix;
  },
});
