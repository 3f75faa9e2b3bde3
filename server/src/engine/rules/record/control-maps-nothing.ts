import { nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled, isUnreadable } from '../schema-problems.ts';

/** A control that cites neither a criterion nor an ISO item: it covers nothing that an auditor asks for. */
export const controlMapsNothing = defineRule({
  id: 'record/control-maps-nothing',
  title: 'A control satisfies nothing',
  severity: 'warning',
  on: 'record',
  kinds: ['control'],
  needsWholeRecord: true,
  *check(record, context) {
    const status = textAt(record.fields, 'status');
    if (status === 'retired' || status === 'not-applicable' || status === 'draft') return;
    if (context.workspace.citationsIn(record).some((citation) => isOurs(citation.framework, context))) return;
    if (isMisspelled(record, 'satisfies', context)) return;
    const satisfies = nodeAtPath(record.fields, 'satisfies');
    if (satisfies !== undefined && isUnreadable(record, context, satisfies)) return;
    const citesOther =
      satisfies?.type === 'mapping' && satisfies.pairs.some((pair) => !isOurs(pair.key.text, context));
    const message = citesOther
      ? `${record.id} cites no framework that is known here, so no criterion is covered by it.`
      : `${record.id} satisfies nothing. Name the criteria or Annex A controls that it serves.`;
    yield {
      file: record.file,
      span: record.anchor,
      message,
      severity: citesOther ? 'hint' : 'warning',
      data: undefined,
    };
  },
});

function isOurs(
  framework: string,
  context: { readonly catalogue: { frameworkOf(key: string): unknown } },
): boolean {
  return context.catalogue.frameworkOf(framework) !== undefined;
}
