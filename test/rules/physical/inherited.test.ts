import { expect, it } from 'vitest';
import { mended } from '../../support/found.ts';
import { controlOf, foundIn, PROGRAM, rulesIn } from '../../support/rules-of.ts';

const OFFICE = controlOf('PHY-1', 'soc2: [CC6.4]', 'Badges open the office', 'responsibility: own\n');
const VENDOR =
  '//- vendors/V.yaml\nkind: vendor\nid: VEN-1\ntitle: Cloud\nowner: it\ntier: critical\nsubservice: {method: inclusive}\n';

it('asks for the line between the provider and the company', () => {
  expect(foundIn(['physical'], PROGRAM + OFFICE + VENDOR)).toEqual([
    'physical/inherited information PHY-1 answers for CC6.4, and no control says what VEN-1 runs and what stays with you. Add responsibility: shared or inherited with the provider.',
  ]);
});

it('asks for the provider, and goes on asking at the placeholder', () => {
  const after = mended(PROGRAM + OFFICE + VENDOR, 'Add provider, to be filled in');
  expect(after).toContain('provider: "?"');
  expect(rulesIn(['physical'], `${PROGRAM}//- controls/PHY-1.yaml\n${after}\n${VENDOR}`)).toEqual([
    'physical/inherited',
  ]);
});

it.each([
  [
    'another control says it',
    OFFICE + VENDOR + controlOf('PHY-2', 'soc2: [CC6.4]', 'Sites', 'responsibility: inherited\n'),
  ],
  ['the control is shared', OFFICE.replace('responsibility: own', 'responsibility: shared') + VENDOR],
  ['nobody provides anything', OFFICE],
  ['the vendor is no part of the service', OFFICE + VENDOR.replace(/subservice.*\n/, '')],
  ['nobody writes responsibilities yet', OFFICE.replace('responsibility: own\n', '') + VENDOR],
])('is silent when %s', (_, source) => {
  expect(rulesIn(['physical'], PROGRAM + source)).toEqual([]);
});
