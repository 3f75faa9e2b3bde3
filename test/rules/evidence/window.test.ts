import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/fixture.ts';
import { found, mended, named } from '../../support/found.ts';
import { engineFor } from '../../support/workspace.ts';

const SCOPE = `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;

function control(frequency: string, more = '', id = 'AC-001'): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: Rights are checked for ${id}\nowner: it\n${frequency === '' ? '' : `frequency: ${frequency}\n`}satisfies: {soc2: [CC6.6]}\n${more}`;
}

function evidence(lines: string, id = 'EV-001', controls = 'AC-001'): string {
  return `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${id}\nowner: it\ncontrols: [${controls}]\n${lines}`;
}

function done(...days: readonly string[]): string {
  return `occurrences:\n${days.map((day) => `  - {performed_on: ${day}, performed_by: it, result: done, exceptions: none}\n`).join('')}`;
}

const Q2 = '2025-06-24';
const Q3 = '2025-09-23';
const Q4 = '2025-12-09';
const FULL = done(Q2, Q3, Q4);

/** Findings of the groups under test, without the rest of a workspace this small. */
function said(source: string, options = {}): string[] {
  return named(SCOPE + source, options).filter((line) => /^(?:evidence|control)\//.test(line));
}

describe('evidence/occurrence-missing', () => {
  it('says one thing for all units of one activity', () => {
    expect(said(control('monthly') + evidence(done('2025-04-20', '2025-06-20', '2025-12-20')))).toEqual([
      'evidence/occurrence-missing warning',
    ]);
  });

  it('counts all evidence of a control together, whatever its records', () => {
    const report = (day: string): string => `type: report\n${done(day)}`;
    const source = control('quarterly') + evidence(report(Q2)) + evidence(report(Q3), 'EV-002');
    expect(said(source)).toEqual([]);
    expect(said(source, { asOf: { date: '2026-02-15', origin: 'travel' } })).toEqual([
      'evidence/occurrence-missing warning',
    ]);
  });

  it('counts records of one series of which only one is linked', () => {
    const alone = (id: string, day: string): string =>
      `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${id}\nowner: it\nseries: review\n${done(day)}`;
    expect(
      said(
        control('quarterly') +
          evidence(`series: review\n${done(Q4)}`) +
          alone('EV-2', Q2) +
          alone('EV-3', Q3),
      ),
    ).toEqual([]);
  });

  it('tells of evidence that serves two controls once', () => {
    const source =
      control('quarterly') +
      control('quarterly', '', 'NET-009') +
      evidence(done(Q2, Q4), 'EV-001', 'AC-001, NET-009');
    expect(said(source)).toEqual(['evidence/occurrence-missing warning']);
  });

  it('takes days that a log covers for units that are done', () => {
    const log = 'type: log\ncollected_on: 2026-01-05\ncovers: {from: 2025-04-01, to: 2025-12-31}\n';
    const asOf = { date: '2026-01-01', origin: 'travel' } as const;
    expect(said(control('daily') + evidence(log.replace('2026-01-05', '2026-01-01')), { asOf })).toEqual([]);
    expect(said(control('daily') + evidence(log.replace('2025-12-31', '2025-11-30')))).toContain(
      'evidence/occurrence-missing warning',
    );
  });

  it('does not take a list of accounts for work that was done', () => {
    const lists = `type: access-review\npopulation: {source: okta, query: all, from: 2025-04-01, to: 2025-12-31, as_of: 2025-12-31, count: 9}\n`;
    expect(said(control('quarterly') + evidence(lists + done(Q2, Q4)))).toEqual([
      'evidence/occurrence-missing warning',
    ]);
  });

  it.each([
    'status: planned\n',
    'status: not-applicable\n',
    'responsibility: inherited\n',
    'implemented_on: 2025-09-01\n',
  ])('owes nothing where the control has %s', (line) => {
    const found = said(control('quarterly', line) + evidence(done(Q3, Q4)));
    expect(found.filter((each) => each.includes('occurrence'))).toEqual([]);
  });

  it('is silent without a window, for planned evidence, and where a day cannot be read', () => {
    const source = control('quarterly') + evidence(done(Q2, Q4));
    expect(named(source)).toEqual([]);
    expect(said(source.replace('controls:', 'status: planned\ncontrols:'))).toEqual([]);
    expect(said(control('quarterly') + evidence(done(Q2, '2025-13-45', Q4)))).toEqual([]);
  });

  it('keeps evidence/stale silent about the same cause, and lets it speak of another', () => {
    const late = { asOf: { date: '2026-06-01', origin: 'travel' } } as const;
    expect(said(control('quarterly') + evidence(done(Q2, Q4)), late)).toEqual([
      'evidence/occurrence-missing warning',
    ]);
    expect(said(control('quarterly') + evidence(FULL), late)).toContain('evidence/stale warning');
  });

  it('writes a stub for each period, and asks for what it left open', () => {
    const source = SCOPE + control('quarterly') + evidence(done(Q2, Q4));
    const text = mended(source, 'Insert an occurrence for 2025-Q3, to be filled in');
    expect(text).toContain(
      '  - period: 2025-Q3\n    performed_on: "?"\n    performed_by: "?"\n    result: "?"\n    exceptions: "?"\n  - {performed_on: 2025-12-09',
    );
    const after = found(`${SCOPE}${control('quarterly')}//- evidence/EV-001.yaml\n${text}`);
    expect(after).toHaveLength(1);
    expect(after[0]).toMatch(
      /evidence\/occurrence-missing warning What was done for 2025-Q3 is still to be filled in/,
    );
  });

  it('reads a record a day for a whole window', () => {
    const days = Array.from({ length: 275 }, (_, at) =>
      new Date(Date.UTC(2025, 3, 1 + at)).toISOString().slice(0, 10),
    );
    const records = days.map((day, at) => evidence(`type: report\n${done(day)}`, `EV-${at}`));
    const asOf = { date: '2026-01-01', origin: 'travel' } as const;
    expect(said(control('daily') + records.join(''), { asOf })).toEqual([]);
  });

  describe('after the window', () => {
    const on = (date: string): object => ({ asOf: { date, origin: 'travel' } });
    const missing = (source: string, date: string): string[] =>
      found(SCOPE + source, on(date)).filter((line) => line.includes('evidence/occurrence-missing'));
    const nextAudit = `//- program.yaml
kind: program
id: P
title: P
audits:
  - {id: A-1, framework: soc2, type: type-2, period: 2025-04-01/2025-12-31}
  - {id: A-2, framework: soc2, type: type-2, period: 2026-01-01/2026-12-31}
`;

    it('notes what the next report would miss, when the grace of each period is over', () => {
      const source = control('quarterly') + evidence(FULL);
      expect(missing(source, '2026-04-30')).toEqual([]);
      const [first, ...others] = missing(source, '2026-05-01');
      expect(others).toEqual([]);
      expect(first).toMatch(
        /information EV-001 has no occurrence for 2026-Q1, after the window, in the period that the next report would cover \(from 2026-01-01\): AC-001 says quarterly\./,
      );
      expect(missing(source, '2026-12-31')[0]).toMatch(/2026-Q1\.\.2026-Q3, after the window/);
    });

    it('counts what was done since', () => {
      const source = control('quarterly') + evidence(done(Q2, Q3, Q4, '2026-06-20'));
      expect(missing(source, '2026-08-15')).toHaveLength(1);
      expect(missing(source, '2026-08-15')[0]).toContain('no occurrence for 2026-Q1, after');
    });

    it('warns where an audit names the next window, and says it in place of evidence/stale', () => {
      const source = nextAudit + control('quarterly') + evidence(FULL);
      const options = on('2026-06-01');
      expect(said(source, options)).toEqual(['evidence/occurrence-missing warning']);
      expect(missing(source, '2026-06-01')[0]).toContain(
        'for 2026-Q1, in the window of the next report (2026-01-01..2026-12-31)',
      );
    });

    it('says nothing between two windows, however long the time between', () => {
      const later = nextAudit.replace('2026-01-01/', '2026-07-01/');
      expect(missing(later + control('quarterly') + evidence(FULL), '2026-06-01')).toEqual([]);
      expect(missing(later + control('quarterly') + evidence(FULL), '2026-11-01')[0]).toContain(
        'for 2026-Q3, in the window of the next report (2026-07-01..2026-12-31)',
      );
    });

    it('leaves the rest to evidence/stale: years, events, and what runs all the time', () => {
      expect(missing(control('annual') + evidence(done(Q3)), '2026-12-31')).toEqual([]);
      expect(
        missing(
          control('continuous') + evidence('covers: {from: 2025-04-01, to: 2025-12-31}\n'),
          '2026-12-31',
        ),
      ).toEqual([]);
      const population =
        'population: {source: s, query: q, from: 2025-04-01, to: 2025-12-31, as_of: 2026-01-02, count: 3, complete: true}\n';
      expect(missing(control('per-event') + evidence(population), '2026-12-31')).toEqual([]);
    });

    it('owes nothing from a control that was retired with the window', () => {
      expect(
        missing(control('quarterly', 'retired_on: 2025-12-31\n') + evidence(FULL), '2026-12-31'),
      ).toEqual([]);
    });

    it('writes the stubs, and asks once for what they leave open', () => {
      const options = on('2026-05-15');
      const source = SCOPE + control('quarterly') + evidence(FULL);
      const text = mended(source, 'Insert an occurrence for 2026-Q1, to be filled in', options);
      const after = found(`${SCOPE}${control('quarterly')}//- evidence/EV-001.yaml\n${text}`, options);
      expect(after.filter((line) => line.includes('still to be filled in'))).toHaveLength(1);
    });
  });

  it('takes an explained gap for information, and half an explanation for none', () => {
    const gap = (more: string): string =>
      `gaps:\n  - {from: 2025-07-01, to: 2025-09-30, reason: office move${more}}\n`;
    const source = control('quarterly') + evidence(done(Q2, Q4));
    expect(said(source + gap(', supplementary: notes.md'), { artifacts: ['notes.md'] })).toEqual([
      'evidence/occurrence-missing information',
    ]);
    expect(said(source + gap(''))).toEqual(['evidence/occurrence-missing warning']);
  });

  it('leaves the days of a gap to fill in, goes on asking, and offers the entry once', () => {
    const source = SCOPE + control('quarterly') + evidence(done(Q2, Q4));
    const title = 'Record the gap with a reason, to be filled in';
    const text = mended(source, title);
    expect(text).toContain('from: "?"\n    to: "?"\n    reason: "?"\n    supplementary: "?"');
    const engine = engineFor(new Map([...readFixture(source).files, ['evidence/EV-001.yaml', text]]));
    const findings = engine.filesWithFindings().flatMap((file) => engine.findings(file));
    const missing = findings.filter(({ rule }) => rule === 'evidence/occurrence-missing');
    expect(missing).toHaveLength(1);
    expect(missing.flatMap((each) => engine.fixes(each)).map((fix) => fix.title)).not.toContain(title);
  });

  it('takes a certificate of the year for an annual control', () => {
    const paper = 'type: report\nvalid_from: 2025-01-01\nvalid_until: 2026-12-31\n';
    expect(said(control('annual') + evidence(paper))).toEqual([]);
  });
});

describe('evidence/snapshot-only and evidence/crammed-before-fieldwork', () => {
  it('wait for the end of the window', () => {
    const asOf = { date: '2025-11-15', origin: 'travel' } as const;
    expect(said(control('quarterly') + evidence(done(Q3)), { asOf })).toEqual([
      'evidence/occurrence-missing warning',
    ]);
  });

  it('name the fieldwork that follows', () => {
    const program =
      '//- program.yaml\nkind: program\nid: P\ntitle: P\naudits: [{id: A, framework: soc2, type: type-2, period: 2025-04-01/2025-12-31, fieldwork: {start: 2026-01-19, end: 2026-02-13}}]\n';
    const labelled = ['2025-Q2', '2025-Q3', '2025-Q4'].map(
      (period, at) =>
        `  - {period: ${period}, performed_on: 2025-12-0${at + 5}, performed_by: it, result: done, exceptions: none}\n`,
    );
    expect(
      found(SCOPE + program + control('quarterly') + evidence(`occurrences:\n${labelled.join('')}`)).join(),
    ).toContain('All 3 occurrences are dated 2025-12-05..2025-12-07; fieldwork starts 2026-01-19.');
  });

  it('need three units, and a burst in the last weeks', () => {
    expect(said(control('semi-annual') + evidence(done('2025-12-20')))).toEqual([
      'evidence/occurrence-missing warning',
    ]);
    expect(said(control('quarterly') + evidence(done('2025-10-02', '2025-10-05')))).toContain(
      'evidence/occurrence-missing warning',
    );
  });
});

describe('evidence/occurrence-late', () => {
  it('follows the grace of the control', () => {
    const late = evidence(
      'occurrences:\n  - {period: 2025-Q2, performed_on: 2025-08-19, performed_by: it, result: done, exceptions: none}\n' +
        done(Q3, Q4).replace('occurrences:\n', ''),
    );
    expect(said(control('quarterly') + late)).toEqual(['evidence/occurrence-late information']);
    expect(said(control('quarterly', 'schedule: {grace: P60D}\n') + late)).toEqual([]);
  });
});

describe('evidence/frequency-mismatch', () => {
  it('stands for the periods that are missing then', () => {
    expect(said(control('quarterly') + evidence(`frequency: annual\n${done(Q4)}`))).toEqual([
      'evidence/frequency-mismatch warning',
    ]);
  });

  it('is silent for evidence that comes more often, and beside evidence that keeps the rhythm', () => {
    expect(said(control('annual') + evidence(`frequency: quarterly\n${FULL}`))).toEqual([]);
    const both = evidence(FULL) + evidence(`frequency: annual\n${done(Q4)}`, 'EV-002');
    expect(said(control('quarterly') + both)).toEqual([]);
  });

  it('judges each stage by its own frequency', () => {
    const map = control('{review: annual, leaver: monthly}');
    expect(said(map + evidence(`stage: review\nfrequency: annual\n${done(Q4)}`))).toEqual([]);
  });
});

describe('evidence/collection-gap', () => {
  const log = (from: string, to: string): string =>
    `type: log\ncollected_on: 2026-01-10\ncovers: {from: ${from}, to: ${to}}\n`;

  it('asks for runs of two days or more only', () => {
    const with1 =
      evidence(log('2025-04-01', '2025-06-02')) + evidence(log('2025-06-04', '2026-01-10'), 'EV-2');
    expect(said(control('continuous') + with1)).toEqual([]);
    expect(said(control('continuous') + with1.replace('2025-06-04', '2025-06-05'))).toEqual([
      'evidence/collection-gap warning',
    ]);
  });

  it('says nothing of quarterly exports of a preventive control', () => {
    expect(said(control('', 'type: preventive\n') + evidence(`type: config-export\n${FULL}`))).toEqual([]);
  });

  it('writes the gap, and points at it while the reason is missing', () => {
    const source = SCOPE + control('continuous') + evidence(log('2025-04-10', '2026-01-10'));
    const text = mended(source, 'Record the gap with a reason, to be filled in');
    expect(text).toContain('from: 2025-04-01\n    to: 2025-04-09\n    reason: "?"\n    supplementary: "?"');
  });
});

describe('evidence/not-tested and evidence/few-in-window', () => {
  it('are silent while there is time, and for ad-hoc controls', () => {
    const asOf = { date: '2025-08-01', origin: 'travel' } as const;
    expect(said(control('annual') + evidence(done('2025-02-10')), { asOf })).toEqual([]);
    expect(said(control('ad-hoc') + evidence(done('2025-02-10')))).toEqual([]);
  });
});

describe('evidence/design-only', () => {
  const procedure = evidence('type: procedure\ncollected_on: 2025-05-02\n');

  it('speaks of a control with documents alone, and makes a stub', () => {
    expect(said(control('quarterly') + procedure)).toEqual(['evidence/design-only warning']);
  });

  it('is silent for criteria of a design nature, with proof of operation, and in Type 1', () => {
    expect(said(control('quarterly').replace('CC6.6', 'CC1.1') + procedure)).toEqual([]);
    expect(said(control('quarterly') + procedure + evidence(FULL, 'EV-2'))).toEqual([]);
    const type1 = SCOPE.replace('type-2', 'type-1').replace(
      'window: {start: 2025-04-01, end: 2025-12-31}',
      'as_of: 2025-12-31',
    );
    expect(
      named(type1 + control('quarterly') + procedure).filter((each) => each.startsWith('evidence/')),
    ).toEqual([]);
  });
});
