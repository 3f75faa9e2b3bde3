import { describe, expect, it } from 'vitest';
import { resolveCompletion } from '../../server/src/engine/features/completion.ts';
import { parseYaml } from '../../server/src/engine/syntax/parse.ts';
import { COMPANY } from './company.ts';
import { accepted, completeAt, openFixture } from './engine-at.ts';

const control = (rest: string): string =>
  `${COMPANY}//- controls/new.yaml\nkind: control\nid: X-1\nowner: role:it-lead\n${rest}`;
const evidence = (rest: string): string =>
  `${COMPANY}//- evidence/new.yaml\nkind: evidence\nid: EV-X\nowner: role:it-lead\n${rest}`;

describe('ids of frameworks', () => {
  it('are offered in a record without a kind that is ours only once its bracket is closed', () => {
    const source = `${COMPANY}//- controls/new.yaml\nid: X-1\ntitle: x\nsatisfies: {soc2: [CC$0`;
    expect(completeAt(source).labels).toContain('CC6.2');
    expect(completeAt(`${COMPANY}//- ci/new.yaml\nid: X-1\nfoo: {bar: [CC$0`).items).toEqual([]);
  });

  it.each([
    ['behind a dash', 'satisfies:\n  soc2:\n    - $0\n'],
    ['on a half-typed item', 'satisfies:\n  soc2:\n    - CC6$0\n'],
    ['below the key', 'satisfies:\n  soc2:\n    $0\n'],
    ['behind the key', 'satisfies:\n  soc2: $0\n'],
    ['between brackets', 'satisfies: {soc2: [$0]}\n'],
    ['between open brackets', 'satisfies: {soc2: [CC$0'],
    ['between open brackets with more below', 'satisfies: {soc2: [CC$0\nstatus: operating\n'],
    ['in quotes', 'satisfies:\n  soc2: ["CC$0"]\n'],
    ['in an open quote', 'satisfies:\n  soc2: ["CC$0'],
    ['in a long entry', 'satisfies:\n  soc2:\n    - {id: $0}\n'],
    ['under another name of the field', 'mappings:\n  TSC: [$0]\n'],
  ])('are offered %s', (_, rest) => {
    const { labels } = completeAt(control(rest));
    expect(labels).toContain('CC6.2');
    expect(labels).not.toContain('A.5.1');
    expect(labels).toHaveLength(61);
  });

  it.each([
    ['satisfies:\n  soc2:\n    - $0\n', 'satisfies:\n  soc2:\n    - CC6.2\n'],
    ['satisfies:\n  soc2:\n    $0\n', 'satisfies:\n  soc2:\n    - CC6.2\n'],
    ['satisfies:\n  soc2: $0\n', 'satisfies:\n  soc2: [CC6.2]\n'],
    ['satisfies:\n  soc2:$0\n', 'satisfies:\n  soc2: [CC6.2]\n'],
    ['satisfies: {soc2: [CC6.1,$0]}\n', 'satisfies: {soc2: [CC6.1, CC6.2]}\n'],
    ['satisfies: {soc2: ["CC$0"]}\n', 'satisfies: {soc2: ["CC6.2"]}\n'],
  ])('are written as the place wants them: %j', (before, after) => {
    expect(accepted(control(before), 'CC6.2').endsWith(after)).toBe(true);
  });

  it('come strongest counterpart first, with the reason', () => {
    const { sorted } = completeAt(control('satisfies: {soc2: [CC6.2], iso27001: [$0]}\n'));
    expect(sorted.slice(0, 3).map(({ label }) => label)).toEqual(['A.5.16', 'A.5.18', 'A.6.5']);
    expect(sorted[0]?.detail).toMatch(/^A\.5\.16 strong with CC6\.2: /);
    expect(sorted.at(-1)?.detail).toBeUndefined();
  });

  it('leave out what is listed already, but not what is being typed', () => {
    const { labels } = completeAt(control('satisfies: {soc2: [CC6.1, cc6.3, CC6.2$0]}\n'));
    expect(labels).toContain('CC6.2');
    expect(labels).not.toContain('CC6.1');
    expect(labels).not.toContain('CC6.3');
  });

  it('quotes the numbers of clauses', () => {
    expect(accepted(control('satisfies: {iso27001: [$0]}\n'), '9.2.1')).toContain('[9.2.1]');
    expect(accepted(control('satisfies: {iso27001: [$0]}\n'), '9.1')).toContain('["9.1"]');
  });

  it('follow the other side of a crosswalk row', () => {
    const { sorted } = completeAt(
      `${COMPANY}//- xw.yaml\nkind: crosswalk\nid: XW\nmappings:\n  - source: CC7.2\n    target: $0\n`,
    );
    expect(sorted[0]?.label).toBe('A.8.16');
  });

  it('include those of a custom framework', () => {
    expect(completeAt(control('satisfies: {globex: [$0]}\n')).labels).toEqual(['GX-1']);
  });

  it('are explained when somebody looks', () => {
    const { snapshot } = openFixture(control('satisfies: {soc2: [$0]}\n'));
    const item = completeAt(control('satisfies: {soc2: [$0]}\n')).items.find(
      ({ label }) => label === 'CC6.2',
    );
    expect(item?.documentation).toBeUndefined();
    expect(item === undefined ? '' : resolveCompletion(snapshot, item).documentation).toContain('**Means**');
  });
});

describe('rows of the Statement of Applicability', () => {
  it('are those that are missing, with the controls that cite them', () => {
    const soa = `${COMPANY.replace(/\/\/- soa\.yaml[\s\S]*?(?=\/\/- scope)/, '')}//- soa.yaml\nkind: soa\nid: S\ncontrols:\n  - {id: A.5.1, applicable: true}\n  - $0\n`;
    const { labels } = completeAt(soa);
    expect(labels).not.toContain('A.5.1');
    expect(labels).toContain('A.5.2');
    expect(accepted(soa, 'A.5.18')).toContain(
      '  - id: A.5.18\n    applicable: "?"\n    justification: "?"\n    implementation_status: "?"\n    controls: [AC-001]\n',
    );
  });
});

describe('keys', () => {
  it.each([
    ['at the end of the record', '$0', 'frequency'],
    ['half-typed', 'freq$0', 'frequency'],
    ['half-typed with more below', 'freq$0\nstatus: operating\n', 'frequency'],
    ['below a key that holds a map', 'sla:\n  $0\n', 'removal'],
    ['in braces', 'sla: {$0}\n', 'removal'],
    ['half-typed in open braces', 'sla: {rem$0', 'removal'],
    ['under satisfies', 'satisfies:\n  $0\n', 'iso27001'],
    ['half-typed under satisfies', 'satisfies:\n  is$0\n', 'iso27001'],
  ])('are offered %s', (_, rest, expected) => {
    expect(completeAt(control(rest)).labels).toContain(expected);
  });

  it.each([
    ['text', 'notes: some words $0\n'],
    ['a word', 'status: operating $0\n'],
    ['a list', 'policies: [POL-1] $0\n'],
    ['text of an item', 'exclusions:\n  - one two $0\n'],
  ])('are not offered behind %s', (_, rest) => {
    expect(completeAt(control(rest)).items).toEqual([]);
  });

  it('leaves out those that are there, under any name', () => {
    const { labels } = completeAt(control('cadence: monthly\n$0'));
    expect(labels).not.toContain('frequency');
    expect(labels).not.toContain('owner');
    expect(labels).toContain('statement');
  });

  it.each([
    ['control', '$0', 'evidence', 'evidence: [|]'],
    ['control', '$0', 'satisfies', 'satisfies:\n  |'],
    ['control', '$0', 'title', 'title: '],
    ['control', 'sta$0: x\n', 'statement', 'statement: x'],
    ['control', 'sla: {$0}', 'removal', 'sla: {removal: }'],
    ['control', '    $0', 'title', '\ntitle: '],
    ['evidence', '$0', 'occurrences', 'occurrences:\n  - |'],
    ['evidence', 'occurrences:\n  - period: 2025-Q2\n    $0\n', 'result', '\n    result: '],
    ['evidence', 'occurrences:\n  - $0\n', 'result', '  - result: '],
  ])('begins a value of its shape: %s %j', (kind, rest, label, expected) => {
    expect(accepted(kind === 'control' ? control(rest) : evidence(rest), label)).toContain(expected);
  });

  it('knows the records of a list', () => {
    const { labels } = completeAt(
      `//- controls/x.yaml\ncontrols:\n  - id: A-1\n    satisfies: {soc2: [CC6.1]}\n    $0\n  - id: A-2\n`,
    );
    expect(labels).toContain('frequency');
    expect(labels).not.toContain('satisfies');
  });
});

describe('values', () => {
  it.each([
    ['status: $0\n', 'operating'],
    ['status: op$0\n', 'operating'],
    ['status:$0\n', 'operating'],
    ['frequency:\n  review: $0\n', 'quarterly'],
    ['owner: $0\n', 'role:it-lead'],
    ['replaced_by: $0\n', 'MON-001'],
    ['systems: [$0]\n', 'okta'],
    ['risks:\n  - $0\n', 'R-012'],
  ])('%j offers %s', (rest, expected) => {
    const source = rest.startsWith('owner')
      ? `${COMPANY}//- controls/new.yaml\nkind: control\nid: X-1\n${rest}`
      : control(rest);
    expect(completeAt(source).labels).toContain(expected);
  });

  it('completes an owner behind its prefix', () => {
    const source = `${COMPANY}//- controls/new.yaml\nkind: control\nid: X-1\nowner: role:$0\nstatus: planned\n`;
    expect(completeAt(source).labels).toContain('role:it-lead');
    expect(accepted(source, 'role:it-lead')).toContain('\nowner: role:it-lead\nstatus');
  });

  it('puts records that are linked already first, and leaves out those that are listed', () => {
    const { sorted, labels } = completeAt(
      COMPANY.replace(
        'risks: [R-012]\nevidence: [EV-IAM-001, EV-IAM-003, EV-IAM-004]',
        'evidence: [EV-IAM-001, $0]',
      ),
    );
    expect(labels).not.toContain('EV-IAM-001');
    expect(sorted.map(({ label }) => label)).toEqual(['EV-IAM-003', 'EV-IAM-004', 'EV-MON-001']);
    expect(sorted[0]?.detail).toContain('linked');
  });

  it('caps long lists and says that there are more', () => {
    const many = Array.from(
      { length: 300 },
      (_, index) => `  - {id: R-${index}, title: Risk ${index}, treatment: accept}`,
    ).join('\n');
    const all = completeAt(
      `//- risks/all.yaml\nrisks:\n${many}\n//- controls/a.yaml\nkind: control\nid: A-1\nrisks: [$0]\n`,
    );
    expect(all.items).toHaveLength(200);
    expect(all.incomplete).toBe(true);
    const some = completeAt(
      `//- risks/all.yaml\nrisks:\n${many}\n//- controls/a.yaml\nkind: control\nid: A-1\nrisks: [R-29$0]\n`,
    );
    expect(some.labels).toContain('R-299');
    expect(some.incomplete).toBe(false);
  });
});

describe('days and periods', () => {
  it('never prefers a day on which something was done', () => {
    const { sorted } = completeAt(
      evidence('controls: [AC-001]\noccurrences:\n  - period: 2025-Q3\n    performed_on: $0\n'),
    );
    expect(sorted[0]).toMatchObject({ label: '?', insert: '"?"' });
    expect(sorted.some((item) => item.preselect === true)).toBe(false);
    expect(sorted.slice(1).every((item) => (item.description ?? '') !== '')).toBe(true);
    expect(sorted.find(({ label }) => label === '2026-01-12')?.description).toBe('the as-of day');
  });

  it('offers the units that the window misses first', () => {
    const mon = COMPANY.replace(
      '      - {period: 2025-11, performed_on: 2025-12-04',
      '      - {period: $0, performed_on: 2025-12-04',
    );
    const { sorted } = completeAt(mon);
    expect(sorted.slice(0, 2).map(({ label, description }) => `${label} ${description ?? ''}`)).toEqual([
      '2025-04 missed',
      '2025-05 missed',
    ]);
  });
});

describe('whole blocks', () => {
  const fill = (rest: string, label: string): string =>
    accepted(evidence(`controls: [AC-001]\nstage: review\n${rest}`), label);

  it.each([
    ['behind a dash', 'occurrences:\n  - $0\n'],
    ['below the key', 'occurrences:\n  $0\n'],
    ['behind the key', 'occurrences: $0\n'],
    ['between brackets', 'occurrences: [$0]\n'],
    ['as a key', '$0'],
  ])('a new occurrence %s asks for all but the period', (_, rest) => {
    const text = fill(rest, 'new occurrence');
    const { documents, problems } = parseYaml(text);
    expect(problems).toEqual([]);
    expect(JSON.stringify(documents)).toContain('performed_on');
    expect(text).toContain('performed_on: "?"');
    expect(text).not.toMatch(/performed_on: \d/);
    expect(text).toMatch(/period: 20\d\d-Q\d/);
  });

  it.each([
    ['population', '$0'],
    ['population', 'population:\n  $0\n'],
    ['new exception', 'occurrences:\n  - period: 2025-Q2\n    exceptions:\n      - $0\n'],
    ['new exception', 'occurrences: [{period: 2025-Q2, exceptions: [$0]}]\n'],
  ])('%s is valid YAML: %j', (label, rest) => {
    expect(parseYaml(fill(rest, label)).problems).toEqual([]);
  });

  it('writes the five artifacts of an incident', () => {
    const text = accepted('//- incidents/i.yaml\nkind: incident\nid: I-1\n$0', 'the five artifacts');
    for (const name of [
      'detection_record',
      'triage_log',
      'containment_recovery_log',
      'post_incident_review',
      'forensic_index',
    ])
      expect(text).toContain(`  ${name}:`);
    expect(parseYaml(text).problems).toEqual([]);
  });

  it('keeps CRLF files readable', () => {
    const text = accepted(
      '//- evidence/e.yaml\nkind: evidence\r\nid: E-1\r\noccurrences:\r\n  - $0\r\n',
      'new occurrence',
    );
    expect(parseYaml(text).problems).toEqual([]);
  });
});

describe('files that are none of ours', () => {
  it.each([
    '//- ci/build.yaml\njobs:\n  $0\n',
    '//- k8s/a.yaml\napiVersion: v1\nkind: $0\n',
    '//- docs/x.md\n# Text $0\n',
    '//- other/empty.yaml\n$0',
  ])('get nothing: %j', (source) => {
    expect(completeAt(`${COMPANY}${source}`).items).toEqual([]);
  });

  it('get a whole record when they are empty and lie in our folders', () => {
    expect(completeAt(`${COMPANY}//- controls/AC-050.yaml\n$0`).labels).toEqual(['new control', 'kind']);
    expect(accepted(`${COMPANY}//- controls/AC-050.yaml\n$0`, 'new control')).toContain('id: AC-050\n');
    expect(accepted(`${COMPANY}//- evidence/new.yaml\n# ours\nne$0`, 'new evidence: leaver')).toMatch(
      /^# ours\nkind: evidence\n[\s\S]*stage: leaver/,
    );
    expect(completeAt(`${COMPANY}//- risks/new.yaml\nkind: $0\n`).sorted[0]?.label).toBe('risk');
  });

  it('get nothing behind the front matter of a policy', () => {
    expect(completeAt('//- policies/p.md\n---\nkind: policy\nid: P-1\n---\n# CC$0\n').items).toEqual([]);
    expect(completeAt('//- policies/p.md\n---\nkind: policy\nid: P-1\n$0\n---\n# CC\n').labels).toContain(
      'approved_on',
    );
  });

  it('get nothing in a comment', () => {
    expect(completeAt(control('status: operating # pla$0\n')).items).toEqual([]);
  });
});

it('knows the keys and words of the configuration', () => {
  expect(completeAt('//- .tickmark.yaml\nprof$0').labels).toContain('profile');
  expect(completeAt('//- .tickmark.yaml\nprofile: $0\n').labels).toEqual(['recommended', 'strict', 'adopt']);
});
