import { describe, expect, it } from 'vitest';
import { Engine } from '../../server/src/engine/engine.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import type { ArtifactFact } from '../../server/src/engine/workspace/view.ts';
import { cpuWatch } from '../support/cpu-watch.ts';
import { AS_OF, engineFor, listFindings } from '../support/workspace.ts';

const CONTROL =
  'kind: control\nid: AC-1\ntitle: Access\nowner: me\nfrequency: quarterly\nstatus: operating\nsatisfies: {soc2: [CC6.2]}\nevidence: [EV-1]\n';
const EVIDENCE =
  'kind: evidence\nid: EV-1\ntitle: Export\ntype: config-export\ncontrols: [AC-1]\ncollected_on: 2025-12-01\nfrequency: quarterly\npath: out/a.csv\n';

const rules = (engine: Engine, file: string): string[] => engine.findings(file).map(({ rule }) => rule);
const tell = (engine: Engine, file: string, text: string) => engine.apply([{ type: 'text', file, text }]);
const day = (engine: Engine, date: string) =>
  engine.apply([{ type: 'as-of', asOf: { date, origin: 'pinned' } }]);

function artifact(path: string, from: string, exists: boolean): ArtifactFact {
  return {
    path,
    from,
    exists,
    sameButCase: undefined,
    gitIgnored: false,
    size: exists ? 1 : undefined,
    sha256: undefined,
  };
}

/** What a fresh engine finds in the same files. */
function fresh(engine: Engine, files: Readonly<Record<string, string>>, date: string): void {
  const other = engineFor(new Map(Object.entries(files)), { asOf: { date, origin: 'pinned' } });
  expect(listFindings(engine)).toEqual(listFindings(other));
}

describe('a change of the day', () => {
  it('is felt in files that nobody edits, and taken back when the day goes back', () => {
    const files = { 'controls/a.yaml': CONTROL, 'evidence/e.yaml': EVIDENCE };
    const engine = engineFor(new Map(Object.entries(files)));
    const before = listFindings(engine);
    expect(rules(engine, 'evidence/e.yaml')).not.toContain('evidence/stale');
    expect(day(engine, '2027-01-01').touched).toBe('all');
    expect(rules(engine, 'evidence/e.yaml')).toContain('evidence/stale');
    fresh(engine, files, '2027-01-01');
    day(engine, AS_OF);
    expect(listFindings(engine)).toEqual(before);
  });
});

describe('an index that is still filling', () => {
  it('says nothing that another file may explain, and says it when all files are there', () => {
    const engine = engineFor(new Map([['controls/a.yaml', CONTROL.replace('CC6.2', 'CC9.3')]]), {
      incomplete: true,
    });
    expect(rules(engine, 'controls/a.yaml')).toEqual(['reference/unknown-criterion']);
    expect(engine.apply([{ type: 'complete' }]).touched).toBe('all');
    expect(rules(engine, 'controls/a.yaml')).toContain('reference/unknown-document');
  });
});

describe('a framework of the workspace', () => {
  const GDPR =
    'kind: framework\nid: gdpr\ntitle: GDPR\nids: "G-\\\\d"\nrequirements: [{id: G-1, title: One}]\n';
  const HOUSE = 'id: H-1\nname: House control\nsatisfies: {gdpr: [G-1]}\n';

  it('makes files ours that cite it, and its removal makes them strangers again', () => {
    const engine = engineFor(new Map([['controls/h.yaml', HOUSE]]));
    expect(engine.why('controls/h.yaml')?.ours).toBe(false);
    expect(tell(engine, 'frameworks/gdpr.yaml', GDPR).touched).toBe('all');
    expect(engine.why('controls/h.yaml')?.ours).toBe(true);
    expect([...engine.workspace.citationsOf('gdpr', 'G-1')]).toHaveLength(1);
    fresh(engine, { 'controls/h.yaml': HOUSE, 'frameworks/gdpr.yaml': GDPR }, AS_OF);
    engine.apply([{ type: 'removed', file: 'frameworks/gdpr.yaml' }]);
    expect(engine.why('controls/h.yaml')?.ours).toBe(false);
    expect(engine.filesWithFindings()).toEqual([]);
  });
});

describe('what is known of artifacts', () => {
  const files = { 'controls/a.yaml': CONTROL, 'evidence/e.yaml': EVIDENCE };

  it('may arrive late, change and change back', () => {
    const engine = new Engine({
      configuration: defaultConfiguration(),
      asOf: { date: AS_OF, origin: 'pinned' },
    });
    for (const [file, text] of Object.entries(files)) tell(engine, file, text);
    engine.apply([{ type: 'complete' }]);
    expect(rules(engine, 'evidence/e.yaml')).not.toContain('reference/missing-file');
    expect(engine.wantedPaths()).toHaveLength(1);
    const missing = (exists: boolean) =>
      engine.apply([{ type: 'artifacts', artifacts: [artifact('out/a.csv', 'evidence', exists)] }]);
    missing(false);
    expect(engine.wantedPaths()).toEqual([]);
    expect(rules(engine, 'evidence/e.yaml')).toContain('reference/missing-file');
    missing(true);
    expect(rules(engine, 'evidence/e.yaml')).not.toContain('reference/missing-file');
    missing(false);
    expect(rules(engine, 'evidence/e.yaml')).toContain('reference/missing-file');
  });

  it('of which nothing points at any more changes nothing', () => {
    const engine = engineFor(new Map(Object.entries(files)));
    engine.apply([{ type: 'removed', file: 'evidence/e.yaml' }]);
    engine.apply([{ type: 'artifacts', artifacts: [artifact('out/a.csv', 'evidence', false)] }]);
    fresh(engine, { 'controls/a.yaml': CONTROL }, AS_OF);
  });
});

describe('a path that points at a YAML file', () => {
  const target = 'controls/b.yaml';
  const POINTING = EVIDENCE.replace('out/a.csv', target);
  const TARGET = 'kind: control\nid: AC-2\nsatisfies: {soc2: [CC9.3]}\n';

  it.each([true, false])(
    'makes it an artifact, and its end makes it a record again; target told first: %s',
    (targetFirst) => {
      const engine = engineFor(new Map([['controls/a.yaml', CONTROL]]));
      const steps = [() => tell(engine, target, TARGET), () => tell(engine, 'evidence/e.yaml', POINTING)];
      for (const step of targetFirst ? steps : steps.reverse()) step();
      expect(engine.why(target)?.ours).toBe(false);
      expect(engine.findings(target)).toEqual([]);
      expect(engine.workspace.definitions('AC-2')).toEqual([]);
      tell(engine, target, TARGET.replace('CC9.3', 'CC9.4'));
      expect(engine.findings(target)).toEqual([]);
      tell(engine, 'evidence/e.yaml', EVIDENCE);
      expect(engine.why(target)?.ours).toBe(true);
      expect(engine.findings(target).some(({ problem }) => problem.message.includes('CC9.4'))).toBe(true);
      expect(engine.workspace.definitions('AC-2')).toHaveLength(1);
      tell(engine, 'evidence/e.yaml', POINTING);
      expect(engine.findings(target)).toEqual([]);
      engine.apply([{ type: 'removed', file: 'evidence/e.yaml' }]);
      expect(engine.why(target)?.ours).toBe(true);
    },
  );

  it('keeps it an artifact while one of two records still points at it', () => {
    const other = POINTING.replace('EV-1', 'EV-2');
    const engine = engineFor(
      new Map([
        [target, TARGET],
        ['evidence/e.yaml', POINTING],
        ['evidence/f.yaml', other],
      ]),
    );
    engine.apply([{ type: 'removed', file: 'evidence/e.yaml' }]);
    expect(engine.why(target)?.ours).toBe(false);
    engine.apply([{ type: 'removed', file: 'evidence/f.yaml' }]);
    expect(engine.why(target)?.ours).toBe(true);
  });
});

describe('the first and the last record of a kind', () => {
  it.each([
    [
      'scope',
      'kind: scope\nid: S-1\ntitle: Scope\nsystems: [{id: okta, title: Okta}]\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n',
    ],
    ['program', 'kind: program\nid: P-1\ntitle: Programme\nframeworks: [soc2]\npeople: [{id: a, name: A}]\n'],
    ['risk', 'kind: risk\nid: R-1\ntitle: Leak\nowner: me\ntreatment: mitigate\ncontrols: [AC-1]\n'],
    ['policy', 'kind: policy\nid: POL-1\ntitle: Policy\nowner: me\napproved_on: 2025-01-01\n'],
    ['vendor', 'kind: vendor\nid: V-1\ntitle: Vendor\nowner: me\ntier: critical\n'],
  ])('%s comes and goes and leaves no trace', (kind, text) => {
    const control = `${CONTROL}systems: [okta, nowhere]\nrisks: [R-1]\npolicies: [POL-1]\nprovider: V-1\n`;
    const files = {
      'controls/a.yaml': control.replace('owner: me', 'owner: person:a'),
      'evidence/e.yaml': EVIDENCE,
    };
    const engine = engineFor(new Map(Object.entries(files)));
    const before = listFindings(engine);
    for (let round = 0; round < 2; round++) {
      tell(engine, `x/${kind}.yaml`, text);
      fresh(engine, { ...files, [`x/${kind}.yaml`]: text }, AS_OF);
      engine.apply([{ type: 'removed', file: `x/${kind}.yaml` }]);
      expect(listFindings(engine)).toEqual(before);
    }
  });
});

describe('a scope that is broken for a while', () => {
  const SCOPE =
    'kind: scope\nid: S-1\ntitle: Scope\nsystems: [{id: okta, title: Okta}]\nsoc2: {type: type-2, categories: [security]}\n';
  const control = `${CONTROL}systems: [okta, nowhere]\n`;

  function edited(keepLastGood: boolean): Engine {
    const engine = new Engine({
      configuration: defaultConfiguration(),
      asOf: { date: AS_OF, origin: 'pinned' },
      keepLastGood,
    });
    tell(engine, 'controls/a.yaml', control);
    tell(engine, 'scope.yaml', SCOPE);
    engine.apply([{ type: 'complete' }]);
    tell(engine, 'scope.yaml', SCOPE.replace('title: Scope', 'title: [Scope'));
    return engine;
  }

  it('keeps what it said, and shows what is broken, in an editor', () => {
    const engine = edited(true);
    expect(rules(engine, 'scope.yaml')).toEqual(['file/syntax']);
    expect(engine.workspace.nested('okta')).toHaveLength(1);
    tell(engine, 'scope.yaml', SCOPE);
    const other = engineFor(
      new Map([
        ['controls/a.yaml', control],
        ['scope.yaml', SCOPE],
      ]),
    );
    expect(listFindings(engine)).toEqual(
      listFindings(other).filter((line) => !line.includes('missing-file')),
    );
  });

  it('says what it says now elsewhere', () => {
    expect(rules(edited(false), 'scope.yaml')).toContain('file/syntax');
  });
});

describe('large workspaces', () => {
  const timed = (run: () => unknown): number => {
    const spent = cpuWatch();
    run();
    return spent();
  };

  it('bear ten thousand records that share one id', () => {
    const engine = new Engine({
      configuration: defaultConfiguration(),
      asOf: { date: AS_OF, origin: 'pinned' },
    });
    const text = (index: number) =>
      `kind: control\nid: AC-1\ntitle: Control number ${index}\nowner: me\nsatisfies: {soc2: [CC6.2]}\n`;
    const index = timed(() => {
      engine.apply(
        Array.from({ length: 10_000 }, (_, at) => ({
          type: 'text' as const,
          file: `controls/c${at}.yaml`,
          text: text(at),
        })),
      );
      engine.apply([{ type: 'complete' }]);
    });
    expect(index).toBeLessThan(8000);
    expect(timed(() => engine.filesWithFindings())).toBeLessThan(8000);
    expect(engine.findings('controls/c5000.yaml').map(({ rule }) => rule)).toContain(
      'reference/duplicate-id',
    );
    const edit = timed(() => {
      tell(engine, 'controls/c5000.yaml', `${text(5000)}# more\n`);
      engine.findings('controls/c5000.yaml');
    });
    expect(edit).toBeLessThan(1000);
  });

  it('bear a control with five thousand evidence records', () => {
    const ids = Array.from({ length: 5000 }, (_, at) => `EV-${at}`);
    const control = CONTROL.replace('[EV-1]', `[${ids.join(', ')}]`);
    const evidence = (id: string) => EVIDENCE.replace('EV-1', id).replace('out/a.csv', `out/${id}.csv`);
    const engine = engineFor(
      new Map([
        ['controls/a.yaml', control],
        ...ids.map((id) => [`evidence/${id}.yaml`, evidence(id)] as const),
      ]),
    );
    engine.filesWithFindings();
    const keystroke = timed(() => {
      tell(engine, 'evidence/EV-7.yaml', evidence('EV-7').replace('2025-12-01', '2025-12-02'));
      engine.findings('evidence/EV-7.yaml');
    });
    expect(keystroke).toBeLessThan(2000);
    expect(
      timed(() => {
        for (const _ of engine.check());
      }),
    ).toBeLessThan(5000);
  });

  it('bear a register of five thousand records in one file', () => {
    const item = (at: number) =>
      `  - {id: AC-${at}, title: Control number ${at}, owner: me, status: operating, frequency: quarterly, satisfies: {soc2: [CC6.2, CC9.3]}, evidence: [EV-${at}]}\n`;
    const text = `controls:\n${Array.from({ length: 5000 }, (_, at) => item(at)).join('')}`;
    const engine = engineFor(new Map());
    expect(timed(() => tell(engine, 'controls/register.yaml', text))).toBeLessThan(4000);
    expect(timed(() => engine.findings('controls/register.yaml'))).toBeLessThan(4000);
    expect(engine.findings('controls/register.yaml').length).toBeGreaterThanOrEqual(5000);
    const keystroke = timed(() => {
      tell(engine, 'controls/register.yaml', `${text}${item(5000)}`);
      engine.findings('controls/register.yaml');
    });
    expect(keystroke).toBeLessThan(4000);
  });
});
