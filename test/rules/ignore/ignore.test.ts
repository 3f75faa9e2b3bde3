import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/fixture.ts';
import { found, mended, named } from '../../support/found.ts';
import { engineFor, listFindings } from '../../support/workspace.ts';

const HEAD = 'kind: control\nid: AC-1\ntitle: One\nowner: a\nsatisfies: {soc2: [CC6.2]}\n';
const WRONG = 'frequency: quartely';
const SILENT = ': our own word';

describe('a suppression comment', () => {
  it('covers its line, the next node, or the file', () => {
    expect(found(`${HEAD}${WRONG} # tickmark-ignore record/enum${SILENT}\n`)).toEqual([]);
    expect(found(`${HEAD}# tickmark-ignore record/enum${SILENT}\n${WRONG}\n`)).toEqual([]);
    expect(
      found(`//- controls/a.yaml\n# tickmark-ignore-file record/enum${SILENT}\n${HEAD}${WRONG}\n`),
    ).toEqual([]);
  });

  it('covers no other line, and nothing behind the next node', () => {
    expect(named(`${HEAD}# tickmark-ignore record/enum${SILENT}\nmethod: manual\n${WRONG}\n`)).toEqual([
      'ignore/unused hint',
      'record/enum warning',
    ]);
    expect(named(`${HEAD}method: manual # tickmark-ignore record/enum${SILENT}\n${WRONG}\n`)).toEqual([
      'ignore/unused hint',
      'record/enum warning',
    ]);
  });

  it('covers all of a node of several lines', () => {
    const nested = 'schedule:\n  performed: in-perod\n  grace: P5D\n';
    expect(named(HEAD + nested)).toContain('record/enum warning');
    expect(found(`${HEAD}frequency: ad-hoc\n# tickmark-ignore record/enum${SILENT}\n${nested}`)).toEqual([]);
  });

  it('covers one entry of a list', () => {
    const item = (id: string, before = ''): string =>
      `${before}  - {id: ${id}, title: ${id}, treatment: mitigat}\n`;
    const list = `//- r.yaml\nrisks:\n${item('R-1', `  # tickmark-ignore record/enum${SILENT}\n`)}${item('R-2')}`;
    expect(found(list)).toHaveLength(1);
    expect(found(list)[0]).toMatch(/^r\.yaml:3:/);
  });

  it('names several rules, or a group', () => {
    const two = `${HEAD.replace('owner: a\n', '')}${WRONG}\n`.replace(
      'id: AC-1',
      'id: AC-1 # tickmark-ignore record/owner-missing, evidence/*: x',
    );
    expect(named(two)).toEqual(['ignore/unused hint', 'record/enum warning']);
    expect(found(`${HEAD}${WRONG} # tickmark-ignore record/*${SILENT}\n`)).toEqual([]);
  });

  it('holds through its last day', () => {
    const source = `${HEAD}${WRONG} # tickmark-ignore record/enum until 2026-01-12${SILENT}\n`;
    expect(found(source)).toEqual([]);
    expect(found(source, { asOf: { date: '2026-01-13', origin: 'pinned' } })).toEqual([
      expect.stringContaining('record/enum'),
      'controls/control.yaml:5:20-80 ignore/expired warning This suppression ran out on 2026-01-12. Mend what it hides, or decide on a new date.',
    ]);
  });

  it('silences without a reason too, and is asked for one', () => {
    expect(found(`${HEAD}${WRONG} # tickmark-ignore record/enum\n`)).toEqual([
      'controls/control.yaml:5:20-49 ignore/no-reason warning Say why record/enum is silenced here: write the reason after a colon.',
    ]);
    expect(named(`${HEAD}${WRONG} # tickmark-ignore record/enum: ?\n`)).toEqual(['ignore/no-reason warning']);
  });

  it('that names no rule is one finding', () => {
    expect(named(`${HEAD}frequency: ad-hoc # tickmark-ignore\n`)).toEqual(['ignore/no-reason warning']);
  });

  it('works in the head of a Markdown file', () => {
    const policy =
      '//- policies/P.md\n---\nkind: policy\nid: P\ntitle: Access\ntype: polcy # tickmark-ignore record/enum: x\n---\n# Access\n';
    expect(found(policy)).toEqual([]);
  });

  it('silences what is wrong with the text of a file', () => {
    const conflict = `${HEAD}<<<<<<< HEAD\nfrequency: daily\n=======\nfrequency: weekly\n>>>>>>> other\n`;
    expect(named(`//- controls/a.yaml\n${conflict}`)).toEqual(['file/conflict-marker error']);
    expect(
      found(`//- controls/a.yaml\n# tickmark-ignore-file file/*: being merged today\n${conflict}`),
    ).toEqual([]);
  });

  it('silences a kind that is not read', () => {
    expect(
      found(`${HEAD.replace('kind: control', 'kind: contol # tickmark-ignore record/unknown-kind: x')}`),
    ).toEqual([]);
  });

  it('is no word of another comment', () => {
    expect(
      found(`${HEAD}frequency: ad-hoc # see tickmark-ignore in the guide\n# tickmark-ignored by nobody\n`),
    ).toEqual([]);
  });

  it('silences no finding about comments', () => {
    expect(
      named(
        `//- controls/a.yaml\n# tickmark-ignore-file ignore/*: x\n${HEAD}${WRONG} # tickmark-ignore record/enum\n`,
      ),
    ).toContain('ignore/no-reason warning');
  });
});

describe('ignore/unused', () => {
  it('removes the comment with its line, or with the blanks before it', () => {
    expect(
      mended(`${HEAD}frequency: ad-hoc   # tickmark-ignore record/enum: x\n`, 'Remove the comment'),
    ).toBe(`${HEAD}frequency: ad-hoc\n`);
    expect(mended(`${HEAD}# tickmark-ignore record/enum: x\nfrequency: ad-hoc\n`, 'Remove the comment')).toBe(
      `${HEAD}frequency: ad-hoc\n`,
    );
  });

  it('points at the one name of several that does nothing', () => {
    const source = `${HEAD}${WRONG} # tickmark-ignore record/date, record/enum, record/shape: x\n`;
    expect(found(source)).toEqual([
      'controls/control.yaml:5:38-49 ignore/unused hint record/date is not reported here. Remove the name.',
      'controls/control.yaml:5:64-76 ignore/unused hint record/shape is not reported here. Remove the name.',
    ]);
    expect(mended(source, 'Remove record/date')).toContain('# tickmark-ignore record/enum, record/shape: x');
    expect(mended(source, 'Remove record/shape')).toContain('# tickmark-ignore record/date, record/enum: x');
  });

  it('says that there is no such rule', () => {
    const source = `${HEAD}${WRONG} # tickmark-ignore record/enun: x\n`;
    expect(found(source)).toContain(
      'controls/control.yaml:5:38-49 ignore/unused hint There is no rule record/enun, so nothing is silenced. Did you mean record/enum?',
    );
    expect(mended(source, 'Write record/enum')).toContain('# tickmark-ignore record/enum: x');
  });

  it('waits for the index, for readable text, and for the reason', () => {
    const source = `${HEAD}frequency: ad-hoc # tickmark-ignore record/enum: x\n`;
    expect(found(source, { incomplete: true })).toEqual([]);
    expect(named(`${source}stat\n`)).toEqual(['file/syntax error']);
    expect(named(source.replace(': x', ''))).toEqual(['ignore/no-reason warning']);
  });

  it('appears when the mistake is mended', () => {
    const engine = engineFor(readFixture(`${HEAD}${WRONG} # tickmark-ignore record/enum: x\n`).files);
    expect(listFindings(engine)).toEqual([]);
    engine.apply([
      {
        type: 'text',
        file: 'controls/control.yaml',
        text: `${HEAD}frequency: quarterly # tickmark-ignore record/enum: x\n`,
      },
    ]);
    expect(listFindings(engine).map((line) => line.split(' ')[1])).toEqual(['ignore/unused']);
  });

  it('counts a comment as used whose finding is switched off, or summed up elsewhere', () => {
    const settings = '//- .tickmark.yaml\nseverity: {record/enum: off}\n';
    expect(
      found(`${settings}//- controls/a.yaml\n${HEAD}${WRONG} # tickmark-ignore record/enum: x\n`),
    ).toEqual([]);
  });
});
