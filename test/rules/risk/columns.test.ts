import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const OTHER = {
  owner: 'owner: role:it-lead',
  rating: 'inherent: {likelihood: 3, impact: 4}',
  treatment: 'treatment: avoid',
};

/** A risk with every column but those that are replaced. */
function risk(id: string, columns: Partial<typeof OTHER> & { readonly more?: string } = {}): string {
  const { owner, rating, treatment, more = '' } = { ...OTHER, ...columns };
  const lines = [owner, rating, treatment, more].filter((line) => line !== '').join('\n');
  return `//- risks/${id}.yaml\nkind: risk\nid: ${id}\ntitle: Risk ${id}\n${lines}\n`;
}

const PROGRAM = '//- program.yaml\nkind: program\nid: PRG\ntitle: SOC 2\nframeworks: [soc2]\n';

describe('a column of the register', () => {
  it('is asked of a risk once another risk has it', () => {
    expect(found(risk('R-1') + risk('R-2', { owner: '' }))).toEqual([
      'risks/R-2.yaml:1:4-7 risk/no-owner error R-2 has no owner. Name who decides on its treatment and accepts what remains.',
    ]);
    expect(named(risk('R-1') + risk('R-2', { treatment: '' }))).toEqual(['risk/no-treatment warning']);
    expect(named(risk('R-1') + risk('R-2', { rating: '' }))).toEqual(['risk/no-rating warning']);
  });

  it('is not asked for where nobody has begun with it', () => {
    expect(named(risk('R-1', { owner: '' }) + risk('R-2', { owner: '' }))).toEqual([]);
  });

  it('is one hint on the workspace when a register of three or more has it nowhere', () => {
    const three = ['R-1', 'R-2', 'R-3'].map((id) => risk(id, { owner: '', more: 'fraud: true' })).join('');
    expect(named(PROGRAM + three)).toEqual(['risk/no-owner hint']);
  });

  it('is one finding for all when four or more lack it', () => {
    const without = ['R-2', 'R-3', 'R-4', 'R-5'].map((id) => risk(id, { owner: '' })).join('');
    expect(found(risk('R-1') + without)).toEqual([
      'risks/R-2.yaml:1:4-7 risk/no-owner error 4 of 5 risks have no owner. ISO 27001 wants one for each.',
    ]);
  });

  it.each(['draft', 'closed'])('is not asked of a risk that is %s', (status) => {
    expect(named(risk('R-1') + risk('R-2', { owner: '', more: `status: ${status}` }))).toEqual([]);
  });

  it('is not called missing where its key is misspelled', () => {
    expect(named(risk('R-1') + risk('R-2', { owner: 'ownr: role:it-lead' }))).toEqual([
      'record/unknown-field warning',
    ]);
  });

  it('is not asked of a risk in which the text is broken', () => {
    const broken = risk('R-2', { owner: '', more: 'notes: [a' });
    expect(named(risk('R-1') + broken).filter((line) => line.startsWith('risk/'))).toEqual([]);
  });

  it('goes on asking at the placeholder that its fix wrote', () => {
    const source = risk('R-1') + risk('R-2', { owner: '' });
    const after = mended(source, 'Add owner, to be filled in');
    expect(after).toContain('owner: "?"');
    expect(found(`${risk('R-1')}//- risks/R-2.yaml\n${after}`)).toEqual([
      'risks/R-2.yaml:3:7-10 risk/no-owner error The owner of R-2 is still to be filled in.',
    ]);
  });

  it.each([
    ['objectives: [OBJ-1]', 'risk/no-objective information', 'Add objectives, to be filled in'],
    [
      'change_trigger: {events: [new-system]}',
      'risk/no-change-trigger information',
      'Add change_trigger, to be filled in',
    ],
  ])('%s is asked for in a SOC 2 programme', (line, expected, fix) => {
    const source = PROGRAM + risk('R-1', { more: line }) + risk('R-2');
    expect(named(source)).toEqual([expected]);
    // What the fix writes is nothing that any other check objects to.
    expect(
      named(`${PROGRAM}${risk('R-1', { more: line })}//- risks/R-2.yaml\n${mended(source, fix)}`),
    ).toEqual([expected]);
    expect(named(risk('R-1', { more: line }) + risk('R-2'))).toEqual([]);
  });

  it('speaks of assets where a risk has them and no objective', () => {
    const source =
      PROGRAM + risk('R-1', { more: 'objectives: [OBJ-1]' }) + risk('R-2', { more: 'assets: [crm]' });
    expect(found(source).join()).toContain('R-2 names assets and no objective');
  });
});

describe('risk/no-rating', () => {
  it.each(['residual: {likelihood: 2, impact: 2}', 'inherent: {score: 12}', 'residual: high'])(
    'is content with %s',
    (rating) => {
      expect(named(risk('R-1') + risk('R-2', { rating })).filter((line) => line.startsWith('risk/'))).toEqual(
        [],
      );
    },
  );

  it('wants both parts of a rating that was begun, whatever else is rated', () => {
    const residual = 'residual: {likelihood: 2, impact: 2}';
    expect(named(risk('R-1') + risk('R-2', { rating: `${residual}\ninherent: {impact: 4}` }))).toEqual([
      'risk/no-rating warning',
    ]);
    expect(
      named(risk('R-1') + risk('R-2', { rating: `${residual}\ninherent: {impact: 4, score: 8}` })),
    ).toEqual([]);
    expect(named(risk('R-1') + risk('R-2', { rating: `${residual}\ninherent: {}` }))).toEqual([]);
  });

  it('wants likelihood and impact together', () => {
    expect(found(risk('R-1') + risk('R-2', { rating: 'inherent: {likelihood: 4}' }))).toEqual([
      'risks/R-2.yaml:4:10-25 risk/no-rating warning The rating of R-2 is not complete. Give likelihood and impact.',
    ]);
  });
});
