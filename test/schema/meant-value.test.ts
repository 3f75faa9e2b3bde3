import { describe, expect, test } from 'vitest';
import type { Kind } from '../../server/src/engine/model/kinds.ts';
import { problems } from './read-record.ts';

function suggested(kind: Kind, text: string): readonly (string | undefined)[] {
  return problems(kind, text).map(({ suggestion }) => suggestion);
}

/** What is said of a value, if anything, never proposes another claim. */
describe('another claim is never taken for a slip of the pen', () => {
  test.each([
    // Another number.
    ['vendor', 'assurance: [{type: soc1-type-2}]'],
    ['vendor', 'assurance: [{type: soc2}]'],
    ['vendor', 'assurance: [{type: soc-2-type-3}]'],
    ['vendor', 'assurance: [{type: iso27002}]'],
    ['program', 'audits: [{type: stage-3}]'],
    ['program', 'audits: [{type: type-iii}]'],
    ['program', 'audits: [{standard: isae-3402}]'],
    ['scope', 'soc2: {type: type-3}'],
    ['scope', 'soc2: {type: type-iii}'],
    // The opposite, by a prefix.
    ['soa', 'controls: [{id: A.5.1, implementation_status: unimplemented}]'],
    ['program', 'audits: [{type: external}]'],
    ['evidence', 'exceptions: [{status: unclosed}]'],
    ['incident', 'status: uncontained'],
    ['incident', 'disclosure: {decision: not-undisclosed}'],
    ['control', 'status: unplanned'],
    ['control', 'status: impartial'],
    ['control', 'status: not-inapplicable'],
    ['control', 'responsibility: unshared'],
    ['control', 'responsibility: disinherited'],
    ['risk', 'treatment: unaccept'],
    ['risk', 'treatment: except'],
    ['risk', 'category: unavailability'],
    ['crosswalk', 'mappings: [{source: CC6.1, target: A.8.2, coverage: near-incomplete}]'],
    ['crosswalk', 'mappings: [{source: CC6.1, target: A.8.2, relationship: unequal}]'],
    // Another rhythm.
    ['control', 'frequency: biweekly'],
    ['control', 'frequency: bimonthly'],
    ['control', 'frequency: biennial'],
    ['control', 'frequency: biennual'],
    ['control', 'frequency: semi-monthly'],
    // Another word, or one that lies between two values.
    ['incident', 'status: continued'],
    ['evidence', 'status: corrected'],
    ['control', 'type: [derective]'],
  ] as const)('in a %s: %s', (kind, text) => {
    for (const suggestion of suggested(kind, text)) expect(suggestion).toBeUndefined();
  });

  test('and what can be written is listed instead', () => {
    expect(problems('soa', 'controls: [{id: A.5.1, implementation_status: unimplemented}]')).toMatchObject([
      {
        rule: 'record/enum',
        message: expect.stringMatching(/^"unimplemented" is no value .* Write planned/),
      },
    ]);
  });
});

describe('a slip of the pen gets the value that is meant', () => {
  test.each([
    ['control', 'frequency: quartely', 'quarterly'],
    ['control', 'frequency: qaurterly', 'quarterly'],
    ['control', 'frequency: anually', 'annual'],
    ['control', 'frequency: semianual', 'semi-annual'],
    ['control', 'status: implmented', 'implemented'],
    ['control', 'status: notapplicable', 'not-applicable'],
    ['scope', 'soc2: {type: tpye-2}', 'type-2'],
    ['scope', 'soc2: {categories: [avalabilty]}', 'availability'],
    ['vendor', 'assurance: [{type: soc2-tpe-2}]', 'soc2-type-2'],
    ['vendor', 'subservice: {method: carveout}', 'carve-out'],
  ] as const)('in a %s: %s', (kind, text, value) => {
    expect(suggested(kind, text)).toEqual([value]);
  });
});
