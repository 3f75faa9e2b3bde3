import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says } from '../../model/read.ts';
import { controlsCiting, evidenceTogether } from '../citing-controls.ts';
import { isDesign, isStub } from '../evidence-kinds.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { isWhole, wholeRecords } from '../whole-records.ts';

const ITEMS = ['CC8.1', 'A.8.32'] as const;

/** Evidence of single changes, and no list of all of them: the auditor draws from all production changes. */
export const population = defineRule<'workspace', RecordFact>({
  id: 'change/population',
  title: 'Nothing lists every production change of the window',
  severity: 'warning',
  on: 'workspace',
  gate: 'type-2',
  crossFile: true,
  *check(_, context) {
    const { window } = context.audit.programme;
    if (window === undefined) return;
    // A workspace that keeps no populations has not begun with them.
    if (!wholeRecords('evidence', context).some(namesPopulation)) return;
    const controls = controlsCiting(ITEMS, context).filter(
      ({ control }) => context.audit.frequencyOf(control) === 'per-event',
    );
    const evidence = evidenceTogether(controls, [], context).filter((each) => !isDesign(each));
    const [first] = evidence.filter((each) => !isStub(each));
    if (first === undefined || !evidence.every((each) => isWhole(each, context))) return;
    if (evidence.some((each) => namesPopulation(each) || isMisspelled(each, 'population', context))) return;
    const stub = nodeAtPath(first.fields, 'population');
    const message = `${first.id} shows changes, and nothing lists every production change from ${window.start} to ${window.end}. Add the population: where it comes from, by which query, when it was drawn, and how many it holds.`;
    const related = controls
      .slice(0, 3)
      .map(({ control, citation }) => ({ file: control.file, span: citation.span, message: control.title }));
    yield { file: first.file, span: stub ?? first.anchor, message, related, data: first };
  },
  *fixes({ data }, context) {
    if (nodeAtPath(data.fields, 'population') !== undefined) return;
    const keys = ['source', 'query', 'from', 'to', 'as_of', 'count', 'complete'];
    const value = Object.fromEntries(keys.map((key) => [key, TO_FILL_IN]));
    const edits = writeFields(data, [{ mapping: data.fields, path: '', name: 'population', value }], context);
    if (edits !== undefined) yield { title: 'Insert a population, to be filled in', safe: false, edits };
  },
});

function namesPopulation({ fields }: RecordFact): boolean {
  const parts = [fields, ...mappingsIn(nodeAtPath(fields, 'occurrences'))];
  return parts.some((part) => {
    const list = nodeAtPath(part, 'population');
    return list?.type === 'mapping' && list.pairs.some(({ name }) => says(list, name));
  });
}
