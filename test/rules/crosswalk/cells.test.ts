import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const ROW =
  '//- crosswalk.yaml\nkind: crosswalk\nid: XW\ntitle: XW\nmappings:\n  - {source: CC6.3, target: A.5.18, evidence: [EV-1]}\n';
const evidence = (lines: string, id = 'EV-1'): string =>
  `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: Export\ntype: report\ncollected_on: 2025-12-01\n${lines}\n`;
const control = (lines: string): string =>
  `//- controls/AC-1.yaml\nkind: control\nid: AC-1\ntitle: Review\nowner: a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.3], iso27001: [A.5.18]}\n${lines}\n`;
const policy = '//- policies/POL-1.yaml\nkind: policy\nid: POL-1\ntitle: Access policy\n';

describe('owner and frequency of an artifact in a cell', () => {
  it('are asked of evidence that a row names', () => {
    expect(found(ROW + evidence(''))).toEqual([
      'evidence/EV-1.yaml:1:4-8 crosswalk/artifact-no-frequency warning EV-1 stands in a crosswalk cell and does not say how often it is renewed.',
      'evidence/EV-1.yaml:1:4-8 crosswalk/artifact-no-owner warning EV-1 stands in a crosswalk cell and has no owner.',
    ]);
  });

  it('come from the control where there is one', () => {
    expect(found(ROW + evidence('controls: [AC-1]') + control(''))).toEqual([]);
  });

  it.each(['owner: a\nfrequency: annual', 'owner: a\nvalid_until: 2027-01-01', 'status: planned'])(
    'are not asked of evidence with %j',
    (lines) => {
      expect(named(ROW + evidence(lines)).filter((each) => each.startsWith('crosswalk/'))).toEqual([]);
    },
  );

  it('are not asked of evidence outside all cells', () => {
    expect(found(evidence(''))).toEqual([]);
  });

  it('are written as placeholders that the same check reports', () => {
    const after = mended(ROW + evidence('frequency: annual'), 'Add owner, to be filled in');
    expect(after).toContain('owner: "?"');
    expect(named(`${ROW}//- evidence/EV-1.yaml\n${after}`)).toEqual(['crosswalk/artifact-no-owner warning']);
  });

  it('are told once for the workspace when many lack them', () => {
    const ids = [1, 2, 3, 4, 5].map((at) => `EV-${at}`);
    const scope = '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2}\n';
    const all =
      scope +
      ROW.replace('EV-1', ids.join(', ')) +
      ids
        .map((id) => evidence(id === 'EV-5' ? 'owner: a\nfrequency: annual' : 'frequency: annual', id))
        .join('');
    expect(found(all)).toEqual([
      'scope.yaml:1:4-5 crosswalk/artifact-no-owner warning 4 of 5 pieces of evidence in crosswalk cells have no owner.',
    ]);
  });
});

describe('crosswalk/cell-is-policy', () => {
  it('points at the policy in the row, and no other check speaks of it', () => {
    expect(found(ROW.replace('EV-1', 'POL-1') + policy)).toEqual([
      'crosswalk.yaml:4:47-52 crosswalk/cell-is-policy warning The cell CC6.3 x A.5.18 rests on POL-1 alone. Name an artifact that shows the control at work.',
    ]);
  });

  it('is silent when the row names operating evidence as well', () => {
    const both =
      ROW.replace('EV-1', 'EV-1, EV-2') +
      evidence('owner: a\nfrequency: annual') +
      evidence('owner: a', 'EV-2').replace('type: report', 'type: policy');
    expect(found(both)).toEqual([]);
  });

  it('is silent for criteria of a design nature', () => {
    expect(
      found(
        ROW.replace('CC6.3', 'CC5.3').replace('A.5.18', 'A.5.1').replace('EV-1', 'EV-2') +
          evidence('owner: a', 'EV-2').replace('type: report', 'type: policy'),
      ),
    ).toEqual([]);
  });

  it('reports a control in operation that has only documents', () => {
    const source =
      control('evidence: [EV-2]') + evidence('', 'EV-2').replace('type: report', 'type: procedure');
    expect(found(source)).toEqual([
      'controls/AC-1.yaml:1:4-8 crosswalk/cell-is-policy warning CC6.3 x A.5.18 rests on EV-2 alone. Link evidence that shows the control at work.',
    ]);
    expect(found(source.replace('owner:', 'status: planned\nowner:'))).toEqual([]);
  });

  it('counts the evidence of other controls for the same cell', () => {
    const source =
      control('evidence: [EV-2]') + evidence('', 'EV-2').replace('type: report', 'type: procedure');
    const other = control('evidence: [EV-1]')
      .replaceAll('AC-1', 'AC-2')
      .replace('title: Review', 'title: Other');
    expect(found(source + other + evidence(''))).toEqual([]);
  });

  it('needs both frameworks in the programme', () => {
    const soc2 = '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [soc2]\n';
    expect(found(soc2 + ROW.replace('EV-1', 'POL-1') + policy)).toEqual([]);
  });
});
