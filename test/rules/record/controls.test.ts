import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

function control(id: string, lines: string): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\n${lines}\n`;
}

const SOUND = 'owner: role:it-lead\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}';
const UNOWNED = 'frequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}';
const SCOPE =
  '//- scope.yaml\nkind: scope\nid: SCOPE\ntitle: Platform\nsoc2: {type: type-2, categories: [security]}\n';

describe('record/owner-missing', () => {
  it('names the control', () => {
    expect(found(control('AC-1', UNOWNED))).toEqual([
      'controls/AC-1.yaml:1:4-8 record/owner-missing warning AC-1 has no owner.',
    ]);
  });

  it.each(['""', '~', '"?"'])('is not satisfied by %s', (owner) => {
    expect(found(control('AC-1', `owner: ${owner}\n${UNOWNED}`))).toHaveLength(1);
  });

  it('goes on asking at the placeholder that it wrote', () => {
    const after = mended(control('AC-1', UNOWNED), 'Add owner, to be filled in');
    expect(after).toBe(
      'kind: control\nid: AC-1\ntitle: Control AC-1\nowner: "?"\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}\n',
    );
    expect(found(`//- controls/AC-1.yaml\n${after}`)).toEqual([
      'controls/AC-1.yaml:3:7-10 record/owner-missing warning The owner of AC-1 is still to be filled in.',
    ]);
  });

  it('writes in flow style where the record is in flow style', () => {
    const source =
      '//- all.yaml\ncontrols:\n  - {id: AC-1, title: One, frequency: ad-hoc, satisfies: {soc2: [CC6.2]}}\n';
    expect(mended(source, 'Add owner, to be filled in')).toContain(
      '{id: AC-1, title: One, owner: "?", frequency',
    );
  });

  it.each(['retired', 'not-applicable'])('asks nothing of a control that is %s', (status) => {
    expect(found(control('AC-1', `status: ${status}\n${UNOWNED}`))).toEqual([]);
  });
});

describe('a check that sums up', () => {
  const many = (without: number, sound: number, more = ''): string =>
    [
      ...Array.from({ length: without }, (_, at) => control(`W-${at}`, UNOWNED + more)),
      ...Array.from({ length: sound }, (_, at) => control(`S-${at}`, SOUND)),
    ].join('');

  it('says one thing on the scope when more than three in ten of four or more lack it', () => {
    expect(found(SCOPE + many(4, 9))).toEqual([
      'scope.yaml:1:4-9 record/owner-missing warning 4 of 13 controls have no owner. Start with those that an auditor will test.',
    ]);
  });

  it('names each when it is fewer', () => {
    expect(named(SCOPE + many(4, 10))).toHaveLength(4);
    expect(named(SCOPE + many(3, 0))).toHaveLength(3);
  });

  it('is a hint when nobody has begun with the column', () => {
    expect(named(SCOPE + many(5, 0))).toEqual(['record/owner-missing hint']);
  });

  it('sits on the SoA before the scope, and on the programme when there is no other', () => {
    const soa = '//- soa.yaml\nkind: soa\nid: SOA\ntitle: SoA\ncontrols: []\n';
    const program = '//- program.yaml\nkind: program\nid: PROG\ntitle: Programme\n';
    expect(found(SCOPE + soa + program + many(5, 1))[0]).toMatch(/^soa\.yaml:1:4-7 /);
    expect(found(program + many(5, 1))[0]).toMatch(/^program\.yaml:1:4-8 /);
  });

  it('says nothing where no record speaks for the workspace', () => {
    expect(found(many(5, 1))).toEqual([]);
  });

  it('does not count what a comment silences, and the comment is in use', () => {
    const silenced = control('W-9', UNOWNED).replace(
      'id: W-9',
      'id: W-9 # tickmark-ignore record/owner-missing: soon',
    );
    expect(named(SCOPE + many(3, 0) + silenced)).toEqual(Array(3).fill('record/owner-missing warning'));
    expect(named(SCOPE + many(5, 5) + silenced)).toEqual(['record/owner-missing warning']);
  });

  it('can be silenced where it sits', () => {
    const quiet = SCOPE.replace(
      'id: SCOPE',
      'id: SCOPE # tickmark-ignore record/owner-missing: owners come in March',
    );
    expect(found(quiet + many(5, 5))).toEqual([]);
  });

  it('offers no fix of its own', () => {
    expect(() => mended(SCOPE + many(5, 5), 'Add owner, to be filled in')).toThrow();
  });
});

describe('record/control-maps-nothing', () => {
  const bare = 'owner: role:it-lead\nfrequency: ad-hoc\n';

  it.each(['', 'satisfies: {}', 'satisfies:', 'satisfies: {soc2: []}'])(
    'reports a control with "%s"',
    (line) => {
      expect(named(control('AC-1', bare + line))).toEqual(['record/control-maps-nothing warning']);
    },
  );

  it('hints when only another framework is cited', () => {
    expect(found(control('AC-1', `${bare}satisfies: {pci-dss: ["8.3"]}`))).toEqual([
      'controls/AC-1.yaml:1:4-8 record/control-maps-nothing hint AC-1 cites no framework that is known here, so no criterion is covered by it.',
    ]);
  });

  it('accepts a custom framework that the workspace defines', () => {
    const framework =
      '//- frameworks/x.yaml\nkind: framework\nid: addendum\ntitle: Addendum\nrequirements: [{id: C-1, title: One}]\n';
    expect(found(framework + control('AC-1', `${bare}satisfies: {addendum: [C-1]}`))).toEqual([]);
  });

  it.each(['retired', 'not-applicable'])('asks nothing of a control that is %s', (status) => {
    expect(found(control('AC-1', `${bare}status: ${status}`))).toEqual([]);
  });

  it('says nothing beside what cannot be read', () => {
    expect(named(control('AC-1', `${bare}satisfies: 5`))).toEqual(['record/shape warning']);
  });

  it('counts a mistaken id as a citation: that is said at the id', () => {
    expect(named(control('AC-1', `${bare}satisfies: {soc2: [CC9.3]}`))).toEqual([
      'reference/unknown-criterion error',
    ]);
  });
});

describe('record/parallel-controls', () => {
  const soc = control('AC-1', `title2: x\n${SOUND}`).replace('Control AC-1', 'Leavers lose their access');
  const iso = control('AC-2', SOUND.replace('soc2: [CC6.2]', 'iso27001: [A.5.18]')).replace(
    'Control AC-2',
    'leavers lose their access.',
  );

  it('is said once, on the later of the two', () => {
    expect(found(soc + iso)).toEqual([
      'controls/AC-2.yaml:1:4-8 record/parallel-controls information AC-2 and AC-1 say the same, one for iso27001, one for soc2. One control can satisfy both.',
    ]);
  });

  it('is silent when the systems differ, when one cites both, and in a programme of one framework', () => {
    expect(found(soc + iso.replace('owner:', 'systems: [hr]\nowner:'))).toEqual([]);
    expect(found(soc + iso.replace('iso27001:', 'soc2: [CC6.3], iso27001:'))).toEqual([]);
    expect(
      found(`${soc + iso}//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [soc2]\n`),
    ).toEqual([]);
  });

  it('is silent about a title that very many controls have', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      soc.replaceAll('AC-1', `AC-${at + 10}`).replace('title2: x\n', ''),
    ).join('');
    expect(found(many + iso)).toEqual([]);
  });

  it('is silent about two controls of one framework', () => {
    expect(found(soc + iso.replace('iso27001: [A.5.18]', 'soc2: [CC6.3]'))).toEqual([]);
  });
});

describe('record/procedure-missing-link', () => {
  const strict = '//- .tickmark.yaml\nprofile: strict\n';

  it('speaks in the strict profile only', () => {
    expect(found(control('AC-1', SOUND))).toEqual([]);
    expect(named(strict + control('AC-1', SOUND))).toEqual(['record/procedure-missing-link information']);
  });

  it.each(['statement: We review.', 'implementation: A job.', 'policies: [POL-1]'])(
    'is satisfied by %s',
    (line) => {
      const policy = '//- policies/POL-1.yaml\nkind: policy\nid: POL-1\ntitle: Access\n';
      expect(found(strict + policy + control('AC-1', `${line}\n${SOUND}`))).toEqual([]);
    },
  );

  it('is satisfied by a policy that names the control', () => {
    const policy = '//- policies/POL-1.yaml\nkind: policy\nid: POL-1\ntitle: Access\ncontrols: [AC-1]\n';
    expect(found(strict + policy + control('AC-1', SOUND))).toEqual([]);
  });
});

describe('record/status-vs-evidence', () => {
  const evidence = (lines: string): string =>
    `//- evidence/EV-1.yaml\nkind: evidence\nid: EV-1\ntitle: Review\ntype: report\n${lines}\n`;
  const done = 'occurrences:\n  - {period: 2025-Q4, performed_on: 2025-12-09, performed_by: mira}';
  const planned = 'occurrences:\n  - {period: 2026-Q1}';
  const quarterly = SOUND.replace('ad-hoc', 'quarterly');
  const operating = control('AC-1', `${quarterly}\nstatus: operating\nevidence: [EV-1]`);

  it('reports an operating control of which nothing was ever performed', () => {
    expect(found(operating + evidence(planned))).toEqual([
      'controls/AC-1.yaml:6:8-17 record/status-vs-evidence warning AC-1 is marked operating, and none of its evidence shows that it was ever performed.',
    ]);
  });

  it('reports a planned control that was performed', () => {
    expect(found(operating.replace('operating', 'planned') + evidence(done))).toEqual([
      'controls/AC-1.yaml:6:8-15 record/status-vs-evidence warning AC-1 is marked planned, and EV-1 shows that it has been performed.',
    ]);
  });

  it('is silent without evidence, for young, ad-hoc and inherited controls, and for old evidence', () => {
    expect(named(operating.replace('\nevidence: [EV-1]', ''))).toEqual([]);
    expect(
      named(operating.replace('status:', 'implemented_on: 2025-12-20\nstatus:') + evidence(planned)),
    ).toEqual([]);
    expect(named(operating.replace('quarterly', 'ad-hoc') + evidence(planned))).toEqual([]);
    expect(
      named(operating.replace('status:', 'responsibility: inherited\nstatus:') + evidence(planned)),
    ).toEqual([]);
    expect(
      named(operating + evidence(done.replace('2025-Q4', '2024-Q4').replace('2025-12-09', '2024-12-09'))),
    ).toEqual(['evidence/stale warning']);
  });

  it('is a hint in a Type 1 programme and silent without SOC 2', () => {
    const type1 =
      '//- scope.yaml\nkind: scope\nid: SCOPE\ntitle: Platform\nsoc2: {type: type-1, categories: [security]}\n';
    expect(named(type1 + operating + evidence(planned))).toEqual(['record/status-vs-evidence hint']);
    expect(named(operating.replace('soc2: [CC6.2]', 'iso27001: [A.5.18]') + evidence(planned))).toEqual([]);
  });

  it('waits until all files are read', () => {
    expect(found(operating + evidence(planned), { incomplete: true })).toEqual([]);
  });
});
