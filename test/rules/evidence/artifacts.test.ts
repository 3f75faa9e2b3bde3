import { describe, expect, it } from 'vitest';
import { Engine } from '../../../server/src/engine/engine.ts';
import { parseConfiguration } from '../../../server/src/engine/model/parse-configuration.ts';
import { found, named } from '../../support/found.ts';
import { listFindings } from '../../support/workspace.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

function evidence(lines: string, id = 'EV-001'): string {
  return `kind: evidence\nid: ${id}\ntitle: Access review\nowner: it\ncontrols: [AC-001]\n${lines}`;
}

const CONTROL = `//- controls/AC-001.yaml
kind: control
id: AC-001
title: Rights are checked
owner: it
frequency: annual
satisfies: {soc2: [CC6.6]}
`;

function said(...lines: readonly string[]): string[] {
  const files = lines.map(
    (each, at) => `//- evidence/EV-00${at + 1}.yaml\n${evidence(each, `EV-00${at + 1}`)}`,
  );
  return named(CONTROL + files.join('')).filter((line) => line.startsWith('evidence/'));
}

const DAY = 'collected_on: 2025-11-04\n';

describe('evidence/hash-mismatch', () => {
  /** What is said of a file whose bytes have one hash, and with LF another, when the record states `stated`. */
  function judged(stated: string, sha256: string | undefined, sha256WithLf?: string): string[] {
    const engine = new Engine({
      configuration: parseConfiguration('', new Set()).configuration,
      asOf: { date: '2026-01-12', origin: 'pinned' },
    });
    const text = evidence(`type: report\n${DAY}path: a.md\nsha256: ${stated}\n`);
    engine.apply([{ type: 'text', file: 'evidence/EV-001.yaml', text }]);
    const [wanted] = engine.wantedPaths();
    expect(wanted).toEqual({ path: 'a.md', from: 'evidence', hash: true });
    const fact = {
      path: 'a.md',
      from: 'evidence',
      exists: true,
      sameButCase: undefined,
      gitIgnored: false,
      size: 1,
    };
    const hashes = sha256WithLf === undefined ? { sha256 } : { sha256, sha256WithLf };
    engine.apply([{ type: 'artifacts', artifacts: [{ ...fact, ...hashes }] }, { type: 'complete' }]);
    return listFindings(engine).filter((line) => line.includes('hash-mismatch'));
  }

  it('compares with the bytes, and with the bytes as another system would have them', () => {
    expect(judged(A, A)).toEqual([]);
    expect(judged(A.toUpperCase(), A)).toEqual([]);
    expect(judged(`sha256:${A}`, A)).toEqual([]);
    expect(judged(A, B, A)).toEqual([]);
    expect(judged(A, B)[0]).toContain('evidence/hash-mismatch error a.md is not what it was');
  });

  it('says nothing of files that were not read', () => {
    expect(judged(A, undefined)).toEqual([]);
  });

  it('knows a hash when it sees one', () => {
    expect(judged('d41d8cd98f00b204e9800998ecf8427e', B)[0]).toContain('warning');
  });

  it('asks for no hash where none is stated', () => {
    const engine = new Engine({
      configuration: parseConfiguration('', new Set()).configuration,
      asOf: { date: '2026-01-12', origin: 'pinned' },
    });
    engine.apply([{ type: 'text', file: 'evidence/a.yaml', text: evidence(`${DAY}path: a.md\n`) }]);
    expect(engine.wantedPaths()).toEqual([{ path: 'a.md', from: 'evidence' }]);
    engine.apply([
      { type: 'text', file: 'evidence/a.yaml', text: evidence(`${DAY}path: a.md\nsha256: ${A}\n`) },
    ]);
    expect(engine.wantedPaths()).toEqual([{ path: 'a.md', from: 'evidence', hash: true }]);
  });
});

describe('evidence/filename-period', () => {
  it.each(['Review_Q3_2025.csv', 'Review_2025-07.csv', 'Review_2024.csv'])(
    'finds %s beside 2025-Q2',
    (name) => {
      expect(said(`${DAY}period: 2025-Q2\npath: ${name}\n`)).toEqual(['evidence/filename-period warning']);
    },
  );

  it.each(['Review_Q2_2025.csv', 'Review_2025-05.csv', 'Review_2025.csv', 'Review.csv'])(
    'accepts %s',
    (name) => {
      expect(said(`${DAY}period: 2025-Q2\npath: ${name}\n`)).toEqual([]);
    },
  );
});

describe('evidence/filename', () => {
  const on = (name: string): string[] =>
    named(
      `//- .tickmark.yaml\nevidence_filename: "{Title}_{Period}.{ext}"\n${CONTROL}//- evidence/EV-001.yaml\n${evidence(`${DAY}path: evidence/${name}\n`)}`,
    );

  it('compares words, whatever stands between them', () => {
    expect(on('Access_Review_Q2_2025.csv')).toEqual([]);
    expect(on('access-review-2025-06.pdf')).toEqual([]);
    expect(on('Access_Review.csv')).toEqual(['evidence/filename hint']);
    expect(on('final_Q2_2025.csv')).toEqual(['evidence/filename hint']);
  });

  it('is off without a pattern', () => {
    expect(said(`${DAY}path: x.csv\n`)).toEqual([]);
  });
});

describe('artifacts that are registered twice', () => {
  it('are one finding, by path or by hash', () => {
    expect(said(`${DAY}path: a.md\n`, `${DAY}path: a.md\n`)).toEqual([
      'evidence/duplicate-artifact information',
    ]);
    expect(said(`${DAY}path: a.md\nsha256: ${A}\n`, `${DAY}path: b.md\nsha256: ${A}\n`)).toEqual([
      'evidence/duplicate-artifact information',
    ]);
    expect(said(`${DAY}path: a.md\n`, `${DAY}path: b.md\n`)).toEqual([]);
  });

  it('are another thing when they stand for several stages', () => {
    const stage = (name: string): string => `type: ticket-export\n${DAY}stage: ${name}\npath: a.md\n`;
    expect(said(stage('joiner'), stage('leaver'))).toEqual(['evidence/one-artifact-many-duties warning']);
  });

  it('may be named by several occurrences of one record', () => {
    const each = (on: string): string =>
      `  - {performed_on: ${on}, performed_by: it, result: done, exceptions: none, path: a.md}\n`;
    expect(said(`occurrences:\n${each('2025-03-03')}${each('2025-11-04')}`)).toEqual([]);
  });
});

describe('evidence/screenshot-bare', () => {
  it('wants the system', () => {
    expect(said(`type: screenshot\n${DAY}`)).toEqual(['evidence/screenshot-bare warning']);
    expect(said(`type: screenshot\n${DAY}source: okta\n`)).toEqual([]);
    expect(said(`type: screenshot\n${DAY}source: {system: okta}\n`)).toEqual([]);
    expect(said(`type: report\n${DAY}`)).toEqual([]);
  });
});

describe('evidence/orphan and evidence/scattered', () => {
  it('wait until nearly all evidence is linked', () => {
    const linked = Array.from(
      { length: 9 },
      (_, at) => `//- evidence/L${at}.yaml\n${evidence(DAY, `EV-L${at}`)}`,
    );
    const alone = `//- evidence/x.yaml\n${evidence(DAY, 'EV-X').replace('controls: [AC-001]\n', '')}`;
    expect(named(CONTROL + linked.join('') + alone)).toEqual(['evidence/orphan hint']);
    expect(named(CONTROL + linked.slice(1).join('') + alone)).toEqual([]);
  });

  it('are advice about places in the strict profile only', () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map(
      (host) =>
        `//- evidence/${host}.yaml\n${evidence(`type: report\n${DAY}url: https://${host}.example.com/x\n`, `EV-${host}`)}`,
    );
    const on = (profile: string): string =>
      found(`//- .tickmark.yaml\nprofile: ${profile}\n${CONTROL}${files.join('')}`).join();
    expect(on('strict')).toContain('evidence/scattered hint');
    expect(on('recommended')).not.toContain('scattered');
  });
});
