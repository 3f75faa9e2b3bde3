import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { batchFixes } from '../../server/src/engine/features/batch-fixes.ts';
import { type CodeAction, codeActions } from '../../server/src/engine/features/code-actions.ts';
import { planRecord } from '../../server/src/engine/features/new-record.ts';
import type { FileEdit } from '../../server/src/engine/rules/rule.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor } from '../support/workspace.ts';

const SPELLED = `kind: control
id: AC-001
title: Access
owner: Mira
frequency: quarterly
satisfies:
  soc2:
    - cc6.2
    - cc6.3
    - CC6.99
`;

function engineOf(source: string): Engine {
  return engineFor(readFixture(source).files);
}

function actionsAt(engine: Engine, file: string, token: string): readonly CodeAction[] {
  const start = engine.text(file).indexOf(token);
  return codeActions(engine, file, { start, end: start + token.length }, { isElsewhere: () => true });
}

function applied(text: string, edits: readonly FileEdit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text: written }) => result.slice(0, span.start) + written + result.slice(span.end),
      text,
    );
}

function run<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const CONTROL = 'controls/AC-001.yaml';

describe('actions', () => {
  it('are cures first, then batches, then silence', () => {
    const engine = engineOf(`//- ${CONTROL}\n${SPELLED}`);
    const actions = actionsAt(engine, CONTROL, 'cc6.2');
    expect(actions.map(({ type }) => type)).toEqual(['fix', 'fix-all', 'fix-all', 'ignore', 'ignore']);
    expect(actions[0]).toMatchObject({ type: 'fix', preferred: true, fix: { safe: true } });
    expect(actions.map(({ title }) => title).slice(1)).toEqual([
      'Fix all reference/spelling in this file',
      'Fix all reference/spelling in the workspace',
      'Ignore reference/spelling on this line',
      'Ignore reference/spelling in this file',
    ]);
  });

  it('that assert something are never preferred', () => {
    const engine = engineOf(`//- ${CONTROL}\n${SPELLED}`);
    for (const file of engine.files()) {
      const all = codeActions(engine, file, { start: 0, end: engine.text(file).length });
      for (const action of all)
        if (action.type === 'fix' && !action.fix.safe) expect(action.preferred).toBe(false);
    }
  });

  it('do not exist where there is no finding', () => {
    const engine = engineOf(`//- ${CONTROL}\n${SPELLED}`);
    expect(codeActions(engine, CONTROL, { start: 5, end: 5 })).toEqual([]);
    expect(codeActions(engine, 'nowhere.yaml', { start: 0, end: 99 })).toEqual([]);
  });
});

describe('a batch', () => {
  it('cures all that is safe, and nothing comes back', () => {
    const engine = engineOf(`//- ${CONTROL}\n${SPELLED}`);
    const batch = run(batchFixes(engine, [CONTROL]));
    expect(batch.cured).toBe(2);
    const text = applied(engine.text(CONTROL), batch.edits);
    expect(text).toBe(SPELLED.replace('cc6.2', 'CC6.2').replace('cc6.3', 'CC6.3'));
    engine.apply([{ type: 'text', file: CONTROL, text }]);
    expect(run(batchFixes(engine, [CONTROL])).edits).toEqual([]);
  });

  it('may be of one rule in many files', () => {
    const engine = engineOf(
      `//- ${CONTROL}\n${SPELLED}//- controls/b.yaml\n${SPELLED.replace('AC-001', 'AC-002')}`,
    );
    const batch = run(batchFixes(engine, engine.files(), { rule: 'reference/spelling' }));
    expect(new Set(batch.edits.map(({ file }) => file))).toEqual(new Set([CONTROL, 'controls/b.yaml']));
    expect(run(batchFixes(engine, engine.files(), { rule: 'reference/yaml-number' })).cured).toBe(0);
  });
});

describe('silence', () => {
  function silenced(source: string, token: string, title: RegExp): string {
    const engine = engineOf(`//- ${CONTROL}\n${source}`);
    const action = actionsAt(engine, CONTROL, token).find(
      (each) => each.type === 'ignore' && title.test(each.title),
    );
    if (action?.type !== 'ignore') return '';
    const rule = action.finding.rule;
    const text = applied(engine.text(CONTROL), [action.edit]);
    const start = text.indexOf(token);
    engine.apply([{ type: 'text', file: CONTROL, text }]);
    const left = engine
      .findings(CONTROL)
      .filter((finding) => finding.rule === rule && finding.problem.span.start === start);
    expect(left, 'it is silent now').toEqual([]);
    expect(engine.facts(CONTROL)?.problems).toEqual([]);
    return text;
  }

  it('stands at the end of the line, with a question where the reason belongs', () => {
    expect(silenced(SPELLED, 'CC6.99', /on this line/)).toContain(
      '- CC6.99 # tickmark-ignore reference/unknown-criterion: ?\n',
    );
  });

  it('stands above the line where a comment ends it already', () => {
    const source = SPELLED.replace('- CC6.99', '- CC6.99 # a word');
    expect(silenced(source, 'CC6.99', /on this line/)).toContain(
      '    # tickmark-ignore reference/unknown-criterion: ?\n    - CC6.99 # a word\n',
    );
  });

  it('joins a comment that silences another rule there', () => {
    const source = SPELLED.replace('- CC6.99', '- CC6.99 # tickmark-ignore reference/spelling: later');
    expect(silenced(source, 'CC6.99', /on this line/)).toContain(
      '# tickmark-ignore reference/spelling, reference/unknown-criterion: later',
    );
  });

  it('covers a file from its first line', () => {
    expect(silenced(SPELLED, 'CC6.99', /in this file/)).toMatch(
      /^# tickmark-ignore-file reference\/unknown-criterion: \?\nkind/,
    );
  });

  it('keeps CRLF', () => {
    expect(silenced(SPELLED.replaceAll('\n', '\r\n'), 'CC6.99', /in this file/)).toMatch(/: \?\r\nkind/);
    expect(silenced(SPELLED.replaceAll('\n', '\r\n'), 'CC6.99', /on this line/)).toContain(
      'criterion: ?\r\n',
    );
  });

  it('works in flow style and at the end of a text without a line break', () => {
    const source = 'kind: control\nid: AC-001\ntitle: Access\nsatisfies: {soc2: [CC6.99]}';
    expect(silenced(source, 'CC6.99', /on this line/)).toMatch(
      /\]\} # tickmark-ignore reference\/unknown-criterion: \?$/,
    );
  });
});

describe('a new record', () => {
  const taken = (): boolean => false;

  it('goes on with the series that has the most ids, in the folder of most', () => {
    const engine = engineOf(
      `//- grc/controls/AC-009.yaml\n${SPELLED.replace('AC-001', 'AC-009')}//- grc/controls/AC-001.yaml\n${SPELLED}//- controls/MON-042.yaml\n${SPELLED.replace('AC-001', 'MON-042')}`,
    );
    const plan = planRecord(engine, 'control', 'Backups: restored', taken);
    expect(plan).toMatchObject({ id: 'AC-010', file: 'grc/controls/AC-010.yaml' });
    expect(plan?.text).toContain('id: AC-010\ntitle: "Backups: restored"\n');
  });

  it('begins every kind with a text that is read as that kind', () => {
    for (const kind of [
      'control',
      'risk',
      'evidence',
      'vendor',
      'incident',
      'policy',
      'scope',
      'program',
      'soa',
      'crosswalk',
      'framework',
    ]) {
      const engine = engineOf('//- readme.md\nx\n');
      const plan = planRecord(engine, kind, undefined, taken);
      if (plan === undefined) throw new Error(`no plan for ${kind}`);
      engine.apply([{ type: 'text', file: plan.file, text: plan.text }]);
      expect(engine.facts(plan.file)?.records).toMatchObject([{ kind, id: plan.id }]);
      expect(engine.facts(plan.file)?.problems).toEqual([]);
    }
  });

  it('takes no id and no file that exists', () => {
    const engine = engineOf('//- risks/x.yaml\nkind: control\nid: r-001\ntitle: x\n');
    const plan = planRecord(engine, 'risk', undefined, (file) => file === 'risks/R-002.yaml');
    expect(plan).toMatchObject({ id: 'R-002', file: 'risks/R-002-2.yaml' });
    expect(planRecord(engine, 'poem', undefined, taken)).toBeUndefined();
  });
});
