import type { DocumentView } from '../../../protocol/documents.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Row } from './document.ts';
import { citedBy, isThere, ownerOf, personName, sortedRecords, textsAt, titleOf } from './record-reading.ts';

/** What an auditor asks for besides the controls: policies, registers, and what clauses 4 to 10 want kept. */
export function documentRequests(snapshot: Snapshot, view: DocumentView): readonly Row[] {
  return [
    ...policies(snapshot, view),
    ...scopes(snapshot, view),
    ...(view === 'soc2' ? [] : statements(snapshot)),
    ...registers(snapshot, view),
    ...meetings(snapshot, view),
    ...vendorReports(snapshot),
    ...incidents(snapshot),
  ];
}

function policies(snapshot: Snapshot, view: DocumentView): readonly Row[] {
  return sortedRecords(snapshot, 'policy').flatMap((policy): readonly Row[] => {
    const soc2 = citedBy(snapshot, policy, 'soc2');
    const iso27001 = citedBy(snapshot, policy, 'iso27001');
    if (view === 'soc2' && soc2.length === 0 && iso27001.length > 0) return [];
    if (view === 'iso27001' && iso27001.length === 0 && soc2.length > 0) return [];
    const { fields } = policy;
    const version = textAt(fields, 'version');
    const approved = textAt(fields, 'approved_on');
    return [
      {
        kind: 'Policies and procedures',
        soc2,
        iso27001,
        handOver: [named(policy), ...(version === undefined ? [] : [`version ${version}`])].join(', '),
        period: approved === undefined ? undefined : `approved ${approved}`,
        owner: ownerOf(snapshot, policy),
        locations: [...textsAt(fields, 'body'), policy.file].slice(0, 1),
      },
    ];
  });
}

function scopes(snapshot: Snapshot, view: DocumentView): readonly Row[] {
  return sortedRecords(snapshot, 'scope').flatMap((scope): readonly Row[] => {
    const owner = ownerOf(snapshot, scope);
    const description = textAt(scope.fields, 'soc2.system_description.body');
    const rows: Row[] = [];
    if (view !== 'iso27001' && nodeAtPath(scope.fields, 'soc2') !== undefined)
      rows.push({
        kind: 'Scope and description',
        handOver: 'System description, with the assertion of management',
        owner,
        locations: [description ?? scope.file],
      });
    if (view !== 'soc2' && nodeAtPath(scope.fields, 'isms') !== undefined)
      rows.push({
        kind: 'Scope and description',
        iso27001: ['4.3'],
        handOver: 'Scope of the management system, with its context and interested parties',
        owner,
        locations: [scope.file],
      });
    return rows;
  });
}

function registers(snapshot: Snapshot, view: DocumentView): readonly Row[] {
  const risks = snapshot.workspace.count('risk');
  const vendors = snapshot.workspace.count('vendor');
  const soc2 = (ids: readonly string[]): readonly string[] => (view === 'iso27001' ? [] : ids);
  const iso = (ids: readonly string[]): readonly string[] => (view === 'soc2' ? [] : ids);
  const rows: Row[] = [];
  if (risks > 0)
    rows.push({
      kind: 'Registers',
      soc2: soc2(['CC3.2']),
      iso27001: iso(['6.1.2', '8.2']),
      handOver: 'Risk register with the treatment plan (document: risk-register)',
      population: `${risks} risks`,
    });
  if (vendors > 0)
    rows.push({
      kind: 'Registers',
      soc2: soc2(['CC9.2']),
      iso27001: iso(['A.5.19', 'A.5.22']),
      handOver: 'Vendor table (document: vendor-table)',
      population: `${vendors} vendors`,
    });
  return rows;
}

function statements(snapshot: Snapshot): readonly Row[] {
  return sortedRecords(snapshot, 'soa').map((soa) => {
    const version = textAt(soa.fields, 'version');
    return {
      kind: 'Scope and description',
      iso27001: ['6.1.3'],
      handOver: `Statement of Applicability ${soa.id}${version === undefined ? '' : `, version ${version}`}`,
      owner: ownerOf(snapshot, soa),
      locations: [soa.file],
    };
  });
}

function meetings(snapshot: Snapshot, view: DocumentView): readonly Row[] {
  const rows: Row[] = [];
  const isHeld = (meeting: MappingNode): boolean => isThere(snapshot, meeting, 'date');
  for (const { fields } of sortedRecords(snapshot, 'program')) {
    for (const audit of mappingsIn(nodeAtPath(fields, 'internal_audits')).filter(isHeld))
      rows.push({
        kind: 'Audits and reviews',
        soc2: view === 'iso27001' ? [] : ['CC4.1'],
        iso27001: view === 'soc2' ? [] : ['9.2.1', '9.2.2'],
        handOver: `Internal audit ${textAt(audit, 'id') ?? ''}`,
        period: textAt(audit, 'date'),
        owner: personName(snapshot, textAt(audit, 'auditor')),
        locations: textsAt(audit, 'report'),
      });
    for (const review of mappingsIn(nodeAtPath(fields, 'management_reviews')).filter(isHeld))
      rows.push({
        kind: 'Audits and reviews',
        soc2: view === 'iso27001' ? [] : ['CC4.2'],
        iso27001: view === 'soc2' ? [] : ['9.3.1', '9.3.2', '9.3.3'],
        handOver: `Management review ${textAt(review, 'id') ?? ''}, minutes`,
        period: textAt(review, 'date'),
        locations: textsAt(review, 'minutes'),
      });
  }
  return rows;
}

function vendorReports(snapshot: Snapshot): readonly Row[] {
  return sortedRecords(snapshot, 'vendor').flatMap((vendor) =>
    mappingsIn(nodeAtPath(vendor.fields, 'assurance'))
      .filter((report) => isThere(snapshot, report, 'received_on'))
      .map((report): Row => {
        const from = textAt(report, 'period_start');
        const to = textAt(report, 'period_end');
        return {
          kind: 'Reports of vendors',
          soc2: ['CC9.2'],
          iso27001: ['A.5.22'],
          handOver: `${textAt(report, 'type') ?? 'Report'} of ${named(vendor)}`,
          period: from === undefined || to === undefined ? undefined : `${from} to ${to}`,
          owner: ownerOf(snapshot, vendor),
          locations: textsAt(report, 'path'),
        };
      }),
  );
}

function incidents(snapshot: Snapshot): readonly Row[] {
  const detected = sortedRecords(snapshot, 'incident').filter(({ fields }) =>
    isThere(snapshot, fields, 'detected_at'),
  );
  return detected.map((incident) => ({
    kind: 'Incidents',
    soc2: ['CC7.3', 'CC7.4', 'CC7.5'],
    iso27001: ['A.5.24', 'A.5.26', 'A.5.27'],
    handOver: `${named(incident)}: detection, triage, containment and recovery, review, kept evidence`,
    owner: ownerOf(snapshot, incident),
    locations: [incident.file],
  }));
}

function named(record: RecordFact): string {
  return titleOf(record) === undefined ? record.id : `${record.id} ${record.title}`;
}
