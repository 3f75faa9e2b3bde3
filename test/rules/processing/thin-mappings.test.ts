import { describe, expect, it } from 'vitest';
import { controlOf, foundIn, PROGRAM, rulesIn } from '../../support/rules-of.ts';

const GROUPS = ['privacy', 'processing'];

describe.each([
  ['privacy/annex-a-only', 'P1.1, P4.2', 'A.5.34', 'A.5.31', 'P1.1'],
  ['processing/weak', 'PI1.2, PI1.3', 'A.8.29, A.8.32', 'A.8.26', 'PI1.2'],
])('%s', (rule, criteria, thin, more, gap) => {
  const base = PROGRAM + controlOf('C-1', `soc2: [${criteria}], iso27001: [${thin}]`);

  it('is told once, for all controls together', () => {
    const second = controlOf('C-2', `soc2: [${criteria}], iso27001: [${thin.slice(0, 6)}]`);
    expect(rulesIn(GROUPS, base + second)).toEqual([rule]);
    expect(foundIn(GROUPS, base + second)[0]).toContain('C-1 and C-2 answer for');
  });

  it('is silent when something else stands beside it, anywhere', () => {
    expect(rulesIn(GROUPS, base + controlOf('C-2', `soc2: [${criteria}], iso27001: [${more}]`))).toEqual([]);
    expect(rulesIn(GROUPS, base + controlOf('C-2', `soc2: [${criteria}]`))).toEqual([]);
  });

  it('is silent when the crosswalk has a gap row for it', () => {
    const crosswalk = `//- crosswalk.yaml\nkind: crosswalk\nid: X\ntitle: X\nsource: soc2\ntarget: iso27001\ngaps:\n  - {source: ${gap}, note: Own programme}\n`;
    expect(rulesIn(GROUPS, base + crosswalk)).toEqual([]);
  });

  it('is silent without a programme, and in a programme for one framework', () => {
    expect(rulesIn(GROUPS, base.replace(PROGRAM, ''))).toEqual([]);
    expect(rulesIn(GROUPS, base.replace('[soc2, iso27001]', '[soc2]'))).toEqual([]);
  });
});
