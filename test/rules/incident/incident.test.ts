import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const KEPT =
  '//- incidents/K.yaml\nkind: incident\nid: K\ntitle: Kept\nseverity: low\ndetected_at: 2025-05-02\nartifacts: {detection_record: d.md}\n';

function incident(lines: string, id = 'INC-1'): string {
  return `//- incidents/${id}.yaml\nkind: incident\nid: ${id}\ntitle: Token printed in a log\n${lines}\n`;
}

/** Names of the findings about incidents. */
function of(source: string): string[] {
  return named(source).filter((name) => name.startsWith('incident/'));
}

const MOMENTS =
  'detected_at: 2025-11-01\ndecided_at: 2025-11-01\ncontained_at: 2025-11-02\nrecovered_at: 2025-11-03';

describe('the artifacts of an incident that is open', () => {
  it('are owed step by step, each at the step that was taken', () => {
    expect(found(KEPT + incident('severity: high\nstatus: open\ndetected_at: 2025-11-01'))).toEqual([
      'incidents/INC-1.yaml:5:13-23 incident/detection-record warning INC-1 has no detection record (CC7.3, A.5.24). Write it while memory is fresh, and name it under artifacts.',
    ]);
    expect(of(KEPT + incident(`severity: high\nstatus: recovered\nlegal_use: true\n${MOMENTS}`))).toEqual([
      'incident/forensic-index information',
      'incident/detection-record warning',
      'incident/triage-log warning',
      'incident/containment-log warning',
      'incident/post-incident-review warning',
    ]);
  });

  it.each([
    ['a low one', `severity: low\nstatus: recovered\n${MOMENTS}`],
    ['a false alarm', `severity: critical\nconfirmed: false\nstatus: recovered\n${MOMENTS}`],
    ['one without a severity', `status: recovered\n${MOMENTS}`],
    [
      'one whose artifacts are misspelled',
      `severity: high\nstatus: recovered\n${MOMENTS}\nartifcats: {triage_log: t.md}`,
    ],
  ])('are not asked of %s', (_, lines) => {
    expect(of(KEPT + incident(lines))).toEqual([]);
  });

  it('are not asked where nobody keeps any', () => {
    expect(of(incident(`severity: high\nstatus: recovered\n${MOMENTS}`))).toEqual([]);
  });

  it('leave a review its time', () => {
    const recovered = (day: string) =>
      `severity: high\nstatus: recovered\nrecovered_at: ${day}\nartifacts: {detection_record: a, triage_log: b, containment_recovery_log: c}`;
    expect(of(incident(recovered('2025-12-13')))).toEqual([]);
    expect(of(incident(recovered('2025-12-12')))).toEqual(['incident/post-incident-review warning']);
  });

  it('go on being asked for at the placeholder, and are offered no second time', () => {
    const source = KEPT + incident('severity: medium\nstatus: open\ndetected_at: 2025-11-01');
    const after = mended(source, 'Add the detection record, to be filled in');
    expect(after).toContain('artifacts:\n  detection_record: "?"\n');
    expect(found(`//- incidents/INC-1.yaml\n${after}`)).toEqual([
      'incidents/INC-1.yaml:7:20-23 incident/detection-record warning The detection record of INC-1 is still to be filled in.',
    ]);
    expect(() =>
      mended(`//- incidents/INC-1.yaml\n${after}`, 'Add the detection record, to be filled in'),
    ).toThrow();
  });
});

describe('incident/closed-early', () => {
  const closed = (severity: string, more = '') =>
    incident(
      `severity: ${severity}\nstatus: closed\nclosed_on: 2025-11-09\nclosed_by: person:a\nroot_cause: A flag\n${more}`,
    );

  it('names all that is missing in one finding, and asks for five where the law may ask', () => {
    expect(found(KEPT + closed('high', 'suspected_breach: true'))).toEqual([
      'incidents/INC-1.yaml:4:8-14 incident/closed-early warning INC-1 is closed without detection record (CC7.3, A.5.24), triage decision log (CC7.3, A.5.25), containment and recovery log (CC7.4, CC7.5, A.5.26), post-incident review (CC7.5, A.5.27) and index of forensic evidence (A.5.28). Add what exists, or reopen it.',
    ]);
  });

  it('asks two of a medium one, and none of a low one', () => {
    expect(of(KEPT + closed('medium', 'artifacts: {detection_record: a, triage_log: b}'))).toEqual([]);
    expect(of(KEPT + closed('low'))).toEqual([]);
  });

  it('is one hint where nobody keeps artifacts', () => {
    const other = closed('high').replaceAll('INC-1', 'INC-2');
    expect(of(closed('high') + other)).toEqual(['incident/closed-early hint']);
  });
});

describe('what a handled incident owes', () => {
  const artifacts =
    'artifacts: {detection_record: a, triage_log: b, containment_recovery_log: c, post_incident_review: d}';

  it('is actions, a root cause and a closure, each at its own place', () => {
    expect(of(incident(`severity: high\nstatus: closed\nclosed_on: 2025-11-09\n${artifacts}`))).toEqual([
      'incident/root-cause warning',
      'incident/closure-record warning',
      'incident/review-no-action warning',
    ]);
  });

  it.each([
    ['a low one', 'severity: low'],
    ['a false alarm', 'severity: high\nconfirmed: no'],
  ])('is nothing for %s', (_, lines) => {
    expect(of(incident(`${lines}\nstatus: closed\n${artifacts}`))).toEqual([]);
  });

  it('takes "none" for an answer, and the placeholder for none', () => {
    const rest = `severity: high\nstatus: closed\nclosed_on: 2025-11-09\nclosed_by: person:a\nroot_cause: A flag\n${artifacts}`;
    expect(of(incident(`${rest}\nactions: none`))).toEqual([]);
    expect(found(incident(`${rest}\nactions: "?"`))).toEqual([
      'incidents/INC-1.yaml:9:9-12 incident/review-no-action warning `actions` of INC-1 is still to be filled in.',
    ]);
  });

  it('asks each item of a forensic index, and nothing of an index in a file', () => {
    const index = (value: string) => incident(`severity: high\nartifacts: {forensic_index: ${value}}`);
    expect(of(index('[{item: Log, handled_by: "person:a"}, {item: Disk}]'))).toEqual([
      'incident/forensic-fields warning',
      'incident/forensic-fields warning',
    ]);
    expect(of(index('index.md'))).toEqual([]);
    expect(of(index('[{item: Log, handled_by: "person:a", location: safe}]'))).toEqual([]);
  });
});

describe('incident/order', () => {
  it('compares days, and moments where both are in UTC', () => {
    expect(found(incident('detected_at: 2025-11-01T10:00:00Z\ncontained_at: 2025-11-01T09:59:00Z'))).toEqual([
      'incidents/INC-1.yaml:4:14-34 incident/order warning contained_at (2025-11-01T09:59:00Z) is before detected_at (2025-11-01T10:00:00Z) in INC-1. Correct the one that is wrong.',
    ]);
  });

  it.each([
    ['a containment before the decision', 'decided_at: 2025-11-03\ncontained_at: 2025-11-02'],
    ['the same day without a time', 'detected_at: 2025-11-01T10:00:00Z\nclosed_on: 2025-11-01'],
    [
      'times of other zones on one day',
      'detected_at: 2025-11-01T10:00:00+02:00\ncontained_at: 2025-11-01T09:00:00Z',
    ],
    ['a date that cannot be read', 'recovered_at: 2025-11-02\nclosed_on: soon'],
  ])('accepts %s', (_, lines) => {
    expect(of(incident(lines))).toEqual([]);
  });
});

describe('incident/register-incomplete', () => {
  const strict = '//- .tickmark.yaml\nversion: 1\nprofile: strict\n';
  const all = (...ids: string[]) => ids.map((id) => incident('severity: low', id)).join('');

  it('lists the numbers between the lowest and the highest', () => {
    expect(found(strict + all('I-08', 'I-11')).join()).toContain('I-09, I-10 are missing');
  });

  it('is silent without a gap, about numbers that are no register, and in the usual profile', () => {
    expect(of(strict + all('I-8', 'I-9', 'Z'))).toEqual([]);
    expect(of(strict + all('I-1', 'I-500'))).toEqual([]);
    expect(of(all('I-1', 'I-3'))).toEqual([]);
  });
});

const CONTROL = (satisfies: string, id = 'IR-1') =>
  `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Control ${id}\nowner: role:a\nfrequency: per-event\nsatisfies: {${satisfies}}\n`;
const TYPE_1 = '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-1, as_of: 2026-03-31}\n';
const TYPE_2 =
  '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, window: {start: 2025-07-01, end: 2026-06-30}}\n';

describe('incident/cc7-partial and incident/annex-partial', () => {
  const ISO =
    '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [{id: iso27001, version: "2022"}]\n';

  it('judge all controls together', () => {
    expect(of(TYPE_1 + CONTROL('soc2: [CC7.3, CC7.4]'))).toEqual(['incident/cc7-partial hint']);
    expect(of(TYPE_1 + CONTROL('soc2: [CC7.3, CC7.4]') + CONTROL('soc2: [CC7.5]', 'IR-2'))).toEqual([]);
    expect(of(ISO + CONTROL('iso27001: [A.5.24, A.5.27]'))).toEqual(['incident/annex-partial information']);
    expect(of(ISO + CONTROL('iso27001: [A.5.24, A.5.27]') + CONTROL('iso27001: [A.5.28]', 'IR-2'))).toEqual(
      [],
    );
  });

  it('ask no control that touches incidents in passing, and no lone list of controls', () => {
    expect(of(TYPE_1 + CONTROL('soc2: [CC7.3, CC2.2, CC2.3]'))).toEqual([]);
    expect(of(CONTROL('soc2: [CC7.3, CC7.4]'))).toEqual([]);
  });

  it('leave out what the scope calls not relevant', () => {
    const scope = TYPE_1.replace('type: type-1,', 'type: type-1, not_applicable: [{id: CC7.5, reason: R}],');
    expect(of(scope + CONTROL('soc2: [CC7.3, CC7.4]'))).toEqual([]);
  });
});

describe('how the response is shown', () => {
  const evidence = (lines: string) =>
    `//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: E\nowner: role:a\ncontrols: [IR-1]\n${lines}\n`;
  const CC7 = CONTROL('soc2: [CC7.3, CC7.4, CC7.5]');

  it('by its plan alone is told once, and not for Type 2, where every control is asked', () => {
    const plan = evidence('type: plan\ncollected_on: 2025-12-01');
    expect(of(CC7 + plan)).toEqual(['incident/plan-only warning']);
    expect(of(CC7 + plan + incident('severity: low'))).toEqual([]);
    expect(of(TYPE_2.replace('2026-06-30', '2026-12-31') + CC7 + plan)).toEqual([]);
  });

  it('by nothing in the window is information, and a warning near its end', () => {
    expect(of(TYPE_2 + CC7)).toEqual(['incident/none-in-window information']);
    expect(of(TYPE_2.replace('2026-06-30', '2026-02-28') + CC7)).toEqual(['incident/none-in-window warning']);
  });

  it.each([
    ['an incident in the window', incident('severity: low\ndetected_at: 2025-09-01')],
    [
      'an exercise',
      evidence(
        'type: exercise\noccurrences: [{performed_on: 2025-09-01, performed_by: "person:a", result: Good}]',
      ),
    ],
    ['a statement that there was none', evidence('type: attestation\ncollected_on: 2025-12-01')],
    [
      'a statement for the days of the window',
      evidence('type: attestation\ncollected_on: 2026-07-02\ncovers: {from: 2025-07-01, to: 2026-06-30}'),
    ],
    [
      'the full list of incidents, be it empty',
      evidence(
        'type: register\npopulation: {source: desk, query: incidents, from: 2025-07-01, as_of: 2026-01-05, count: 0, complete: true}',
      ),
    ],
  ])('by %s is enough', (_, more) => {
    expect(of(TYPE_2 + CC7 + more)).toEqual([]);
  });

  it('is not asked in the first half of the window, nor without a control', () => {
    expect(of(TYPE_2.replace('2026-06-30', '2026-12-31') + CC7)).toEqual([]);
    expect(of(TYPE_2)).toEqual([]);
  });
});

describe('incident/runbook-stops', () => {
  const runbook = (id: string, body: string, type = 'runbook') =>
    `//- policies/${id}.md\n---\nkind: policy\nid: ${id}\ntitle: Outages\ntype: ${type}\nowner: role:a\nsatisfies: {soc2: [CC7.4]}\n---\n${body}\n`;

  it('speaks once about steps that end with the restored service', () => {
    expect(of(runbook('R1', '1. Call.\n2. Restore.') + runbook('R2', '- Call.'))).toEqual([
      'incident/runbook-stops information',
    ]);
  });

  it('is silent when any document looks back, without steps, and about other documents', () => {
    expect(of(runbook('R1', '1. Call.') + runbook('P1', 'Each incident gets a review.', 'policy'))).toEqual(
      [],
    );
    expect(of(runbook('R1', 'To be written.'))).toEqual([]);
    expect(of(runbook('R1', '1. Call.', 'policy'))).toEqual([]);
  });
});
