import { describe, expect, it } from 'vitest';
import { controlOf, evidenceOf, foundIn, PROGRAM, rulesIn } from '../../support/rules-of.ts';

const rules = (source: string): string[] => rulesIn(['confidentiality'], source);

describe('confidentiality/disposal-proof', () => {
  const base = PROGRAM + controlOf('AST-1', 'soc2: [C1.2]', 'Data goes when its time is over');

  it('asks for a proof', () => {
    expect(foundIn(['confidentiality'], base + evidenceOf('E-1', 'AST-1', 'type: report'))).toEqual([
      'confidentiality/disposal-proof warning AST-1 answers for C1.2, and no evidence proves a disposal. Add the deletion log or the certificate, or the statement that nothing was due.',
    ]);
  });

  it.each([
    ['type: disposal', 'Log'],
    ['type: certificate', 'Of the disposal firm'],
    ['type: attestation', 'Nothing was due'],
    ['type: ticket-export', 'Deleted customers'],
  ])('is content with %s, %s, of any control for it', (type, title) => {
    const second = controlOf('AST-2', 'soc2: [C1.2]') + evidenceOf('E-2', 'AST-2', type, title);
    expect(rules(base + second)).toEqual([]);
  });

  it('is silent without a programme, and does not take a rule for a proof', () => {
    expect(rules(base.replace(PROGRAM, '') + evidenceOf('E-1', 'AST-1', 'type: report'))).toEqual([]);
    expect(rules(base + evidenceOf('E-1', 'AST-1', 'type: procedure', 'Deletion procedure'))).toEqual([
      'confidentiality/disposal-proof',
    ]);
  });
});

describe('confidentiality/disposal-mapped-to-classification', () => {
  const proof = evidenceOf('E-1', 'AST-1', 'type: disposal');
  const mapped = (iso: string): string =>
    `${PROGRAM}${controlOf('AST-1', `soc2: [C1.2], iso27001: [${iso}]`)}${proof}`;

  it('is told where classification is all there is', () => {
    expect(foundIn(['confidentiality'], mapped('A.5.12'))).toEqual([
      'confidentiality/disposal-mapped-to-classification information AST-1 answers for C1.2 with A.5.12 alone. Disposal is A.8.10 for data, A.7.14 for equipment and A.7.10 for media.',
    ]);
  });

  it('is silent when any control holds the right one, and when nothing of ISO 27001 is cited', () => {
    expect(rules(mapped('A.5.12, A.8.10'))).toEqual([]);
    expect(rules(mapped('A.5.12') + controlOf('AST-2', 'soc2: [C1.2], iso27001: [A.7.14]'))).toEqual([]);
    expect(rules(mapped('A.5.12').replace(', iso27001: [A.5.12]', ''))).toEqual([]);
  });
});
