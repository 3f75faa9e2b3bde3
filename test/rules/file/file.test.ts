import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { cpuWatch } from '../../support/cpu-watch.ts';
import { found } from '../../support/found.ts';
import { engineFor, listFindings } from '../../support/workspace.ts';

const HEAD = 'kind: control\nid: AC-001\n';
const REST =
  'title: Accounts are reviewed\nowner: role:it-lead\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}\n';
/** A sound file with one small mistake, beside the broken one: it must be read whatever happens to the other. */
const OF_OTHER =
  'risks/R-1.yaml:3:11-18 record/enum warning "mitigat" is no value of `treatment`. Did you mean mitigate?';

/** The findings of a text as a control file, beside the other file. */
function beside(text: string): string[] {
  const all = listFindings(
    engineFor(
      new Map([
        ['controls/AC-001.yaml', text],
        ['risks/R-1.yaml', 'kind: risk\nid: R-1\ntitle: Loss\ntreatment: mitigat\n'],
      ]),
    ),
  );
  expect(all.at(-1)).toBe(OF_OTHER);
  return all.slice(0, -1).map((line) => line.replace('controls/AC-001.yaml:', ''));
}

describe('broken YAML', () => {
  it.each([
    [
      'an open quote',
      `${HEAD}title: "Accounts\nowner: a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2]}\n`,
      '2:7-16 file/syntax error This text has no closing quote. Write " at its end.',
    ],
    ['an open list', `${HEAD}title: x\nowner: a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC6.2}\n`, undefined],
    [
      'a half-typed line',
      `${HEAD}${REST}stat\n`,
      "6:0-4 file/syntax error This line is not complete. Write 'name: value', or '- ' before an entry of a list.",
    ],
    [
      'a half-typed first line',
      `ki\n${HEAD}${REST}`,
      "0:0-2 file/syntax error This line is not complete. Write 'name: value', or '- ' before an entry of a list.",
    ],
    [
      'a missing space',
      `${HEAD}owner:it-lead\ntitle: x\n`,
      "2:0-13 file/syntax error A space is missing behind the colon. Write 'owner: it-lead'.",
    ],
    [
      'a tab',
      `${HEAD}${REST}schedule:\n\tgrace: P5D\n`,
      '7:0-1 file/syntax error This line is indented with a tab. YAML needs spaces: replace the tab by spaces.',
    ],
    ['a colon in a value', `${HEAD}title: Access: reviewed\nowner: a\n`, undefined],
    ['a list among keys', `${HEAD}${REST}- one\n`, undefined],
    ['an alias without anchor', `${HEAD}owner: *lead\ntitle: x\n`, undefined],
    ['a backslash in double quotes', `${HEAD}title: "C:\\Users"\nowner: a\n`, undefined],
    ['a control character', `${HEAD}title: a\u0007b\nowner: a\n`, undefined],
  ])('%s gives one finding, at its place, and hides what else it broke', (_, text, said) => {
    const lines = beside(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\d+:\d+-\S+ file\/syntax error \S.*\.$/);
    if (said !== undefined) expect(lines).toEqual([said]);
  });

  it('is silent where nothing says that the file is ours', () => {
    expect(found('//- deploy/values.yaml\nname: "x\nimage: y\n')).toEqual([]);
    expect(found('//- controls/notes.yaml\nname: "x\nimage: y\n')).toEqual([]);
  });

  it('is told where only the name of the file says that it is ours', () => {
    expect(found('//- AC-001.control.yaml\n"x\n')).toHaveLength(1);
  });

  it('goes on with the other records of a file', () => {
    const two = `${HEAD}owner "x\n---\nkind: risk\nid: R-2\ntreatment: avoid\n`;
    expect(found(`//- all.yaml\n${two}`).map((line) => line.split(' ')[1])).toEqual([
      'file/syntax',
      'record/required-field',
    ]);
  });

  it('is told in the head of a Markdown file, at its own lines', () => {
    expect(found('//- policies/P.md\n---\nkind: policy\nid: P\ntitle: "Access\n---\n\n# Access\n')).toEqual([
      'policies/P.md:3:7-14 file/syntax error This text has no closing quote. Write " at its end.',
    ]);
  });
});

describe('file/duplicate-key', () => {
  it('points at the second of the two', () => {
    expect(beside(`${HEAD}${REST}owner: b\n`)).toEqual([
      "6:0-5 file/duplicate-key error The key 'owner' is written twice in the same block. Keep one of the two.",
    ]);
  });

  it('finds them in nested blocks and in flow style', () => {
    expect(
      beside(`${HEAD}${REST.replace('{soc2: [CC6.2]}', '{soc2: [CC6.2], soc2: [CC6.3]}')}`),
    ).toHaveLength(1);
    expect(beside(`${HEAD}${REST}schedule:\n  grace: P5D\n  grace: P6D\n`)).toHaveLength(1);
  });
});

describe('file/conflict-marker', () => {
  it.each([
    ['', `${HEAD}<<<<<<< HEAD\nowner: a\n=======\nowner: b\n>>>>>>> other\ntitle: x\n`],
    [
      ' of a merge with the common base',
      `${HEAD}<<<<<<< HEAD\nowner: a\n||||||| base\nowner: c\n=======\nowner: b\n>>>>>>> other\ntitle: x\n`,
    ],
    [' that was half resolved', `${HEAD}<<<<<<< HEAD\nowner: a\ntitle: x\n`],
  ])('is one finding for a conflict%s', (_, text) => {
    const lines = beside(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^2:0-.* file\/conflict-marker error This file holds an unresolved git conflict\./,
    );
  });

  it('is one finding for each conflict of a file', () => {
    const conflict = (key: string): string => `<<<<<<< HEAD\n${key}: a\n=======\n${key}: b\n>>>>>>> other\n`;
    expect(beside(`${HEAD}${conflict('owner')}title: x\n${conflict('frequency')}`)).toHaveLength(2);
  });
});

describe('files that would bring everything to a halt', () => {
  function timed(text: string): string[] {
    const spent = cpuWatch();
    const lines = beside(text);
    expect(spent()).toBeLessThan(10_000);
    return lines;
  }

  it('a file above 10 MB is one finding', () => {
    expect(timed(`${HEAD}${REST}notes: "${'x'.repeat(10_600_000)}"\n`)).toEqual([
      expect.stringMatching(/file\/too-large warning This file is larger than 10 MB and is not read\./),
    ]);
  });

  it('deep nesting is one finding', () => {
    expect(timed(`${HEAD}${REST}notes: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`)).toEqual([
      expect.stringMatching(/file\/too-large warning This file nests more than 100 levels deep/),
    ]);
  });

  it('an alias bomb is one finding', () => {
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let at = 1; at < 30; at++)
      bomb += `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]\n`;
    expect(timed(`${HEAD}${REST}${bomb}satisfied: *a29\n`)).toEqual([
      expect.stringMatching(/file\/too-large warning The aliases/),
    ]);
  });

  it('50,000 lines are read', () => {
    const items = Array.from(
      { length: 12_500 },
      (_, at) => `  - id: RISK-${at}\n    title: Risk ${at}\n    treatment: avoid\n    notes: x\n`,
    ).join('');
    expect(timed(`risks:\n${items}`)).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a key %s is a key of the house',
    (key) => {
      expect(timed(`${HEAD}${REST}${key}: {polluted: true}\n`)).toEqual([]);
      expect(timed(`${HEAD}${REST.replace('soc2:', `${key}: [x], soc2:`)}`)).toEqual([]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );
});

describe('files that cannot be read', () => {
  function after(
    file: string,
    code: 'encoding' | 'unreadable' | 'too-large',
    head = '',
  ): { engine: Engine; lines: string[] } {
    const engine = engineFor(
      new Map([['risks/R-1.yaml', 'kind: risk\nid: R-1\ntitle: Loss\ntreatment: mitigat\n']]),
    );
    engine.apply([{ type: 'unreadable', file, code, reason: 'It cannot be read.', head }]);
    return { engine, lines: listFindings(engine) };
  }

  it('a file is one of records when the first items of its list are', () => {
    const item = (id: string): string => `  - id: ${id}\n    satisfies: {soc2: [CC6.1]}\n`;
    const cut = `${item('AC-001')}${item('AC-002')}  - id: AC-003\n    satisfies: {soc2: [CC`;
    expect(after('all.yaml', 'too-large', `controls:\n${cut}`).lines[0]).toMatch(
      /^all\.yaml:0:0-0 file\/too-large warning/,
    );
    expect(after('all.yaml', 'too-large', `controls:\n  - id: a\n    replicas: 3\n`).lines).toHaveLength(1);
  });

  it.each(['encoding', 'unreadable', 'too-large'] as const)(
    'a file of records gives %s at its start',
    (code) => {
      expect(after('controls/AC-001.control.yaml', code).lines[0]).toMatch(
        new RegExp(
          `^controls/AC-001\\.control\\.yaml:0:0-0 file/${code} (error|warning) It cannot be read\\.`,
        ),
      );
      expect(after('controls/AC-001.yaml', code, 'kind: control\nid: A').lines).toHaveLength(2);
    },
  );

  it('a file of other tools gives nothing', () => {
    expect(after('pictures/a.yaml', 'encoding').lines).toEqual([OF_OTHER]);
    expect(after('k8s/a.yaml', 'encoding', 'apiVersion: v1\nkind: Control').lines).toEqual([OF_OTHER]);
  });

  it('the finding goes when the file can be read', () => {
    const { engine } = after('controls/AC-001.control.yaml', 'encoding');
    engine.apply([{ type: 'text', file: 'controls/AC-001.control.yaml', text: HEAD + REST }]);
    expect(listFindings(engine)).toEqual([OF_OTHER]);
  });
});

it('a scope that is broken for a moment keeps what it said', async () => {
  const { Engine } = await import('../../../server/src/engine/engine.ts');
  const { defaultConfiguration } = await import('../../../server/src/engine/model/configuration-defaults.ts');
  const engine = new Engine({
    configuration: defaultConfiguration(),
    asOf: { date: '2026-01-12', origin: 'pinned' },
    keepLastGood: true,
  });
  const scope = 'kind: scope\nid: S\ntitle: S\nsoc2: {type: type-1, categories: [security]}\n';
  engine.apply([
    { type: 'text', file: 'scope.yaml', text: scope },
    { type: 'text', file: 'controls/A.yaml', text: HEAD + REST.replace('frequency: ad-hoc\n', '') },
    { type: 'complete' },
  ]);
  const named = (): string[] => listFindings(engine).map((line) => line.split(' ').slice(0, 3).join(' '));
  expect(named()).toEqual(['controls/A.yaml:1:4-10 evidence/control-no-frequency hint']);
  engine.apply([{ type: 'text', file: 'scope.yaml', text: `${scope}notes: "x\n` }]);
  expect(named()).toEqual([
    'controls/A.yaml:1:4-10 evidence/control-no-frequency hint',
    'scope.yaml:4:7-9 file/syntax error',
  ]);
});
