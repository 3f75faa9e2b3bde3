import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineFor, listFindings } from '../support/workspace.ts';

const root = join(import.meta.dirname, 'fixtures', 'silence');

/** Files in the shape of other tools' files, by their path below the fixtures. */
const OTHERS: readonly (readonly [string, string])[] = readdirSync(root, {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  )
  .sort()
  .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);

/** Where somebody might keep them: at the root, in a folder of their own, and in each of our folders. */
const PLACES = [
  '',
  'deploy/',
  'controls/',
  'policies/',
  'risks/',
  'evidence/',
  'vendors/',
  'incidents/',
  'frameworks/',
  'compliance/controls/',
  'security/policies/',
];

describe('files of other tools are left alone, wherever they lie', () => {
  it('knows a good number of them', () => {
    expect(OTHERS.length).toBeGreaterThan(60);
  });

  it.each(OTHERS)('%s', (file, text) => {
    for (const place of PLACES) {
      const path = place + (place === '' ? file.slice(file.lastIndexOf('/') + 1) : file);
      const engine = engineFor(new Map([[path, text]]), { artifacts: [] });
      expect(engine.why(path), path).toMatchObject({ ours: false, because: expect.stringMatching(/\S/) });
      expect(listFindings(engine), path).toEqual([]);
    }
  });

  it('stay silent beside records of ours, under every severity', () => {
    const files = new Map(OTHERS.map(([file, text]) => [`controls/${file}`, text]));
    files.set('.tickmark.yaml', 'profile: strict\n');
    files.set(
      'controls/AC-001.yaml',
      'kind: control\nid: AC-001\ntitle: Access is reviewed\nowner: IT\nsatisfies: {soc2: [CC6.3]}\n',
    );
    const engine = engineFor(files, { artifacts: [] });
    expect(listFindings(engine).filter((line) => !/^(?:controls\/AC-001|\.tickmark)/.test(line))).toEqual([]);
    expect([...engine.files()]).toEqual(['controls/AC-001.yaml']);
  });
});

describe('the same files become ours when they say so', () => {
  it.each([
    ['compose.control.yaml', 'id: AC-001\ntitle: Access is reviewed\n'],
    ['lists/any.yaml', 'controls:\n  - id: AC-001\n    satisfies: {soc2: [CC6.1]}\n'],
    ['any/where.yaml', 'kind: control\nid: AC-001\n'],
    ['any/where.yaml', 'id: AC-001\nframeworks: [soc2]\nsatisfies: {soc2: [CC6.1]}\n'],
    ['any/where.yaml', 'id: AC-001\ncompliance: {soc2: true, iso27001: A.5.15}\n'],
    ['s3.policy.yml', 'satisfies: {soc2: [CC6.1]}\n'],
    ['evidence/e.yaml', 'id: E-1\nstage: leaver\n'],
    ['evidence/e.yaml', 'id: E-1\npopulation: {count: 12}\n'],
    ['risks/r.yaml', 'id: R-1\ntreatment: share\n'],
    ['risks/r.yaml', 'id: R-1\ntreatment: mitigat\n'],
    ['risks/r.yaml', 'id: R-1\ntreatment: {option: mitigate}\n'],
  ])('%s', (file, text) => {
    expect(engineFor(new Map([[file, text]])).why(file)?.ours).toBe(true);
  });
});
