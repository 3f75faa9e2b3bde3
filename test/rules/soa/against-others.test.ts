import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const soa = (rows: readonly string[], head = ''): string =>
  `//- soa.yaml\nkind: soa\nid: SOA\ntitle: SoA\n${head}controls:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;
const control = (id: string, lines: string): string =>
  `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\nowner: a\nfrequency: ad-hoc\n${lines}\n`;
const only = (rule: string, lines: readonly string[]): string[] =>
  lines.filter((line) => line.includes(rule));

describe('soa/status-disagrees', () => {
  const row = (status: string, controls = ', controls: [C-1, C-2]'): string =>
    soa([
      `id: A.5.9, applicable: true, justification: Contract, implementation_status: ${status}${controls}`,
    ]);
  const two = (one: string, other: string): string =>
    control('C-1', `status: ${one}\nsatisfies: {iso27001: [A.5.9]}`) +
    control('C-2', `status: ${other}\nsatisfies: {iso27001: [A.5.9]}`);

  it('is told when all controls behind the row say otherwise', () => {
    expect(found(row('operating') + two('planned', 'planned'))).toEqual([
      'soa.yaml:4:82-91 soa/status-disagrees warning The SoA says that A.5.9 is operating, and the 2 controls behind it are planned.',
    ]);
    expect(named(row('planned', '') + two('operating', 'implemented'))).toEqual([
      'soa/status-disagrees warning',
    ]);
    expect(mended(row('operating') + two('planned', 'planned'), 'Write planned in the SoA')).toContain(
      'implementation_status: planned,',
    );
  });

  it.each([
    ['operating', 'implemented', 'implemented'],
    ['operating', 'planned', 'operating'],
    ['planned', 'partial', 'operating'],
  ])('is silent for a row %s with controls %s and %s', (status, one, other) => {
    expect(named(row(status) + two(one, other))).toEqual([]);
  });
});

describe('soa/excluded-but-used', () => {
  const excluded = soa(['id: A.7.4, applicable: false, justification: Not needed with so few people']);
  const told = (source: string): string[] => only('soa/', found(source));

  it('is told of controls and risks that cite the row', () => {
    const risk = '//- r.yaml\nkind: risk\nid: R-1\ntitle: R\nsatisfies: {iso27001: [A.7.4]}\n';
    expect(told(excluded + control('PHY-1', 'satisfies: {iso27001: [A.7.4]}') + risk)).toEqual([
      'soa.yaml:4:28-33 soa/excluded-but-used warning A.7.4 is excluded, and PHY-1 and R-1 use it. Include it, or take it out there.',
    ]);
  });

  it.each(['status: retired', 'responsibility: inherited'])('is silent for a control with %s', (line) => {
    expect(told(excluded + control('PHY-1', `${line}\nsatisfies: {iso27001: [A.7.4]}`))).toEqual([]);
  });
});

describe('soa/excluded-needed-for-soc2', () => {
  const program = '//- p.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [soc2, iso27001]\n';
  const scope = '//- s.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {categories: [security, availability]}\n';
  const row = (reason: string): string => soa([`id: A.8.13, applicable: false, justification: ${reason}`]);
  const told = (source: string): string[] => only('excluded-needed', found(source));
  const reason = 'Built anew from the repository';

  it('shows the opinion and all that it rests on', () => {
    const [line = '', ...more] = told(program + scope + row(reason));
    expect(more).toEqual([]);
    expect(line).toMatch(
      /A\.8\.13 is excluded, and A1\.2 in scope leans on it \(intersects-with, strength \d, strong, \w+\): /,
    );
    expect(line).toContain(' information ');
  });

  it.each([
    ['the category is not in scope', program + row(reason)],
    ['one framework', scope + row(reason)],
    ['the reason names a provider', program + scope + row('Run by the hosting provider')],
    [
      'a provider takes the criterion',
      program +
        scope +
        row(reason) +
        control('C-1', 'responsibility: inherited\nsatisfies: {soc2: [A1.2, A1.3]}'),
    ],
    [
      'the row names a control that answers it',
      program + scope + row('"Snapshots, see C-1"') + control('C-1', 'satisfies: {soc2: [A1.2, A1.3]}'),
    ],
  ])('is silent when %s', (_, source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('soa/older-than-risks', () => {
  const risk = (on: string): string =>
    `//- r.yaml\nkind: risk\nid: R-1\ntitle: R\nassessed_on: ${on}\ncontrols: [C-1]\n${control('C-1', 'satisfies: {iso27001: [A.8.30]}')}`;
  const statement = (approved: string, status: string): string =>
    soa(
      [
        `id: A.8.30, applicable: true, justification: Contract, implementation_status: ${status}, controls: [C-1]`,
      ],
      `approved_on: ${approved}\n`,
    );
  const told = (source: string): string[] => only('older-than', found(source));

  it('is told when a later risk uses what is planned in the statement, or after a year', () => {
    expect(told(statement('2025-03-03', 'planned') + risk('2025-11-03'))).toEqual([
      'soa.yaml:3:13-23 soa/older-than-risks warning Approved on 2025-03-03; R-1 was assessed on 2025-11-03 and uses A.8.30, which is planned here. Look at the SoA again and have it approved.',
    ]);
    expect(told(statement('2024-11-03', 'operating') + risk('2025-11-03'))).toHaveLength(1);
  });

  it.each([
    ['the statement agrees with the risk', statement('2025-03-03', 'operating') + risk('2025-11-03')],
    ['the risk is older', statement('2025-11-24', 'planned') + risk('2025-11-03')],
    ['the assessment is still to come', statement('2025-03-03', 'planned') + risk('2026-11-03')],
  ])('is silent when %s', (_, source) => {
    expect(told(source)).toEqual([]);
  });
});
