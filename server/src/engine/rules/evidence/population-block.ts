import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { TO_FILL_IN, writeFields } from '../field-edits.ts';
import type { Fix, RuleContext } from '../rule.ts';

/** Whether a list is named at all: a block in which everything waits to be filled in names none yet. */
export function isBegun(population: MappingNode): boolean {
  return population.pairs.length === 0 || !population.pairs.every((pair) => isPlaceholder(pair.value));
}

/** The assertion that names the full list behind evidence, with `?` for all that only the user knows of it. */
export function beginPopulation(record: RecordFact, context: RuleContext): Fix | undefined {
  if (nodeAtPath(record.fields, 'population') !== undefined) return undefined;
  const keys = ['source', 'query', 'from', 'to', 'as_of', 'count', 'complete'];
  const value = Object.fromEntries(keys.map((name) => [name, TO_FILL_IN]));
  const field = { mapping: record.fields, path: '', name: 'population', value };
  const edits = writeFields(record, [field], context);
  return edits === undefined || edits.length === 0
    ? undefined
    : { title: 'Insert a population, to be filled in', safe: false, edits };
}
