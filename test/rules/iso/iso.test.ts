import { describe, expect, it } from 'vitest';
import { found, mended } from '../../support/found.ts';

const HEAD = '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [iso27001]\n';

function only(rule: string, source: string): string[] {
  return found(source).filter((line) => line.includes(` ${rule} `));
}

describe('iso/certificate', () => {
  const held = (dates: string, visits: readonly (readonly [type: string, day: string])[] = []): string =>
    `${HEAD}audits:\n${visits.map(([type, day], at) => `  - {id: A-${at}, framework: iso27001, type: ${type}, firm: N, firm_type: certification-body, accreditation: SWEDAC, booked_on: 2024-01-02, fieldwork: {start: ${day}, end: ${day}}}\n`).join('')}certificates:\n  - {id: C, standard: iso27001-2022, ${dates}}\n`;
  const said = (source: string): string[] =>
    only('iso/certificate', source).map((line) => line.slice(line.indexOf(' ') + 1));

  it('says that it ran out, and nothing else of it', () => {
    expect(said(held('decision_on: 2022-12-01, expires_on: 2025-12-01'))).toEqual([
      'iso/certificate warning C ran out on 2025-12-01. Add the new certificate, or say in the programme that there is none.',
    ]);
  });

  it('is silent about an old certificate that has a successor', () => {
    const two = `${held('expires_on: 2025-12-01')}  - {id: C-2, standard: iso27001-2022, expires_on: 2028-12-01}\n`;
    expect(said(two)).toEqual([]);
  });

  it('says 90 days before the end that no recertification is listed', () => {
    expect(said(held('expires_on: 2026-04-12'))).toHaveLength(1);
    expect(said(held('expires_on: 2026-04-13'))).toEqual([]);
    expect(said(held('expires_on: 2026-04-12', [['recertification', '2026-02-10']]))).toEqual([]);
  });

  it('wants the first surveillance within twelve months of the decision, then one in each year', () => {
    const dates = 'decision_on: 2023-03-04, expires_on: 2026-12-03';
    expect(said(held(dates))[0]).toContain('the first surveillance was due by 2024-03-04');
    expect(said(held(dates, [['surveillance', '2024-02-10']]))[0]).toContain(
      'no surveillance is listed in 2025',
    );
    const both = held(dates, [
      ['surveillance', '2024-02-10'],
      ['surveillance', '2025-06-10'],
    ]);
    expect(said(both)).toEqual([]);
  });

  it('is silent in the first year, and about certificates of other standards', () => {
    expect(said(held('decision_on: 2025-02-04, expires_on: 2028-02-03'))).toEqual([]);
    expect(said(held('expires_on: 2025-12-01').replace('iso27001-2022', 'iso9001'))).toEqual([]);
  });

  it('compares the SoA version, whatever its spelling', () => {
    const soa = (version: string): string =>
      `//- soa.yaml\nkind: soa\nid: SOA\ntitle: S\nversion: "${version}"\n`;
    const dates = 'expires_on: 2027-12-01, soa_version: v1.0';
    expect(said(held(dates) + soa('2.0'))).toEqual([
      'iso/certificate information C names version v1.0 of the Statement of Applicability; the current one is 2.0. Tell the certification body at the next audit.',
    ]);
    expect(said(held(dates) + soa('1.0'))).toEqual([]);
  });
});

describe('iso/objectives', () => {
  const two = (second: string): string =>
    `${HEAD}objectives:\n  - {id: SO-1, title: A, measure: share, owner: role:x, due: 2025-10-01, result: all}\n  - {id: SO-2, title: B${second}}\n`;

  it('names what other objectives have', () => {
    expect(found(two(', owner: role:x'))).toEqual([
      'program.yaml:6:9-13 iso/objectives information SO-2 has no measure and due day. Clause 6.2 wants to know how it is reached and measured.',
    ]);
  });

  it('wants a result only when the day has passed', () => {
    expect(found(two(', measure: m, owner: role:x, due: 2026-06-30'))).toEqual([]);
    expect(found(two(', measure: m, owner: role:x, due: 2025-11-30'))).toHaveLength(1);
  });

  it('asks nobody for what no objective says', () => {
    expect(found(`${HEAD}objectives:\n  - {id: SO-1, title: A}\n  - {id: SO-2, title: B}\n`)).toEqual([]);
  });
});

describe('iso/context', () => {
  const scope = (context: string, approved = 'approved_on: 2025-09-24\n'): string =>
    `//- scope.yaml\nkind: scope\nid: S\ntitle: S\n${approved}isms:\n  boundary: B\n${context}`;
  const parties = '    parties: [{name: Customers, needs: [x]}]\n';
  const climate = '    climate: {relevant: false, reason: r}\n';

  it('names what a begun context lacks, and asks for the decision that its fix leaves open', () => {
    const source = scope(`  context:\n${parties}`);
    expect(found(source)).toEqual([
      'scope.yaml:6:2-9 iso/context information The context of S has no decision whether climate change matters (4.1 as amended in 2024).',
    ]);
    const text = mended(source, 'Add the climate decision, to be filled in');
    const [line, ...others] = found(`//- scope.yaml\n${text}`);
    expect(line).toContain('The decision whether climate change matters here is still to be filled in.');
    expect(others).toEqual([]);
  });

  it('names parties and approval together', () => {
    expect(only('iso/context', scope(`  context:\n${climate}`, ''))[0]).toMatch(
      /has no interested parties \(4\.2\) and no approved scope statement \(4\.3\)\.$/,
    );
  });

  it('is silent about a whole context, about none at all, and where ISO 27001 is no part', () => {
    expect(found(scope(`  context:\n${climate}${parties}`))).toEqual([]);
    expect(found(scope(''))).toEqual([]);
    expect(only('iso/context', HEAD.replace('iso27001', 'soc2') + scope(`  context:\n${parties}`))).toEqual(
      [],
    );
  });
});
