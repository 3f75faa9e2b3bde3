import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { Finding } from '../../rules/rule.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Column, DocumentRequest, Row, Section, Table } from './document.ts';
import { openFindings } from './open-findings.ts';
import {
  citedBy,
  compare,
  dayThrough,
  isThere,
  ownerOf,
  personName,
  sortedRecords,
  textsAt,
  textsIn,
  titleOf,
} from './record-reading.ts';

const TIERS = ['critical', 'high', 'medium', 'low'];

const CLAUSES = {
  incident_notice: 'incident notice',
  audit_report: 'audit report',
  deletion: 'deletion',
  sub_processors: 'sub-processors',
} as const;

/** One table of all vendors: tier, contract, review dates, clauses, last look, reports; then what each side asks for. */
export function vendorTable(snapshot: Snapshot, { view }: DocumentRequest): readonly Section[] {
  const vendors = [...sortedRecords(snapshot, 'vendor')].sort((a, b) => rank(a) - rank(b));
  const findings = openFindings(snapshot, vendors);
  const sections: Section[] = [
    {
      heading: 'Vendors',
      blocks: [
        {
          type: 'table',
          name: 'Vendors',
          groupedBy: 'tier',
          empty:
            'There are no vendor records. Write one for each vendor that holds data or runs part of the service.',
          columns: COLUMNS,
          rows: vendors.map((vendor) => vendorRow(snapshot, vendor, findings.get(vendor) ?? [])),
        },
      ],
    },
    {
      heading: 'What they do for us',
      blocks: [
        {
          type: 'table',
          name: 'What they do',
          empty: 'There are no vendor records.',
          columns: PROFILE_COLUMNS,
          rows: vendors.map((vendor) => profileRow(snapshot, vendor)),
        },
      ],
    },
    { heading: 'Reports and certificates', blocks: [assuranceTable(snapshot, vendors)] },
  ];
  if (view !== 'iso27001')
    sections.push({ heading: 'What vendors expect of us', blocks: [cuecTable(snapshot, vendors)] });
  if (view !== 'soc2') sections.push({ heading: 'Cloud and exit', blocks: [exitTable(snapshot, vendors)] });
  return sections;
}

const COLUMNS: readonly Column[] = [
  { key: 'tier', title: 'Tier', type: 'text' },
  { key: 'id', title: 'Vendor', type: 'text' },
  { key: 'name', title: 'Name', type: 'text' },
  { key: 'owner', title: 'Owner', type: 'text' },
  { key: 'services', title: 'Services', type: 'ids' },
  { key: 'contractReviewed', title: 'Contract reviewed', type: 'date' },
  { key: 'contractDue', title: 'Next contract review', type: 'date' },
  { key: 'clauses', title: 'Security clauses', type: 'text' },
  { key: 'frequency', title: 'Monitored', type: 'text' },
  { key: 'lastMonitoring', title: 'Last monitoring', type: 'date' },
  { key: 'report', title: 'Latest report', type: 'text' },
  { key: 'subservice', title: 'Subservice method', type: 'text', view: 'soc2' },
  { key: 'risks', title: 'Risks', type: 'ids' },
  { key: 'findings', title: 'Open findings', type: 'ids' },
];

const PROFILE_COLUMNS: readonly Column[] = [
  { key: 'id', title: 'Vendor', type: 'text' },
  { key: 'role', title: 'Role', type: 'ids' },
  { key: 'data', title: 'Data', type: 'ids' },
  { key: 'reason', title: 'Why this tier', type: 'text' },
  { key: 'since', title: 'Since', type: 'date' },
  { key: 'contract', title: 'Contract', type: 'text' },
  { key: 'method', title: 'Monitored by', type: 'text' },
  { key: 'soc2', title: 'Criteria', type: 'ids', view: 'soc2' },
  { key: 'iso27001', title: 'Annex A', type: 'ids', view: 'iso27001' },
];

function rank(vendor: RecordFact): number {
  const at = TIERS.indexOf(textAt(vendor.fields, 'tier')?.toLowerCase() ?? '');
  return at < 0 ? TIERS.length : at;
}

function vendorRow(snapshot: Snapshot, vendor: RecordFact, findings: readonly Finding[]): Row {
  const { fields } = vendor;
  return {
    tier: textAt(fields, 'tier') ?? 'no tier',
    id: vendor.id,
    name: titleOf(vendor),
    owner: ownerOf(snapshot, vendor),
    services: textsAt(fields, 'services'),
    contractReviewed: dayThrough(snapshot, fields, 'contract.reviewed_on'),
    contractDue: textAt(fields, 'contract.next_review'),
    clauses: clausesText(fields),
    frequency: textAt(fields, 'monitoring.frequency'),
    lastMonitoring: dayThrough(snapshot, fields, 'monitoring.last_on'),
    report: latestReport(fields, snapshot.audit.asOf.date),
    subservice: textAt(fields, 'subservice.method'),
    risks: textsAt(fields, 'risks'),
    findings: [...new Set(findings.map(({ rule }) => rule))],
  };
}

function profileRow(snapshot: Snapshot, vendor: RecordFact): Row {
  const { fields } = vendor;
  return {
    id: vendor.id,
    role: textsAt(fields, 'role'),
    data: textsAt(fields, 'data'),
    reason: textAt(fields, 'tier_reason'),
    since: textAt(fields, 'since'),
    contract: textAt(fields, 'contract.ref'),
    method: textAt(fields, 'monitoring.method'),
    soc2: citedBy(snapshot, vendor, 'soc2'),
    iso27001: citedBy(snapshot, vendor, 'iso27001'),
  };
}

/** `full: incident notice, audit report; not: deletion`. */
function clausesText(vendor: MappingNode): string | undefined {
  const node = nodeAtPath(vendor, 'contract.security_clauses');
  if (node?.type !== 'mapping') return textAt(vendor, 'contract.security_clauses');
  const [held, lacking]: [string[], string[]] = [[], []];
  for (const [key, word] of Object.entries(CLAUSES)) {
    const said = textAt(node, key)?.toLowerCase();
    if (said === 'true' || said === 'yes') held.push(word);
    else lacking.push(word);
  }
  const status = textAt(node, 'status');
  const parts = [
    ...(held.length === 0 ? [] : [held.join(', ')]),
    ...(lacking.length === 0 ? [] : [`not stated: ${lacking.join(', ')}`]),
  ].join('; ');
  return status === undefined ? parts : `${status} (${parts})`;
}

function reportsOf(vendor: MappingNode): readonly MappingNode[] {
  return mappingsIn(nodeAtPath(vendor, 'assurance'));
}

/** The report whose period ends last, of those received through the as-of day. */
function latestReport(vendor: MappingNode, asOf: string): string | undefined {
  const reports = reportsOf(vendor)
    .filter((report) => (textAt(report, 'received_on') ?? '') <= asOf)
    .map((report) => ({
      end: textAt(report, 'period_end') ?? textAt(report, 'received_on') ?? '',
      text: [
        textAt(report, 'type') ?? 'report',
        ...(textAt(report, 'period_end') === undefined ? [] : [`through ${textAt(report, 'period_end')}`]),
        ...(textAt(report, 'opinion') === undefined ? [] : [textAt(report, 'opinion')]),
      ].join(', '),
    }))
    .sort((a, b) => compare(a.end, b.end));
  return reports.at(-1)?.text;
}

function assuranceTable(snapshot: Snapshot, vendors: readonly RecordFact[]): Table {
  return {
    type: 'table',
    name: 'Reports',
    empty: 'No report or certificate of a vendor is recorded.',
    columns: [
      { key: 'vendor', title: 'Vendor', type: 'text' },
      { key: 'type', title: 'Report', type: 'text' },
      { key: 'from', title: 'From', type: 'date' },
      { key: 'to', title: 'To', type: 'date' },
      { key: 'opinion', title: 'Opinion', type: 'text' },
      { key: 'received', title: 'Received', type: 'date' },
      { key: 'reviewed', title: 'Reviewed', type: 'date' },
      { key: 'by', title: 'By', type: 'text' },
      { key: 'exceptions', title: 'Exceptions', type: 'text' },
      { key: 'conclusion', title: 'Conclusion', type: 'text' },
      { key: 'bridge', title: 'Bridge letter', type: 'text' },
    ],
    rows: vendors.flatMap((vendor) =>
      reportsOf(vendor.fields)
        .filter((report) => isThere(snapshot, report, 'received_on'))
        .map((report): Row => {
          const from = textAt(report, 'bridge.from');
          const to = textAt(report, 'bridge.to');
          return {
            vendor: vendor.id,
            type: textAt(report, 'type'),
            from: textAt(report, 'period_start'),
            to: textAt(report, 'period_end'),
            opinion: textAt(report, 'opinion'),
            received: textAt(report, 'received_on'),
            reviewed: dayThrough(snapshot, report, 'reviewed_on'),
            by: personName(snapshot, textAt(report, 'reviewed_by')),
            exceptions: exceptionsText(report),
            conclusion: textAt(report, 'conclusion'),
            bridge: from === undefined && to === undefined ? undefined : `${from ?? '?'} to ${to ?? '?'}`,
          };
        }),
    ),
  };
}

function exceptionsText(report: MappingNode): string | undefined {
  const node = nodeAtPath(report, 'exceptions');
  if (node === undefined) return undefined;
  const described = mappingsIn(node).flatMap((each) => textAt(each, 'description') ?? []);
  const all = [...textsIn(node), ...described];
  return all.length === 0 ? 'none' : all.join('; ');
}

function cuecTable(snapshot: Snapshot, vendors: readonly RecordFact[]): Table {
  return {
    type: 'table',
    name: 'Expected of us',
    empty: 'No control that a vendor expects of its customers is recorded.',
    columns: [
      { key: 'vendor', title: 'Vendor', type: 'text' },
      { key: 'text', title: 'Expected of customers', type: 'text' },
      { key: 'control', title: 'Our control', type: 'text' },
      { key: 'state', title: 'Control stands', type: 'state' },
    ],
    rows: vendors.flatMap((vendor) =>
      reportsOf(vendor.fields).flatMap((report) =>
        mappingsIn(nodeAtPath(report, 'cuecs')).map((cuec): Row => {
          const id = textAt(cuec, 'control');
          const control =
            id === undefined
              ? undefined
              : snapshot.workspace.definitions(id).find(({ kind }) => kind === 'control');
          return {
            vendor: vendor.id,
            text: textAt(cuec, 'text'),
            control: id,
            state: control === undefined ? undefined : snapshot.standings.control(control).state,
          };
        }),
      ),
    ),
  };
}

function exitTable(snapshot: Snapshot, vendors: readonly RecordFact[]): Table {
  return {
    type: 'table',
    name: 'Cloud and exit',
    empty: 'There are no vendor records.',
    columns: [
      { key: 'vendor', title: 'Vendor', type: 'text' },
      { key: 'shared', title: 'Shared responsibility', type: 'text' },
      { key: 'responsibilities', title: 'Responsibilities in the contract', type: 'text' },
      { key: 'flowDown', title: 'Passed on to sub-suppliers', type: 'text' },
      { key: 'changes', title: 'Changes announced', type: 'text' },
      { key: 'subprocessors', title: 'Sub-processors', type: 'ids' },
      { key: 'exit', title: 'Exit plan', type: 'text' },
      { key: 'tested', title: 'Exit tested', type: 'date' },
    ],
    rows: vendors.map(
      ({ id, fields }): Row => ({
        vendor: id,
        shared: textAt(fields, 'cloud.shared_responsibility'),
        responsibilities: textAt(fields, 'contract.responsibilities'),
        flowDown: textAt(fields, 'contract.flow_down'),
        changes: textAt(fields, 'monitoring.change_notice'),
        subprocessors: textsAt(fields, 'subprocessors'),
        exit: textAt(fields, 'exit.plan'),
        tested: dayThrough(snapshot, fields, 'exit.tested_on'),
      }),
    ),
  };
}
