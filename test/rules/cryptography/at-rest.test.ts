import { expect, it } from 'vitest';
import { controlOf, evidenceOf, foundIn, rulesIn } from '../../support/rules-of.ts';

it('tells encryption at rest that cites CC6.7 alone', () => {
  expect(
    foundIn(['cryptography'], controlOf('C-1', 'soc2: [CC6.7]', 'Customer data is encrypted at rest')),
  ).toEqual([
    'cryptography/at-rest hint C-1 is filed under CC6.7. Encryption at rest and keys belong to CC6.1; CC6.7 is about data on its way: add CC6.1.',
  ]);
});

it.each([
  controlOf('C-1', 'soc2: [CC6.1, CC6.7]', 'Customer data is encrypted at rest'),
  controlOf('C-1', 'soc2: [CC6.7]', 'Data is encrypted in transit with TLS'),
  controlOf('C-1', 'soc2: [CC6.7]', 'Laptops are encrypted'),
  controlOf('C-1', 'soc2: [CC6.1]') +
    evidenceOf('E-1', 'C-1', 'type: report\nsatisfies: {soc2: [CC6.7]}', 'Key rotation'),
])('is silent beside CC6.1, or on other topics (%#)', (source) => {
  expect(rulesIn(['cryptography'], source)).toEqual([]);
});
