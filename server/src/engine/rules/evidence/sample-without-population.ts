import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says, textAt } from '../../model/read.ts';
import { isStub } from '../evidence-kinds.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { beginPopulation, isBegun } from './population-block.ts';

/** A sample that was drawn from a list that nobody names. */
export const sampleWithoutPopulation = defineRule<'record', RecordFact>({
  id: 'evidence/sample-without-population',
  title: 'A sample names no population behind it',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  crossFile: true,
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    if (isStub(record) || !says(record.fields, 'sample')) return;
    const stage = textAt(record.fields, 'stage');
    const beside = context.audit
      .controlsOf(record)
      .flatMap((control) => context.audit.evidenceOf(control))
      .filter((other) => textAt(other.fields, 'stage') === stage);
    const own = mappingsIn(nodeAtPath(record.fields, 'population'));
    const isOpen = own.length > 0 && !own.some(isBegun);
    const named = [record, ...beside].filter((each) => context.audit.timesOf(each).populations.length > 0);
    if (named.some((each) => each !== record || !isOpen)) return;
    if (isMisspelled(record, 'population', context)) return;
    const size = textAt(record.fields, 'sample.size') ?? textAt(record.fields, 'sample');
    const message = `The sample${size === undefined ? '' : ` of ${size}`} of ${record.id} comes from no list that is named here. Name the population, with source and query.`;
    const span = nodeAtPath(record.fields, 'sample') ?? record.anchor;
    yield { file: record.file, span, message, data: record };
  },
  *fixes({ data }, context) {
    const fix = beginPopulation(data, context);
    if (fix !== undefined) yield fix;
  },
});
