import { describe, expect, it } from 'vitest';
import { findingsOf, fixTitles } from '../../support/fixes.ts';
import { engineFor, expectFindings } from '../../support/workspace.ts';
import { control, controlAfterFix, HEAD } from './citing-control.ts';

describe('spelling and several ids in one entry', () => {
  it('reads other spellings as hints', () => {
    control(`
satisfies:
  soc2: [cc6.1, CC 6.2, SOC2-CC6.3, "CC7.3 - Incident response"]
#        ^^^^^ reference/spelling Write CC6.1 instead of "cc6.1"
#               ^^^^^^ reference/spelling
#                       ^^^^^^^^^^ reference/spelling
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference/spelling Write CC7.3
  iso27001: [A5.15, Annex A 5.16, "ISO27001:2022-A.8.10."]
#            ^^^^^ reference/spelling
#                   ^^^^^^^^^^^^ reference/spelling
#                                 ^^^^^^^^^^^^^^^^^^^^^^^ reference/spelling Write A.8.10
`);
  });

  it('keeps the quotes, and every other byte of a file with CRLF and an emoji', () => {
    const body = "# 🔐 access\r\nsatisfies:\r\n  soc2:\r\n    - 'cc6.1' # 🗝️ keys\r\n    - CC6.2\r\n";
    expect(controlAfterFix(body, 'reference/spelling')).toBe(body.replace('cc6.1', 'CC6.1'));
  });

  it('does not drop a title that contradicts its id without asking', () => {
    const { engine } = control(`
satisfies:
  soc2: ["CC6.6 - Access removal"]
#        ^^^^^^^^^^^^^^^^^^^^^^^^ reference/spelling "Access removal" is CC6.2 and CC6.3.
  iso27001: ["A.8.2 - Information classification"]
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference/spelling "Information classification" is A.5.12.
`);
    const [first] = findingsOf(engine, 'reference/spelling');
    expect(first?.severity).toBe('information');
    expect(first && fixTitles(engine, first)).toEqual(['Write CC6.2?', 'Write CC6.3?', 'Write CC6.6?']);
  });

  it('asks for ids one by one where a range or a list stands in one entry', () => {
    const { engine } = control(`
satisfies:
  soc2: CC6.1, CC6.2
#       ^^^^^^^^^^^^ reference/range "CC6.1, CC6.2" stands for CC6.1 and CC6.2
  iso27001:
    - A.5.24 through A.5.26
#     ^^^^^^^^^^^^^^^^^^^^^ reference/range stands for A.5.24, A.5.25 and A.5.26.
    - A.5.15–5.19
#     ^^^^^^^^^^^ reference/range Look at them: the range runs across topics.
`);
    const severities = findingsOf(engine, 'reference/range').map((finding) => finding.severity);
    expect(severities).toEqual(['hint', 'warning', 'warning']);
  });

  it.each([
    ['satisfies:\n  soc2: CC6.1, CC6.2\n', 'satisfies:\n  soc2: [CC6.1, CC6.2]\n'],
    ['satisfies:\n  soc2: [CC6.1-CC6.3, CC6.2]\n', 'satisfies:\n  soc2: [CC6.1, CC6.3, CC6.2]\n'],
    [
      'satisfies:\n  soc2:\n    - CC6.1 to CC6.3 # access\n    - CC7.1\n',
      'satisfies:\n  soc2:\n    - CC6.1 # access\n    - CC6.2\n    - CC6.3\n    - CC7.1\n',
    ],
  ])('expands %j', (before, after) => {
    expect(controlAfterFix(before, 'reference/range')).toBe(after);
  });

  it('leaves an id to the first of two entries that hold it', () => {
    const { engine } = control(`
satisfies:
  iso27001:
    - A.5.1 – A.5.3
#     ^^^^^^^^^^^^^ reference/range stands for A.5.1, A.5.2 and A.5.3
    - "A.5.3, A.5.4"
#     ^^^^^^^^^^^^^^ reference/range stands for A.5.3 and A.5.4
    - "A.5.1, A.5.2" # both
#     ^^^^^^^^^^^^^^ reference/range stands for A.5.1 and A.5.2
`);
    const edits = findingsOf(engine, 'reference/range').map((finding) => {
      const [fix] = engine.fixes(finding);
      return [fix?.safe, ...(fix?.edits ?? []).map(({ text }) => text)];
    });
    expect(edits.slice(1)).toEqual([
      [true, expect.stringContaining('A.5.4')],
      [false, ''],
    ]);
  });

  it('keeps the comment behind an id that a later range holds too, and writes the id once', () => {
    const before = 'satisfies:\n  iso27001:\n    - a.5.1 # policies\n    - A.5.1 to A.5.3 # all\n';
    expect(controlAfterFix(before, 'reference/range')).toBe(
      'satisfies:\n  iso27001:\n    - a.5.1 # policies\n    - A.5.2 # all\n    - A.5.3\n',
    );
  });

  it('reports an id that is listed twice, and only once where the second is spelled in another way', () => {
    control(`
satisfies:
  soc2: [CC6.1, CC6.3, CC6.1]
#                      ^^^^^ reference/duplicate-mapping CC6.1 is listed twice.
  iso27001: [A.5.15, a.5.15, "A.5.15"]
#                    ^^^^^^ reference/spelling
#                            ^^^^^^^^ reference/duplicate-mapping
`);
    expect(
      controlAfterFix('satisfies:\n  soc2: [CC6.1, CC6.3, CC6.1]\n', 'reference/duplicate-mapping'),
    ).toBe('satisfies:\n  soc2: [CC6.1, CC6.3]\n');
  });

  it('lets two parts of one clause stand side by side', () => {
    control(`
satisfies:
  iso27001: ["6.1.3 d)", "6.1.3 f)", "6.1.3(d)"]
#                                    ^^^^^^^^^^ reference/duplicate-mapping
`);
  });

  it('lets the same id stand under two frameworks and in two records', () => {
    expectFindings(`
//- controls/a.yaml
kind: control
id: AC-001
title: Access is reviewed
owner: IT lead
frequency: quarterly
satisfies: {soc2: [CC6.1]}
---
kind: control
id: AC-002
title: Laptops are encrypted
owner: IT lead
frequency: quarterly
satisfies: {soc2: [CC6.1]}
`);
  });
});

describe('the framework that an id belongs to', () => {
  it('says where an id of the other framework belongs', () => {
    control(`
satisfies:
  soc2: [CC6.1, A.5.15]
#               ^^^^^^ reference/unknown-criterion A.5.15 belongs under iso27001, not under soc2.
  ISO-27001: [A.5.16, CC6.2]
#                     ^^^^^ reference/unknown-annex-a CC6.2 belongs under soc2, not under ISO-27001.
`);
  });

  it('moves an id under the key that the record has, or under a new one', () => {
    expect(
      controlAfterFix(
        'satisfies:\n  soc2: [CC6.1, A.5.15]\n  ISO-27001: [A.5.16]\n',
        'reference/unknown-criterion',
      ),
    ).toBe('satisfies:\n  soc2: [CC6.1]\n  ISO-27001: [A.5.16, A.5.15]\n');
    expect(
      controlAfterFix('satisfies:\n  soc2:\n    - CC6.1\n    - A.5.15\n', 'reference/unknown-criterion'),
    ).toBe('satisfies:\n  soc2:\n    - CC6.1\n  iso27001:\n    - A.5.15\n');
  });

  it('does not move what an entry says of its id', () => {
    const engine = engineFor(
      new Map([
        [
          'controls/a.yaml',
          `${HEAD}satisfies:\n  soc2:\n    - CC6.1\n    - A.5.16 # why\n    - {id: A.5.15, note: why}\n`,
        ],
      ]),
    );
    const fixes = findingsOf(engine, 'reference/unknown-criterion').map((finding) => engine.fixes(finding));
    expect(fixes).toEqual([[], []]);
  });

  it('reports a key that names the 2013 edition once, and none of its ids', () => {
    control(`
satisfies:
  soc2: [CC6.3]
  ISO27001:2013: [A.9.2.1, A.8.2, A.17, nonsense]
# ^^^^^^^^^^^^^ reference/withdrawn-edition certificates lapsed on 31 October 2025
`);
  });

  it.each(['mappings', 'frameworks', 'compliance', 'standards'])('reads %s as satisfies', (key) => {
    expectFindings(`
kind: control
id: AC-001
title: Access is reviewed
owner: IT lead
frequency: quarterly
${key}:
  SOC 2: [CC9.3]
#         ^^^^^ reference/unknown-criterion
  iso27001-2013: [A.9.2.1]
# ^^^^^^^^^^^^^ reference/withdrawn-edition
`);
  });

  it('names the edition in a programme, with the tense that its date asks for', () => {
    const source = (tense: string): string => `
//- program.yaml
kind: program
id: PRG-1
title: Programme
frameworks:
  - {id: soc2, version: tsc-2017}
  - {id: iso27001, version: "2013"}
#                           ^^^^^^ reference/withdrawn-edition certificates ${tense} on 31 October 2025
`;
    expectFindings(source('lapsed'), { asOf: { date: '2025-11-01', origin: 'pinned' } });
    expectFindings(source('lapse'), { asOf: { date: '2025-10-31', origin: 'pinned' } });
  });

  it('lets a workspace keep the old edition as a framework of its own', () => {
    expectFindings(`
//- frameworks/old.yaml
kind: framework
id: iso27001-2013
title: What the old contract names
version: "2013"
requirements:
  - {id: A.9.2.1, title: Registration}
//- controls/a.yaml
kind: control
id: AC-001
title: Access is reviewed
owner: IT lead
frequency: quarterly
satisfies:
  soc2: [CC6.3]
  iso27001-2013: [A.9.2.1]
`);
  });

  it('checks the ids of frameworks that the workspace defines, and no others', () => {
    expectFindings(`
//- frameworks/addendum.yaml
kind: framework
id: addendum
title: Customer addendum
ids: 'ADD-\\d{2}'
requirements:
  - {id: ADD-01, title: Notify within a day}
  - {id: ADD-02, title: Keep data in the EU}
//- controls/a.yaml
kind: control
id: AC-001
title: Access is reviewed
owner: IT lead
frequency: quarterly
satisfies:
  soc2: [CC6.3]
  addendum: [ADD-01, add-02, ADD-03, TBD]
#                    ^^^^^^ reference/spelling Write ADD-02
#                            ^^^^^^ reference/unknown-criterion ADD-03 is not a requirement of addendum. Did you mean
#                                    ^^^ reference/placeholder-criterion
  nist-csf: [PR.AC-1, whatever, TBD]
`);
  });
});
