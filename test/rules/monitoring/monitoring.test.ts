import { describe, expect, it } from 'vitest';
import { found, mended } from '../../support/found.ts';
import { controlOf, evidenceOf, foundIn, PROGRAM, rulesIn } from '../../support/rules-of.ts';

const monitoring = (source: string): string[] => foundIn(['monitoring'], source);
const rules = (source: string): string[] => rulesIn(['monitoring'], source);

function review(lines: string, type = 'control-health-review'): string {
  return `//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: Health\ntype: ${type}\noccurrences:\n  - period: 2025-12\n    performed_on: 2025-12-20\n    performed_by: person:a\n    reviewed_by: person:b\n    result: fine\n    exceptions: none\n${lines}`;
}

const NUMBERS = '    fired: 38\n    tuned: 0\n';

describe('monitoring/health-review-fields', () => {
  it('names what the occurrence does not say', () => {
    expect(found(review('    fired: 38\n'))).toEqual([
      'evidence/E.yaml:3:6-27 monitoring/health-review-fields information E does not say tuned and no_signal for 2025-12. Count what fired and what was tuned, and list what gave no signal.',
    ]);
  });

  it.each([
    '    no_signal: none\n',
    '    no_signal: []\n',
    '    no_signal: [{rule: r, disposition: tested}]\n',
  ])('is content with %s', (lines) => {
    expect(rules(review(NUMBERS + lines))).toEqual([]);
  });

  it('asks nothing of other types, nor for what is not done yet or misspelled', () => {
    expect(rules(review('', 'report'))).toEqual([]);
    expect(rules(review('').replace('performed_on: 2025-12-20', 'notes: planned'))).toEqual([]);
    expect(rules(review(`${NUMBERS}    no_signals: none\n`))).toEqual([]);
  });

  it('goes on asking at the placeholder', () => {
    const after = mended(review(NUMBERS), 'Add no_signal, to be filled in');
    expect(after).toContain('no_signal: "?"');
    expect(rules(`//- evidence/E.yaml\n${after}`)).toEqual(['monitoring/health-review-fields']);
  });
});

describe('monitoring/no-signal-unexplained', () => {
  it('names the silent rules, mapped or bare', () => {
    expect(
      monitoring(review(`${NUMBERS}    no_signal: [{rule: r1}, r2, {rule: r3, disposition: tested}]\n`)),
    ).toEqual([
      'monitoring/no-signal-unexplained information r1, r2 gave no signal, and nothing says why. Add a disposition: tested, repaired, retired.',
    ]);
  });

  it('asks for the disposition', () => {
    const after = mended(
      review(`${NUMBERS}    no_signal:\n      - rule: r1\n`),
      'Add disposition, to be filled in',
    );
    expect(after).toContain('disposition: "?"');
    expect(rules(`//- evidence/E.yaml\n${after}`)).toEqual(['monitoring/no-signal-unexplained']);
  });

  it.each([
    '    no_signal: none\n',
    '    no_signal: []\n',
    '    no_signal: [none]\n',
    '    no_signal: [{rule: r, disposition: x}]\n',
  ])('is silent about %s', (lines) => {
    expect(rules(review(NUMBERS + lines))).toEqual([]);
  });
});

describe('monitoring/health-review-missing', () => {
  const base = PROGRAM + controlOf('MON-1', 'soc2: [CC7.2]', 'Events are watched');
  const logs = evidenceOf('E-1', 'MON-1', 'type: log', 'Event archive');

  it('is told once, for all controls together', () => {
    expect(monitoring(base + controlOf('MON-2', 'soc2: [CC7.2]') + logs)).toEqual([
      'monitoring/health-review-missing information MON-1 and the other controls for CC7.2 have logs only. Add something that shows that the detections still work: a health review, a test alert, a coverage report.',
    ]);
  });

  it.each([
    ['type: control-health-review', 'Review'],
    ['type: test-result', 'Purple team'],
    ['type: log', 'Log coverage'],
    ['type: report', 'Anything'],
  ])('is content with %s, %s, on another control', (type, title) => {
    const other = controlOf('MON-2', 'soc2: [CC7.2]') + evidenceOf('E-2', 'MON-2', type, title);
    expect(rules(base + logs + other)).toEqual([]);
  });

  it('is silent without evidence of operation, without a programme, and where SOC 2 is no part of it', () => {
    expect(rules(base + evidenceOf('E-2', 'MON-1', 'type: policy'))).toEqual([]);
    expect(rules((base + logs).replace(PROGRAM, ''))).toEqual([]);
    expect(rules((base + logs).replace('[soc2, iso27001]', '[iso27001]'))).toEqual([]);
  });
});

describe.each([
  ['monitoring/alert-review-record', 'iso27001: [A.8.16]', 'Alerts are looked at'],
  ['monitoring/alert-review-record', 'soc2: [CC7.3]', 'Events are judged'],
  ['monitoring/baseline-inventory', 'iso27001: [A.8.9]', 'Baselines are in code'],
  ['monitoring/baseline-inventory', 'soc2: [CC7.1]', 'Drift is noticed'],
  ['monitoring/vuln-cadence', 'soc2: [CC7.1]', 'Hosts are scanned'],
  ['monitoring/vuln-cadence', 'iso27001: [A.8.8]', 'Vulnerabilities are fixed'],
])('%s of %s', (rule, satisfies, title) => {
  const other = controlOf('X-1', 'soc2: [CC2.3]') + evidenceOf('E-X', 'X-1', 'type: report');
  const base = PROGRAM + other + controlOf('C-1', satisfies, title);

  it('is told where nothing at all stands behind the controls', () => {
    expect(rules(base)).toEqual([rule]);
  });

  it('is silent when any control for it has any evidence', () => {
    expect(
      rules(base + controlOf('C-2', satisfies, title) + evidenceOf('E-1', 'C-2', 'type: report')),
    ).toEqual([]);
  });

  it('is silent about planned and inherited controls, and before evidence is kept as records', () => {
    expect(rules(base.replace(`title: ${title}`, `title: ${title}\nstatus: planned`))).toEqual([]);
    expect(rules(base.replace(`title: ${title}`, `title: ${title}\nresponsibility: inherited`))).toEqual([]);
    expect(rules(PROGRAM + controlOf('C-1', satisfies, title))).toEqual([]);
  });
});

it('takes incidents for records of judging events', () => {
  const incident =
    '//- incidents/I.yaml\nkind: incident\nid: INC-1\ntitle: Outage\nowner: it\nseverity: low\nstatus: open\n';
  const other = controlOf('X-1', 'soc2: [CC2.3]') + evidenceOf('E-X', 'X-1', 'type: report');
  expect(rules(PROGRAM + other + controlOf('C-1', 'soc2: [CC7.3]') + incident)).toEqual([]);
});

describe('monitoring/logging-under-cc7.1 and monitoring/control-monitoring-home', () => {
  it('tell a topic under the wrong criterion', () => {
    expect(monitoring(controlOf('M-1', 'soc2: [CC7.1]', 'Security logs reach one place'))).toEqual([
      'monitoring/logging-under-cc7.1 hint M-1 is filed under CC7.1. Logs and their watching belong to CC7.2; CC7.1 is about configuration and vulnerabilities: add CC7.2.',
    ]);
    expect(rules(controlOf('M-1', 'soc2: [CC7.2]', 'Control testing every quarter'))).toEqual([
      'monitoring/control-monitoring-home',
    ]);
  });

  it.each([
    controlOf('M-1', 'soc2: [CC7.1, CC7.2]', 'Security logs reach one place'),
    controlOf('M-1', 'soc2: [CC7.1]', 'Security logs of vulnerability scans'),
    controlOf('M-1', 'soc2: [CC7.1]', 'Blog posts and logos are checked'),
    controlOf('M-1', 'soc2: [CC7.2, CC4.1]', 'Control testing every quarter'),
    controlOf('M-1', 'soc2: [CC7.2], iso27001: ["9.1"]', 'Control testing every quarter'),
    controlOf('M-1', 'soc2: [CC7.2]', 'Control testing of detections'),
  ])('are silent beside a right one, or on other topics (%#)', (source) => {
    expect(rules(source)).toEqual([]);
  });
});
