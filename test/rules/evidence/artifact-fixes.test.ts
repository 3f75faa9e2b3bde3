import { describe, expect, it } from 'vitest';
import { Engine } from '../../../server/src/engine/engine.ts';
import { parseConfiguration } from '../../../server/src/engine/model/parse-configuration.ts';
import { findingsOf, fixTitles, withFix } from '../../support/fixes.ts';
import { readFixture } from '../../support/fixture.ts';
import { found, mended, named } from '../../support/found.ts';
import { engineFor } from '../../support/workspace.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const DAY = 'collected_on: 2025-11-04\n';

function control(id: string, more = ''): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: ${id} is done\nowner: it\nfrequency: annual\nsatisfies: {soc2: [CC6.6]}\n${more}`;
}

function evidence(id: string, lines: string, controls = 'AC-001'): string {
  return `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${id} list\nowner: it\ncontrols: [${controls}]\ntype: report\n${lines}`;
}

describe('the fix of evidence/hash-mismatch', () => {
  it('writes the hash that the file has, and leaves the day of collection to a person', () => {
    const engine = new Engine({
      configuration: parseConfiguration('', new Set()).configuration,
      asOf: { date: '2026-01-12', origin: 'pinned' },
    });
    const file = 'evidence/EV-001.yaml';
    const files = readFixture(evidence('EV-001', `${DAY}path: a.md\nsha256: ${A}\n`)).files;
    engine.apply([...files].map(([name, text]) => ({ type: 'text', file: name, text })));
    const fact = { path: 'a.md', from: 'evidence', exists: true, sameButCase: undefined, gitIgnored: false };
    engine.apply([{ type: 'artifacts', artifacts: [{ ...fact, size: 1, sha256: B }] }, { type: 'complete' }]);
    const [finding] = findingsOf(engine, 'evidence/hash-mismatch');
    const [fix] = finding === undefined ? [] : engine.fixes(finding);
    expect(fix?.safe).toBe(false);
    const text = fix === undefined ? '' : withFix(files, fix).get(file);
    expect(text).toContain(`collected_on: "?"\npath: a.md\nsha256: ${B}\n`);
  });
});

describe('the fix of evidence/filename-period', () => {
  const source = control('AC-001') + evidence('EV-001', `${DAY}period: 2025-Q2\npath: Review_Q3_2025.csv\n`);

  it('asks for the period, and the check goes on asking', () => {
    const asked = mended(source, 'Ask for the period');
    expect(asked).toContain('period: "?"\npath: Review_Q3_2025.csv');
    const lines = found(`${control('AC-001')}//- evidence/EV-001.yaml\n${asked}`);
    expect(lines.join()).toContain('The period is still to be filled in. The file name says 2025-Q3.');
  });
});

describe('the fixes of evidence/one-artifact-many-duties', () => {
  const list = (id: string, stage: string, path: string): string =>
    evidence(id, `${DAY}stage: ${stage}\npath: ${path}\n`);
  const source = control('AC-001') + list('EV-1', 'joiner', 'a.md') + list('EV-2', 'leaver', 'a.md');

  it('part the further stages from the artifact, and ask for theirs', () => {
    expect(mended(source, 'Ask for an artifact of its own for EV-2 (leaver)')).toContain('path: "?"');
    const parted = control('AC-001') + list('EV-1', 'joiner', 'a.md') + list('EV-2', 'leaver', '"?"');
    expect(named(parted)).toEqual(['evidence/one-artifact-many-duties warning']);
  });
});

describe('the fix of evidence/duplicate-artifact', () => {
  it('lets the first record serve the controls of the others, and who named them name it', () => {
    const files = readFixture(
      control('AC-001') +
        control('AC-002') +
        control('AC-003', 'evidence: [EV-2]\n') +
        evidence('EV-1', `${DAY}path: a.md\n`) +
        evidence('EV-2', `${DAY}path: a.md\n`, 'AC-002'),
    ).files;
    const engine = engineFor(files);
    const [finding] = findingsOf(engine, 'evidence/duplicate-artifact');
    const [fix] = finding === undefined ? [] : engine.fixes(finding);
    expect(fix).toMatchObject({ title: 'Let EV-1 serve all of their controls', safe: false });
    const after = fix === undefined ? new Map<string, string>() : withFix(files, fix);
    expect(after.get('evidence/EV-1.yaml')).toContain('controls: [AC-001, AC-002]');
    expect(after.get('controls/AC-003.yaml')).toContain('evidence: [EV-1]');
  });

  it('is not offered where there is nothing to carry over', () => {
    const source =
      control('AC-001') + evidence('EV-1', `${DAY}path: a.md\n`) + evidence('EV-2', `${DAY}path: a.md\n`);
    const engine = engineFor(readFixture(source).files);
    const [finding] = findingsOf(engine, 'evidence/duplicate-artifact');
    expect(finding === undefined ? ['none'] : fixTitles(engine, finding)).toEqual([]);
  });
});

describe('a population of incidents', () => {
  const scope = `//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, categories: [security], window: {start: 2025-01-01, end: 2025-12-31}}\n`;
  const incident = (id: string, on: string, more = ''): string =>
    `//- incidents/${id}.yaml\nkind: incident\nid: ${id}\ntitle: ${id}\nseverity: low\nstatus: open\ndetected_at: ${on}T10:00:00Z\n${more}`;
  const list = (source: string): string =>
    control('AC-001').replace('frequency: annual', 'frequency: per-event') +
    evidence(
      'EV-001',
      `population: {source: ${source}, query: all, from: 2025-01-01, to: 2025-12-31, as_of: 2026-01-05, count: 1, complete: true}\n`,
    );
  const two = incident('INC-1', '2025-03-01') + incident('INC-2', '2025-08-01');
  const said = (source: string, incidents: string): string[] =>
    found(scope + list(source) + incidents).filter((line) => line.includes('population-incomplete'));

  it('is compared with the incidents of its days', () => {
    expect(said('register of incidents', two).join()).toContain(
      'holds 1 incidents, and the workspace knows 2 of these days (INC-1 and INC-2)',
    );
  });

  it.each([
    [
      'an incident of other days',
      'register of incidents',
      incident('INC-1', '2025-03-01') + incident('INC-2', '2024-08-01'),
    ],
    [
      'a false alarm',
      'register of incidents',
      incident('INC-1', '2025-03-01') + incident('INC-2', '2025-08-01', 'confirmed: false\n'),
    ],
    ['a list of major ones', 'register of major incidents', two],
    ['a list of something else', 'register of tickets', two],
  ])('is at rest beside %s', (_, source, incidents) => {
    expect(said(source, incidents)).toEqual([]);
  });
});
