import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

function vendor(id: string, lines: string): string {
  return `//- vendors/${id}.yaml\nkind: vendor\nid: ${id}\ntitle: ${id}\n${lines}\n`;
}

const CONTRACT = 'contract: {reviewed_on: 2025-05-20, security_clauses: full}';
const LOOK = 'monitoring: {frequency: annual, last_on: 2025-08-20}';
const FULL = `tier: high\ntier_reason: Sends all mail\n${CONTRACT}\n${LOOK}`;
const ISO = '//- program.yaml\nkind: program\nid: PRG\ntitle: ISO\nframeworks: [iso27001]\n';
const SOC2 = '//- program.yaml\nkind: program\nid: PRG\ntitle: SOC 2\nframeworks: [soc2]\n';

describe('vendor/one-table', () => {
  it('names all that a vendor lacks in one finding', () => {
    expect(found(vendor('V-1', FULL) + vendor('V-2', `tier: high\n${LOOK}`))).toEqual([
      'vendors/V-2.yaml:1:4-7 vendor/one-table warning V-2 lacks tier_reason, contract.reviewed_on and contract.security_clauses. Both auditors read the vendors as one table.',
    ]);
  });

  it('is information where only advice is missing', () => {
    expect(named(vendor('V-1', FULL) + vendor('V-2', `tier: high\n${CONTRACT}\n${LOOK}`))).toEqual([
      'vendor/one-table information',
    ]);
  });

  it.each([
    'tier: low',
    'tier: medium\ndata: [addresses]',
    'services: [coffee]',
    'tier: high\nstatus: onboarding',
    'tier: critical\nended_on: 2025-12-31',
  ])('asks nothing of a vendor with %j', (lines) => {
    expect(named(vendor('V-1', FULL) + vendor('V-2', lines))).toEqual([]);
  });

  it('asks for the owner that other vendors have', () => {
    const rest = `tier: high\ntier_reason: Mail\n${CONTRACT}\n${LOOK}`;
    const owned = (id: string): string => vendor(id, `${rest}\nowner: it`);
    expect(named(owned('V-1') + vendor('V-2', rest))).toEqual(['vendor/one-table information']);
    expect(named(vendor('V-1', rest) + vendor('V-2', rest))).toEqual([]);
    expect(named(owned('V-1') + owned('V-2'))).toEqual([]);
  });

  it('asks for the tier of a vendor that has data', () => {
    expect(found(vendor('V-1', FULL) + vendor('V-2', `data: [logs]\n${CONTRACT}\n${LOOK}`)).join()).toContain(
      'V-2 lacks tier.',
    );
  });

  it('asks for no column that nobody has begun', () => {
    expect(named(vendor('V-1', 'tier: high') + vendor('V-2', 'tier: high'))).toEqual([]);
  });

  it('gives one hint for the columns that an inventory of three has nowhere', () => {
    const three = ['V-1', 'V-2', 'V-3'].map((id) => vendor(id, 'tier: high\ntier_reason: Mail')).join('');
    expect(found(SOC2 + three)).toEqual([
      'program.yaml:1:4-7 vendor/one-table hint None of the 3 vendors that matter has contract.reviewed_on, contract.security_clauses and monitoring.last_on. Auditors of both frameworks look for it.',
    ]);
  });

  it('takes a report that was read as a look', () => {
    const read = 'assurance: [{type: iso27001, period_end: 2027-01-31, reviewed_on: 2025-10-01}]';
    expect(
      named(vendor('V-1', FULL) + vendor('V-2', `tier: high\ntier_reason: Mail\n${CONTRACT}\n${read}`)),
    ).toEqual([]);
  });

  it('warns of a critical cloud service without a way out, in an ISO programme only', () => {
    const begun = vendor('V-1', `${FULL}\nexit: {plan: Switch the relay}`);
    const cloud = vendor(
      'V-2',
      `${FULL.replace('high', 'critical')}\ncloud: {shared_responsibility: "https://x.example/split"}\nsubprocessors: []`,
    );
    expect(found(ISO + begun + cloud)).toEqual([
      'vendors/V-2.yaml:1:4-7 vendor/one-table warning V-2 lacks exit.plan. Both auditors read the vendors as one table.',
    ]);
    expect(named(SOC2 + begun + cloud)).toEqual([]);
  });

  it('can be named by each of its columns', () => {
    const off = '//- .tickmark.yaml\nversion: 1\nseverity: {vendor/tier-reason: off}\n';
    expect(named(off + vendor('V-1', FULL) + vendor('V-2', 'tier: high'))).toEqual([]);
  });

  it('writes what is missing and goes on asking', () => {
    const source = vendor('V-1', FULL) + vendor('V-2', `tier: high\ntier_reason: Mail\n${LOOK}`);
    const after = mended(source, 'Add what is missing, to be filled in');
    expect(after).toContain('contract:\n  reviewed_on: "?"\n  security_clauses: "?"');
    expect(found(`${vendor('V-1', FULL)}//- vendors/V-2.yaml\n${after}`).join()).toContain(
      'Still to be filled in for V-2: contract.reviewed_on and contract.security_clauses.',
    );
  });
});

describe('vendor/clauses-top-tier', () => {
  it.each(['partial', 'none', '{status: partial, deletion: true}'])('warns of %s', (clauses) => {
    expect(named(vendor('V-1', `tier: critical\ncontract: {security_clauses: ${clauses}}`))).toEqual([
      'vendor/clauses-top-tier warning',
    ]);
  });

  it.each([
    'tier: high\ncontract: {security_clauses: none}',
    'tier: critical\ncontract: {security_clauses: full}',
  ])('is silent for %j', (lines) => {
    expect(named(vendor('V-1', lines))).toEqual([]);
  });
});

describe('vendor/not-in-inventory', () => {
  const three = ['VEN-AWS', 'VEN-OKTA', 'VEN-MAIL'].map((id) => vendor(id, 'tier: low')).join('');
  const scope = (second: string): string =>
    `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsystems:\n  - {id: aws, title: AWS, vendor: VEN-AWS}\n  - {id: crm, title: CRM${second}}\n`;
  const evidence = (id: string, source: string): string =>
    `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${id}\ncollected_on: 2025-12-01\nsource: ${source}\n`;

  it('points at a system that names no vendor', () => {
    expect(found(three + scope(''))).toEqual([
      'scope.yaml:5:9-12 vendor/not-in-inventory warning The system crm names no vendor. Name it, or write internal: true if you built and run it yourselves.',
    ]);
  });

  it('is silent for internal systems, for those that a vendor lists, and without an inventory', () => {
    expect(named(three + scope(', internal: true'))).toEqual([]);
    expect(named(three + scope('') + vendor('VEN-CRM', 'tier: low\nsystems: [crm]'))).toEqual([]);
    expect(named(vendor('VEN-AWS', 'tier: low') + scope(''))).toEqual([]);
  });

  it('sees a source of evidence that is nobody, once most others are known', () => {
    const known = evidence('E-1', 'aws') + evidence('E-2', 'okta') + evidence('E-3', '{system: aws}');
    const all = three + scope(', internal: true') + known;
    const ours = (source: string): string[] => named(source).filter((line) => line.startsWith('vendor/'));
    expect(ours(all + evidence('E-4', 'datadog'))).toEqual(['vendor/not-in-inventory warning']);
    expect(ours(all + evidence('E-4', 'okta-logs'))).toEqual([]);
    expect(ours(all + evidence('E-4', 'a list kept by the office'))).toEqual([]);
    const few = three + scope(', internal: true') + evidence('E-1', 'aws');
    expect(ours(few + evidence('E-4', 'datadog'))).toEqual([]);
  });
});

describe('vendor/policy-only', () => {
  const control =
    '//- controls/T.yaml\nkind: control\nid: T\ntitle: Vendors are watched\nowner: a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC9.2]}\n';
  const evidence = (type: string): string =>
    `//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: E\ntype: ${type}\ncollected_on: 2025-12-01\ncontrols: [T]\nfrequency: ad-hoc\n`;

  it('speaks of controls about vendors that have nothing but policies', () => {
    expect(named(control + evidence('policy'))).toEqual(['vendor/policy-only warning']);
  });

  it('is content with other evidence or an inventory that is looked at', () => {
    expect(named(control + evidence('ticket-export'))).toEqual([]);
    expect(named(control + evidence('policy') + vendor('V-1', LOOK))).toEqual([]);
    expect(named(control)).toEqual([]);
  });
});
