import { describe, expect, it } from 'vitest';
import { exportDocument } from '../../server/src/export/export-document.ts';
import { DOCUMENTS } from '../../server/src/protocol/documents.ts';
import { COMPANY } from '../features/company.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor } from '../support/workspace.ts';
import { makeDocument, rowWhere, tableOf, textOf } from './make-document.ts';

describe('the control and evidence index', () => {
  it('has a line for each item and control, with owner, occurrences, artifacts and days', () => {
    const table = tableOf(makeDocument(COMPANY, 'control-evidence-index'));
    expect(rowWhere(table, 'item', 'CC6.2')).toMatchObject({
      control: 'AC-001',
      owner: 'Mira Sol (it-lead)',
      frequency: 'quarterly',
      artifacts: ['EV-IAM-001', 'EV-IAM-003', 'EV-IAM-004'],
      soc2: ['CC6.2', 'CC6.3'],
      iso27001: ['A.5.15', 'A.5.16', 'A.5.18'],
      state: 'current',
      nextDue: '2026-03-31',
    });
  });

  it('names items in scope that no control takes up', () => {
    const table = tableOf(makeDocument(COMPANY, 'control-evidence-index', 'soc2'));
    expect(rowWhere(table, 'item', 'CC1.1')).toMatchObject({
      itemState: 'unevidenced',
      controlTitle: 'No control takes it up.',
    });
  });

  it('holds one side when asked for it', () => {
    const ids = (view: 'soc2' | 'iso27001'): readonly unknown[] =>
      tableOf(makeDocument(COMPANY, 'control-evidence-index', view)).rows.map(({ item }) => item);
    expect(ids('soc2').every((id) => /^(CC|A1)/.test(String(id)))).toBe(true);
    expect(ids('iso27001')).toContain('A.5.23');
    expect(ids('iso27001')).not.toContain('CC6.2');
  });

  it('says where each artifact lies, without what is dated after the as-of day', () => {
    const locations = (date: string): unknown =>
      rowWhere(
        tableOf(
          makeDocument(COMPANY, 'control-evidence-index', 'both', { asOf: { date, origin: 'travel' } }),
          'Artifacts',
        ),
        'id',
        'EV-IAM-004',
      )['locations'];
    expect(locations('2026-01-12')).toEqual(['art/Q2.xlsx', 'art/Q3.xlsx', 'art/Q4.xlsx']);
    expect(locations('2025-10-01')).toEqual(['art/Q2.xlsx', 'art/Q3.xlsx']);
  });
});

describe('the Statement of Applicability', () => {
  it('has all 93 rows, those without a statement as well', () => {
    const table = tableOf(makeDocument(COMPANY, 'statement-of-applicability'));
    expect(table.rows).toHaveLength(93);
    expect(rowWhere(table, 'id', 'A.5.23')).toMatchObject({
      applicable: 'Yes',
      justification: 'Needed to treat risks',
      status: 'operating',
      drivers: ['R-012'],
      controls: ['TPR-001'],
      criteria: ['CC9.2'],
    });
    expect(rowWhere(table, 'id', 'A.8.34')).toMatchObject({ applicable: 'No row', justification: undefined });
  });

  it('shows rows that are none of Annex A apart, as written', () => {
    const source = COMPANY.replace(
      '  - {id: A.5.23, applicable',
      '  - {id: A.9.2.5, applicable: false, justification: old}\n  - {id: A.5.23, applicable',
    );
    const table = tableOf(makeDocument(source, 'statement-of-applicability'), 'Other rows');
    expect(table.rows).toMatchObject([{ id: 'A.9.2.5', applicable: 'No', justification: 'old' }]);
  });

  it('says so when no statement is in force', () => {
    const source = COMPANY.replace('kind: soa\n', 'kind: soa\nstatus: draft\n');
    const document = makeDocument(source, 'statement-of-applicability');
    expect(textOf(document)).toContain('No Statement of Applicability is in force');
    expect(tableOf(document).rows.every(({ applicable }) => applicable === 'No row')).toBe(true);
  });

  it('leaves the SOC 2 column to the view that asks for it', () => {
    const keys = (view: 'soc2' | 'iso27001'): readonly string[] =>
      tableOf(makeDocument(COMPANY, 'statement-of-applicability', view)).columns.map(({ key }) => key);
    expect(keys('soc2')).toContain('criteria');
    expect(keys('iso27001')).not.toContain('criteria');
  });
});

const VENDOR = `
//- vendors/V.yaml
kind: vendor
id: VEN-X
title: Example
tier: high
owner: role:nobody
contract: {reviewed_on: 2025-05-01, next_review: 2026-05-01, security_clauses: {status: partial, deletion: true}}
monitoring: {frequency: quarterly, last_on: 2025-11-30}
assurance:
  - {type: soc2-type-2, period_end: 2024-09-30, received_on: 2024-11-01}
  - {type: soc2-type-2, period_end: 2025-09-30, received_on: 2025-11-01, opinion: qualified, exceptions: [], cuecs: [{text: Limit admins, control: AC-001}]}
  - {type: soc2-type-2, period_end: 2026-09-30, received_on: 2026-11-01}
`;

describe('the vendor table', () => {
  it('has tier, contract, clauses, last monitoring and the latest report that was there', () => {
    const table = tableOf(makeDocument(COMPANY + VENDOR, 'vendor-table'));
    expect(table.rows.map(({ id }) => id)).toEqual(['VEN-AWS', 'VEN-X']);
    expect(rowWhere(table, 'id', 'VEN-X')).toMatchObject({
      tier: 'high',
      owner: 'role:nobody',
      contractReviewed: '2025-05-01',
      contractDue: '2026-05-01',
      clauses: 'partial (deletion; not stated: incident notice, audit report, sub-processors)',
      lastMonitoring: '2025-11-30',
      report: 'soc2-type-2, through 2025-09-30, qualified',
    });
  });

  it('says how the controls stand that a vendor expects of us', () => {
    const table = tableOf(makeDocument(COMPANY + VENDOR, 'vendor-table', 'soc2'), 'Expected of us');
    expect(table.rows).toEqual([
      { vendor: 'VEN-X', text: 'Limit admins', control: 'AC-001', state: 'current' },
    ]);
  });

  it('names the findings that are open on a vendor', () => {
    const source = COMPANY + VENDOR.replace('owner: role:nobody', 'satisfies: {soc2: [CC6.99]}');
    const findings = rowWhere(tableOf(makeDocument(source, 'vendor-table')), 'id', 'VEN-X')['findings'];
    expect(findings).toContain('reference/unknown-criterion');
  });
});

describe('the risk register', () => {
  const RISK = `
//- risks/R.yaml
kind: risk
id: R-100
title: A risk
satisfies: {soc2: [CC6.3, CC6.2], iso27001: [A.5.18]}
inherent: {likelihood: 4, impact: 5}
residual: high
treatment: accept
acceptance: {by: person:tom.ade, date: 2025-09-01, until: 2026-09-01, reason: Cheap}
plan: [{action: Do it, owner: role:it-lead, due: 2026-03-31, status: open}]
change_trigger: {events: [new-region], refs: [CH-1]}
controls: [MON-001, GONE]
`;

  it('has the ids of both frameworks, treatment, residual risk and what reopens it', () => {
    const document = makeDocument(COMPANY + RISK, 'risk-register');
    expect(rowWhere(tableOf(document), 'id', 'R-100')).toMatchObject({
      soc2: ['CC6.2', 'CC6.3'],
      iso27001: ['A.5.18'],
      inherent: 20,
      residual: 'high',
      treatment: 'accept',
      acceptance: 'by Tom Ade on 2025-09-01 until 2026-09-01: Cheap',
      trigger: ['new-region', 'CH-1'],
    });
    expect(tableOf(document, 'Treatment plan').rows).toMatchObject([
      { risk: 'R-100', action: 'Do it', owner: 'Mira Sol (it-lead)', due: '2026-03-31' },
    ]);
  });

  it('marks controls that are not as they should be', () => {
    const row = rowWhere(tableOf(makeDocument(COMPANY + RISK, 'risk-register')), 'id', 'R-100');
    expect(row['controls']).toEqual(['MON-001 (Missed)', 'GONE']);
  });
});

describe('the gap list', () => {
  it('begins with the controls that are behind, the worst first, with place and owner', () => {
    const [first] = tableOf(makeDocument(COMPANY, 'gap-list')).rows;
    expect(first).toMatchObject({
      kind: 'Controls',
      subject: 'MON-001',
      state: 'missed',
      owner: 'Lea Ruiz (security-engineer)',
      place: 'controls/operations.yaml:2',
    });
    expect(String(first?.['gap'])).toContain('missed');
  });

  it('names the control because of which an item is unshown, and items that nothing takes up', () => {
    const table = tableOf(makeDocument(COMPANY, 'gap-list'));
    expect(rowWhere(table, 'subject', 'CC7.2')['gap']).toBe('Because of MON-001 (Missed).');
    expect(rowWhere(table, 'subject', 'CC1.1')['gap']).toBe('No control, policy or document takes it up.');
  });

  it('has the errors and warnings of the checks, with line', () => {
    const source = COMPANY.replace('CC9.2], iso27001: [A.5.19', 'CC6.99], iso27001: [A.5.19');
    const row = rowWhere(tableOf(makeDocument(source, 'gap-list')), 'subject', 'reference/unknown-criterion');
    expect(row).toMatchObject({ kind: 'Findings', title: 'error' });
    expect(row['place']).toMatch(/^controls\/operations\.yaml:\d+$/);
  });

  it('has what falls due, in the order of its day', () => {
    const { rows } = tableOf(makeDocument(COMPANY, 'gap-list'), 'Next');
    expect(rows).toMatchObject([{ due: '2026-03-31', control: 'AC-001', owner: 'Mira Sol (it-lead)' }]);
  });
});

describe('the system description outline', () => {
  it('names what is not stated, with the key to write', () => {
    const document = makeDocument(COMPANY, 'system-description', 'soc2');
    expect(rowWhere(tableOf(document), 'heading', 'How data flows')).toMatchObject({
      stated: 'no',
      key: 'soc2.system_description.data_flows',
    });
    expect(textOf(document)).toContain('Not stated yet: write soc2.system_description.data_flows.');
  });

  it('has user controls, subservice organisations with their method, and the criteria with their controls', () => {
    const source = COMPANY.replace(
      'subservice: {method: carve-out}',
      'subservice: {method: carve-out, csocs: [{text: Guards doors, criteria: [CC6.4], monitored_by: TPR-001}]}',
    ).replace(
      'window: {start: 2025-04-01, end: 2025-12-31}',
      'window: {start: 2025-04-01, end: 2025-12-31}, system_description: {cuecs: [{text: Remove users, criteria: [CC6.2]}]}',
    );
    const text = textOf(makeDocument(source, 'system-description', 'soc2'));
    expect(text).toContain(
      '"method":"carve-out","text":"Guards doors","criteria":["CC6.4"],"control":["TPR-001"]',
    );
    expect(text).toContain('"text":"Remove users","criteria":["CC6.2"]');
    expect(text).toContain('"item":"CC6.2"');
  });

  it('describes the scope of the management system in the other view', () => {
    const text = textOf(makeDocument(COMPANY, 'system-description', 'iso27001'));
    expect(text).toContain('All of it');
    expect(text).not.toContain('What customers must do');
  });

  it('asks for a scope record where there is none', () => {
    const document = makeDocument('//- controls/C.yaml\nkind: control\nid: C-1\n', 'system-description');
    expect(tableOf(document).empty).toMatch(/^There is no scope record/);
  });
});

describe('the auditor request list', () => {
  it('has population, period, owner and place of what shows each control', () => {
    const { rows } = tableOf(makeDocument(COMPANY, 'request-list'));
    expect(rows.find(({ handOver }) => String(handOver).startsWith('EV-IAM-003'))).toMatchObject({
      kind: 'Controls',
      control: 'AC-001 User access is approved, changed, removed and reviewed',
      population: '17 items, from hris (end in window), list said to be complete, drawn 2025-12-31',
      period: '2025-04-01 to 2025-12-31',
      owner: 'Mira Sol (it-lead)',
      locations: ['art/l.csv'],
    });
    expect(rows.find(({ handOver }) => String(handOver).startsWith('EV-IAM-004'))).toMatchObject({
      period: '2025-Q2 to 2025-Q4',
    });
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
  });

  it('says which controls have nothing to hand over', () => {
    const { rows } = tableOf(makeDocument(COMPANY, 'request-list'));
    expect(rows.find(({ control }) => String(control).startsWith('TPR-001'))).toMatchObject({
      handOver: 'Nothing yet: no evidence record belongs to the control.',
      state: 'unevidenced',
    });
  });
});

it('no document says that anybody is compliant, or gives a percentage', async () => {
  const engine = engineFor(readFixture(COMPANY).files);
  // Titles of frameworks are not our words.
  const titles = ['soc2', 'iso27001'].flatMap((framework) =>
    engine.catalogue.items(framework).map(({ title }) => title),
  );
  for (const { name } of DOCUMENTS) {
    let text = String(await exportDocument(makeDocument(engine, name), 'md'));
    for (const title of titles) text = text.replaceAll(title, '');
    const said = text.split('\n').filter((line) => /\bcomplian(t|ce)\b|\d ?%/i.test(line));
    expect(said).toEqual([]);
  }
});
