import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';
import { expectFindings } from '../../support/workspace.ts';

const WHOLE = `
  kind: control
  id: AC-001
  title: Accounts are reviewed
  owner: role:it-lead
  frequency: quarterly
  satisfies: {soc2: [CC6.2]}
`;

/** The whole control with one line in place of another. */
function control(line: string, by: string): string {
  return WHOLE.replace(line, by);
}

describe('record/required-field', () => {
  it('asks a declared record for its id and title', () => {
    expect(named('//- risks/R-001.yaml\nkind: risk\ntreatment: avoid')).toEqual([
      'record/required-field error',
      'record/required-field error',
    ]);
  });

  it('asks nothing of a record that only its folder gives away', () => {
    expect(found('//- risks/R-001.yaml\nname: Flood\ntreatment: avoid')).toEqual([]);
  });

  it('goes on asking while the placeholder stands there, and offers it no second time', () => {
    const source = control('title: Accounts are reviewed', 'title: "?"');
    expect(found(source)).toEqual([
      'controls/control.yaml:2:7-10 record/required-field error `title` is still to be filled in.',
    ]);
    expect(() => mended(source, 'Add title, to be filled in')).toThrow();
  });

  it('writes the placeholder at its place in the usual order', () => {
    expect(mended(control('  title: Accounts are reviewed\n', ''), 'Add title, to be filled in')).toContain(
      'id: AC-001\ntitle: "?"\nowner: role:it-lead\n',
    );
  });

  it('leaves a misspelled key to the check of keys', () => {
    expect(named(control('title:', 'titel:'))).toEqual(['record/unknown-field warning']);
  });
});

describe('record/unknown-field', () => {
  it('points at the key and says which is meant', () => {
    expect(found(control('frequency:', 'frequncy:'))).toEqual([
      'controls/control.yaml:4:0-8 record/unknown-field warning Nothing reads `frequncy`. Did you mean `frequency`?',
    ]);
  });

  it('renames the key and no other byte', () => {
    const source = control('frequency: quarterly', 'frequncy:   quarterly   # since 2024');
    expect(mended(source, 'Rename to frequency')).toContain('\nfrequency:   quarterly   # since 2024\n');
  });

  it('leaves keys of our own house alone', () => {
    expect(found(control('owner:', 'jira_board: GRC\n  cost_centre: 41\n  owner:'))).toEqual([]);
  });

  it('hints at a second spelling of a key that is there', () => {
    expect(
      found(control('title: Accounts are reviewed', 'title: Accounts are reviewed\n  name: Account review')),
    ).toEqual([
      'controls/control.yaml:3:0-4 record/unknown-field hint name means title, which this record has already. Only title is read.',
    ]);
  });

  it.each([
    ['reviewer_by: ann\nreview_by: bob', 'reviewed_by'],
    ['exception: none\nexeptions: []', 'exceptions'],
  ])('leaves it to a person which of two keys was meant: %s', (lines, name) => {
    const source = `//- evidence/a.yaml\nkind: evidence\nid: EV-1\ntitle: T\ncollected_on: 2025-10-01\n${lines}`;
    const told = found(source).filter((line) => line.includes('record/unknown-field'));
    expect(told).toHaveLength(2);
    for (const line of told)
      expect(line).toContain(`Did you mean \`${name}\`? Another key here looks like it too.`);
    expect(() => mended(source, `Rename to ${name}`)).toThrow();
  });

  it('renames the same slip in each entry of a list', () => {
    const entry = '  - period: 2025-Q3\n    performd_on: 2025-10-01\n';
    const source = `//- evidence/a.yaml\nkind: evidence\nid: EV-1\ntitle: T\noccurrences:\n${entry}${entry.replace('Q3', 'Q4')}`;
    expect(mended(source, 'Rename to performed_on')).toContain('    performed_on: 2025-10-01\n');
  });

  it.each(['owner', 'satisfies', 'frequency'])(
    'does not also say that %s is missing when it is misspelled',
    (key) => {
      expect(named(control(`${key}:`, `${key.slice(0, -2)}${key.at(-1)}${key.at(-2)}:`))).toEqual([
        'record/unknown-field warning',
      ]);
    },
  );
});

describe('record/enum', () => {
  it('points at the value and says which is meant', () => {
    expectFindings(
      control(
        'frequency: quarterly',
        'frequency: quartely\n           # ^^^^^^^^ record/enum Did you mean quarterly?',
      ),
    );
  });

  it.each(['yearly', 'half-yearly', 'Quarterly'])('reads the synonym %s', (word) => {
    expect(found(control('quarterly', word))).toEqual([]);
  });

  it('accepts a value that the workspace adds', () => {
    const evidence = 'kind: evidence\nid: EV-1\ntitle: Test\ntype: reprt\ncollected_on: 2025-10-01';
    expect(named(`//- evidence/a.yaml\n${evidence}`)).toEqual(['record/enum warning']);
    expect(
      found(`//- evidence/a.yaml\n${evidence}\n//- .tickmark.yaml\nvalues: {evidence.type: [reprt]}`),
    ).toEqual([]);
  });

  it('writes the value that is meant in place of the wrong one', () => {
    expect(mended(control('frequency: quarterly', "frequency: 'quartely'"), 'Write quarterly')).toContain(
      'frequency: quarterly\n',
    );
  });
});

describe('record/date', () => {
  const dated = (day: string): string =>
    `//- evidence/a.yaml\nkind: evidence\nid: EV-1\ntitle: Export\ntype: config-export\ncollected_on: ${day}`;

  it('rewrites a date that can be read in one way', () => {
    expect(found(dated('30.06.2025'))).toEqual([
      'evidence/a.yaml:4:14-24 record/date error Write the date as 2025-06-30.',
    ]);
    expect(mended(dated('30.06.2025'), 'Write 2025-06-30')).toContain('collected_on: 2025-06-30');
  });

  it('does not choose between two readings', () => {
    expect(named(dated('03/04/2025'))).toEqual(['record/date error']);
    expect(() => mended(dated('03/04/2025'), 'Write 2025-04-03')).toThrow();
  });

  it('knows that a day does not exist', () => {
    expect(named(dated('2025-02-30'))).toEqual(['record/date error']);
  });

  it('reports a future date only while the as-of day is simply today', () => {
    const source = dated('2026-02-01');
    expect(found(source, { asOf: { date: '2026-01-12', origin: 'clock' } })).toEqual([
      'evidence/a.yaml:4:14-24 record/date error collected_on is 2026-02-01, and today is 2026-01-12. What has not happened yet cannot be recorded as done.',
    ]);
    expect(found(source, { asOf: { date: '2026-01-12', origin: 'pinned' } })).toEqual([]);
    expect(found(source, { asOf: { date: '2026-01-12', origin: 'travel' } })).toEqual([]);
  });

  it('finds future days in lists, by the time zone of the workspace', () => {
    const source = `
      //- .tickmark.yaml
      time_zone: Asia/Tokyo
      //- incidents/INC-1.yaml
      kind: incident
      id: INC-1
      title: Outage
      detected_at: 2026-01-12T16:30:00Z
    `;
    expect(named(source, { asOf: { date: '2026-01-12', origin: 'clock' } })).toEqual(['record/date error']);
    expect(
      named(source.replace('Asia/Tokyo', 'UTC'), { asOf: { date: '2026-01-12', origin: 'clock' } }),
    ).toEqual([]);
  });

  it('lets plans lie ahead', () => {
    const source =
      '//- policies/P.yaml\nkind: policy\nid: P\ntitle: Policy\napproved_on: 2025-03-01\nnext_review: 2027-03-01';
    expect(found(source, { asOf: { date: '2026-01-12', origin: 'clock' } })).toEqual([]);
  });

  it('reads the last year of the calendar as never, where an end is written, and not where a deed is', () => {
    const found = (line: string): string[] =>
      named(`//- evidence/a.yaml\nkind: evidence\nid: EV-1\ntitle: Export\n${line}`).filter((each) =>
        each.startsWith('record/date'),
      );
    expect(found('valid_until: 9999-12-31')).toEqual([]);
    expect(found('collected_on: 9999-12-31')).toEqual(['record/date warning']);
    expect(found('valid_until: 2226-12-31')).toEqual(['record/date warning']);
  });
});

describe('record/shape', () => {
  it('points at a list where one value belongs, and takes it out of its brackets', () => {
    expect(named(control('owner: role:it-lead', 'owner: [role:it-lead]'))).toEqual(['record/shape warning']);
    expect(mended(control('owner: role:it-lead', 'owner: [role:it-lead]'), 'Write role:it-lead')).toContain(
      '\nowner: role:it-lead\n',
    );
  });

  const evidence = (id: string): string =>
    `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: T\ntype: report\ncollected_on: 2025-10-01\n`;
  const citing = (list: string): string =>
    `${evidence('EV-1')}${evidence('EV-2')}//- controls/a.yaml\n${WHOLE.replaceAll('\n  ', '\n').trim()}\nevidence: ${list}\n`;

  it.each(['"EV-1, EV-2"', 'EV-1 EV-2', 'EV-1; EV-2'])(
    'says once that the ids %s belong in a list',
    (text) => {
      const ofControl = found(citing(text)).filter((line) => line.startsWith('controls/'));
      expect(ofControl.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
        'record/shape warning `evidence` takes a list: write [EV-1, EV-2].',
      ]);
      expect(mended(citing(text), 'Write [EV-1, EV-2]')).toContain('\nevidence: [EV-1, EV-2]\n');
    },
  );

  it('does not make one id of prose', () => {
    const source = citing('EV-1 and the tickets');
    expect(found(source).filter((line) => line.startsWith('controls/'))).toEqual([
      'controls/a.yaml:6:10-30 record/shape warning `evidence` takes a list, not "EV-1 and the tickets".',
    ]);
  });

  it('leaves a text its quotes when it comes out of its brackets', () => {
    const source = control('title: Accounts are reviewed', 'title: ["Accounts: reviewed"]');
    expect(mended(source, 'Write "Accounts: reviewed"')).toContain('\ntitle: "Accounts: reviewed"\n');
  });

  it('reports text where keys belong', () => {
    expect(
      named(
        `//- evidence/a.yaml\nkind: evidence\nid: EV-1\ntitle: T\ncollected_on: 2025-10-01\npopulation: all of them`,
      ),
    ).toEqual(['record/shape warning']);
  });
});

describe('record/unknown-kind', () => {
  it('points at the kind and writes the one that is meant', () => {
    const source = control('kind: control', 'kind: contol');
    expect(found(source)).toEqual([
      'controls/control.yaml:0:6-12 record/unknown-kind error Unknown kind "contol". Did you mean control?',
    ]);
    expect(mended(source, 'Write kind: control')).toMatch(/^kind: control\n/);
  });

  it.each(['Component', 'Deployment', 'Policy2000', 'contractor'])(
    'leaves kind: %s to the tool that it belongs to',
    (kind) => {
      expect(found(`//- catalog.yaml\nkind: ${kind}\nid: web\nmetadata: {name: web}`)).toEqual([]);
    },
  );
});

describe('record/kind-unstated', () => {
  const source = '//- risks/R.yaml\n# bought\n\nid: R-1 # first\ntitle: Loss\ntreatment: avoid\n';

  it('speaks in the strict profile only', () => {
    expect(found(source)).toEqual([]);
    expect(found(`//- .tickmark.yaml\nprofile: strict\n${source}`)).toEqual([
      'risks/R.yaml:2:4-7 record/kind-unstated hint Read as risk because of where it lies. kind: risk pins that down.',
    ]);
  });

  it('writes the kind as the first key and keeps comments and blank lines', () => {
    expect(mended(`//- .tickmark.yaml\nprofile: strict\n${source}`, 'Add kind: risk')).toBe(
      '# bought\n\nkind: risk\nid: R-1 # first\ntitle: Loss\ntreatment: avoid\n',
    );
  });
});

describe('record/two-of-a-kind', () => {
  const scope = (id: string, more = ''): string =>
    `kind: scope\nid: ${id}\ntitle: Platform\nsoc2: {type: type-2}\n${more}`;

  it('reports the one that is not read, and shows the other', () => {
    expect(found(`//- a.yaml\n${scope('S1')}\n//- b.yaml\n${scope('S2')}`)).toEqual([
      'b.yaml:1:4-6 record/two-of-a-kind warning S1 is a scope too, and that one is read. Mark one of the two superseded or draft.',
    ]);
  });

  it.each(['draft', 'superseded', 'retired'])('lets one of them be %s', (status) => {
    expect(found(`//- a.yaml\n${scope('S1')}\n//- b.yaml\n${scope('S2', `status: ${status}`)}`)).toEqual([]);
  });

  it('tells two SoAs for two frameworks apart', () => {
    const soa = (id: string, framework: string): string =>
      `kind: soa\nid: ${id}\ntitle: SoA\nframework: ${framework}\ncontrols: []\n`;
    expect(found(`//- a.yaml\n${soa('A', 'iso27001')}\n//- b.yaml\n${soa('B', 'iso27018')}`)).toEqual([]);
  });

  it('waits until all files are read', () => {
    expect(found(`//- a.yaml\n${scope('S1')}\n//- b.yaml\n${scope('S2')}`, { incomplete: true })).toEqual([]);
  });
});

describe('an occurrence that several people performed', () => {
  const evidence = (lines: string): string => `//- evidence/EV-001.yaml
kind: evidence
id: EV-001
title: Review
type: report
occurrences:
  - period: 2025-Q4
    performed_on: 2025-12-01
${lines}`;

  it('may list them, and give its result as a list or as numbers by name', () => {
    const rest = '    exceptions: none\n';
    expect(
      named(evidence(`    performed_by: [ana, bo]\n    result: {kept: 131, removed: 6}\n${rest}`)),
    ).toEqual([]);
    expect(named(evidence(`    performed_by: ana\n    result: [131 kept, 6 removed]\n${rest}`))).toEqual([]);
  });

  it('is told when somebody is a map', () => {
    expect(
      named(evidence('    performed_by: {name: ana}\n    result: done\n    exceptions: none\n')),
    ).toEqual(['record/shape warning']);
  });
});
