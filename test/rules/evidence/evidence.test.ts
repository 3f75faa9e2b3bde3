import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';
import { CONTROL, DONE, review } from './quarterly-review.ts';

function scope(type: string): string {
  return `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: ${type}, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n`;
}

const old = DONE.replace('2025-Q4', '2025-Q2').replace('2025-12-09', '2025-06-24');
const STALE =
  'evidence/EV-001.yaml:1:4-10 evidence/stale warning EV-001 is stale: quarterly, last done 2025-06-24, due 2025-09-30 with grace until 2025-10-30.';

it('says nothing about a whole review', () => {
  expect(found(CONTROL + review(DONE))).toEqual([]);
});

describe('evidence/stale', () => {
  it('says when it was last done, and until when it was due', () => {
    expect(found(CONTROL + review(old))).toEqual([STALE]);
  });

  it('begins on the day after the grace', () => {
    const on = (date: string): string[] => named(CONTROL + review(old), { asOf: { date, origin: 'travel' } });
    expect(on('2025-10-30')).toEqual([]);
    expect(on('2025-10-31')).toEqual(['evidence/stale warning']);
  });

  it('follows the grace of the control and of the workspace', () => {
    expect(found(CONTROL.replace('owner:', 'schedule: {grace: P120D}\nowner:') + review(old))).toEqual([]);
    expect(found(`//- .tickmark.yaml\ngrace: {quarterly: 120}\n${CONTROL}${review(old)}`)).toEqual([]);
  });

  it.each(['planned', 'retired', 'not-applicable'])('asks nothing for a control that is %s', (status) => {
    expect(
      found(CONTROL.replace('owner:', `status: ${status}\nowner:`) + review('collected_on: 2024-06-24\n')),
    ).toEqual([]);
  });

  it('asks nothing of evidence that nothing uses, or whose control does not exist', () => {
    expect(found(review(old).replace('controls: [AC-001]\n', ''))).toEqual([]);
    expect(named(CONTROL + review(old).replace('AC-001', 'AC-002'))).toEqual([
      'reference/unknown-document error',
    ]);
  });

  it('speaks once for a series of one record per quarter, on the latest', () => {
    const q1 = review(old.replace('2025-Q2', '2025-Q1').replace('2025-06-24', '2025-03-20'), 'EV-000');
    expect(found(CONTROL + q1 + review(old))).toEqual([STALE]);
    expect(found(CONTROL + review(old) + review(DONE, 'EV-002'))).toEqual([]);
  });

  it('leaves out of account what lies after the as-of day', () => {
    const later =
      old +
      DONE.replace('occurrences:\n', '').replace('2025-12-09', '2026-02-09').replace('2025-Q4', '2026-Q1');
    expect(found(CONTROL + review(later))).toEqual([STALE]);
  });

  it('says when a validity has run out', () => {
    expect(found(CONTROL + review('type2: x\ncollected_on: 2024-11-01\nvalid_until: 2025-11-30\n'))).toEqual([
      'evidence/EV-001.yaml:1:4-10 evidence/stale warning EV-001 expired on 2025-11-30. Renew it, or say what replaced it.',
    ]);
  });

  it.each(['policy', 'procedure', 'diagram'])('asks no rhythm of a %s', (type) => {
    expect(found(CONTROL + review('approved_on: 2020-01-01\n').replace('access-review', type))).toEqual([]);
  });

  it('waits until all files are read', () => {
    expect(found(CONTROL + review(old), { incomplete: true })).toEqual([]);
  });

  it('leaves a day that cannot be read to the check of dates', () => {
    expect(
      named(CONTROL + review(old + DONE.replace('occurrences:\n', '').replace('2025-12-09', '9.12.2025'))),
    ).toEqual(['record/date error']);
  });
});

describe('evidence/expires-soon', () => {
  const until = (day: string): string => CONTROL + review(`collected_on: 2025-11-01\nvalid_until: ${day}\n`);

  it('points at the last day of validity', () => {
    expect(found(until('2026-01-31'))).toEqual([
      'evidence/EV-001.yaml:6:13-23 evidence/expires-soon information EV-001 is valid until 2026-01-31. Plan its renewal.',
    ]);
  });

  it('looks 30 days ahead, or as far as the workspace says', () => {
    expect(named(until('2026-02-11'))).toEqual(['evidence/expires-soon information']);
    expect(named(until('2026-02-12'))).toEqual([]);
    expect(named(`//- .tickmark.yaml\nthresholds: {expires_soon: 45}\n${until('2026-02-12')}`)).toEqual([
      'evidence/expires-soon information',
    ]);
  });

  it('is silent once a later record of the series is there', () => {
    const series = (source: string): string =>
      source.replaceAll('type: access-review', 'type: access-review\nseries: pen-test');
    const renewed = review('collected_on: 2026-01-05\nvalid_until: 2027-01-04\n', 'EV-002');
    expect(found(series(until('2026-01-31') + renewed))).toEqual([]);
  });
});

describe('evidence/no-date', () => {
  const bare = (lines = ''): string =>
    `//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: Export\ntype: config-export\n${lines}`;

  it('names the record', () => {
    expect(found(bare())).toEqual([
      'evidence/E.yaml:1:4-5 evidence/no-date warning E has no date. Say when it was collected, or list its occurrences with the days on which they were performed.',
    ]);
  });

  it.each([
    'collected_on: 2025-10-01',
    'period: 2025-Q3',
    'valid_from: 2025-01-01',
    'covers: {from: 2025-01-01, to: 2025-03-31}',
    'occurrences: [{period: 2026-Q1}]',
    'population: {source: x, query: y, as_of: 2025-12-31}',
    'status: planned',
    'status: requested',
  ])('is satisfied by %s', (line) => {
    expect(named(bare(line)).filter((each) => each.includes('no-date'))).toEqual([]);
  });

  it('writes the placeholder and goes on asking', () => {
    const after = mended(bare(), 'Add collected_on, to be filled in');
    expect(after).toContain('collected_on: "?"');
    expect(found(`//- evidence/E.yaml\n${after}`)).toEqual([
      'evidence/E.yaml:4:14-17 evidence/no-date warning The day on which E was collected is still to be filled in.',
    ]);
  });

  it('asks again for the day of an occurrence that was filled in as "?"', () => {
    expect(found(bare('occurrences: [{period: 2025-Q4, performed_on: "?"}]'))).toEqual([
      'evidence/E.yaml:4:46-49 evidence/no-date warning The day on which 2025-Q4 was performed is still to be filled in.',
    ]);
  });

  it('asks for the day behind a bare validity only where a Type 2 window needs it', () => {
    expect(found(bare('valid_until: 2026-10-01'))).toEqual([]);
    expect(found(`${bare('valid_until: 2026-10-01')}\n${scope('type-2')}`)).toEqual([
      'evidence/E.yaml:1:4-5 evidence/no-date warning E says only until when it is valid. Add the day on which it was performed: it cannot be placed in the window.',
    ]);
  });
});

describe('evidence/exception-open', () => {
  const exception = (lines: string): string =>
    DONE.replace('exceptions: none\n', `exceptions:\n      - description: 2 orphan accounts\n${lines}`);
  const on = (lines: string): string[] => named(CONTROL + review(exception(lines)));

  it('points at the exception and says what it lacks', () => {
    expect(found(CONTROL + review(exception('')))).toEqual([
      'evidence/EV-001.yaml:11:21-38 evidence/exception-open warning "2 orphan accounts" (2025-Q4) is open: it lacks remediation and remediated_on.',
    ]);
  });

  it.each([
    ['mended', '        remediation: removed\n        remediated_on: 2025-12-11\n'],
    ['mended by a ticket', '        ticket: IT-1\n        remediated_on: 2025-12-11\n'],
    ['young and being worked on', '        ticket: IT-1\n        found_on: 2025-12-20\n'],
    ['due later', '        ticket: IT-1\n        found_on: 2025-11-01\n        due: 2026-02-01\n'],
  ])('is silent about one that is %s', (_, lines) => {
    expect(on(lines)).toEqual([]);
  });

  it.each([
    ['was forgotten', '        ticket: IT-1\n        found_on: 2025-11-01\n'],
    ['is over its due day', '        ticket: IT-1\n        found_on: 2025-12-30\n        due: 2026-01-05\n'],
    ['is to be mended in the future', '        remediation: removed\n        remediated_on: 2026-03-01\n'],
    ['has placeholders only', '        remediation: "?"\n        remediated_on: "?"\n'],
  ])('reports one that %s', (_, lines) => {
    expect(on(lines)).toEqual(['evidence/exception-open warning']);
  });

  it('asks with placeholders for what is missing', () => {
    const after = mended(
      CONTROL + review(exception('')),
      'Add remediation and remediated_on, to be filled in',
    );
    expect(after).toContain(
      '      - description: 2 orphan accounts\n        remediation: "?"\n        remediated_on: "?"\n',
    );
  });

  it('leaves a bare sentence to the check of forms: it must become a description first', () => {
    const bare = CONTROL + review(DONE.replace('exceptions: none', 'exceptions: [2 orphan accounts]'));
    expect(named(bare)).toEqual(['record/shape warning']);
  });

  it('leaves out of account what is planned or lies after the as-of day', () => {
    const later = exception('').replace('2025-12-09', '2026-02-09').replace('occurrences:\n', DONE);
    expect(found(CONTROL + review(later))).toEqual([]);
  });
});

describe('evidence/control-no-frequency', () => {
  const none = CONTROL.replace('frequency: quarterly\n', '');

  it('names the control', () => {
    expect(found(none)).toEqual([
      'controls/AC-001.yaml:1:4-10 evidence/control-no-frequency warning AC-001 states no frequency. Say how often it is performed: monthly, quarterly, per-event ...',
    ]);
  });

  it.each([
    'method: automated',
    'type: preventive',
    'type: [preventive]',
    'responsibility: inherited',
    'status: planned',
    'status: retired',
    'status: not-applicable',
  ])('asks none of a control with %s', (line) => {
    expect(found(none.replace('owner:', `${line}\nowner:`))).toEqual([]);
  });

  it('asks it of a control that also detects', () => {
    expect(named(none.replace('owner:', 'type: [preventive, detective]\nowner:'))).toEqual([
      'evidence/control-no-frequency warning',
    ]);
  });

  describe('of a frequency per stage', () => {
    const staged = (stages: string): string => CONTROL.replace('quarterly', `{${stages}}`);
    const shown = (stage: string, more = ''): string =>
      `//- evidence/EV-9.yaml\nkind: evidence\nid: EV-9\ntitle: EV-9\nowner: it\ncontrols: [AC-001]\nstage: ${stage}\n${more}`;
    const asked = (source: string): string[] =>
      found(source).filter((line) => line.includes('control-no-frequency'));

    it('names the stage that it leaves out and that evidence shows', () => {
      expect(asked(staged('joiner: per-event') + shown('leaver'))).toEqual([
        'controls/AC-001.yaml:4:0-9 evidence/control-no-frequency warning AC-001 states no frequency for leaver, and EV-9 shows it. Say how often that is done.',
      ]);
    });

    it('is content where no stage is left out, and with planned evidence', () => {
      expect(asked(staged('joiner: per-event, leaver: per-event') + shown('Leaver'))).toEqual([]);
      expect(asked(CONTROL + shown('leaver'))).toEqual([]);
      expect(asked(staged('joiner: per-event') + shown('leaver', 'status: planned\n'))).toEqual([]);
    });

    it('writes the placeholder for the stage', () => {
      const after = mended(staged('joiner: per-event') + shown('leaver'), 'Add leaver, to be filled in');
      expect(after).toContain('frequency: {joiner: per-event, leaver: "?"}');
    });
  });

  it('writes the placeholder and goes on asking', () => {
    const after = mended(none, 'Add frequency, to be filled in');
    expect(named(`//- controls/AC-001.yaml\n${after}`)).toEqual(['evidence/control-no-frequency warning']);
  });
});

describe('checks of a Type 2 audit', () => {
  const source =
    CONTROL.replace('frequency: quarterly\n', '') + review(DONE.replace('    exceptions: none\n', ''));

  it('have their own severity for Type 2 and where no scope says anything', () => {
    const usual = ['evidence/control-no-frequency warning', 'evidence/exceptions-unstated information'];
    expect(named(source)).toEqual(usual);
    expect(named(source + scope('type-2'))).toEqual(usual);
  });

  it('are hints for Type 1', () => {
    expect(named(source + scope('type-1'))).toEqual([
      'evidence/control-no-frequency hint',
      'evidence/exceptions-unstated hint',
    ]);
  });

  it('are silent in a programme of ISO 27001 alone', () => {
    expect(named(source.replace('soc2: [CC6.2]', 'iso27001: [A.5.18]'))).toEqual([]);
    expect(
      named(`//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [iso27001]\n${source}`),
    ).toEqual([]);
  });
});
