import { describe, expect, it } from 'vitest';
import { findingsOf, fixTitles } from '../../support/fixes.ts';
import { engineFor, expectFindings, listFindings } from '../../support/workspace.ts';
import { control, controlAfterFix, HEAD } from './citing-control.ts';

describe('criteria', () => {
  it('says which criterion does not exist and what is nearest', () => {
    control(`
satisfies:
  soc2: [CC6.1, CC9.3, PI1.6]
#               ^^^^^ reference/unknown-criterion CC9.3 is not a criterion of the TSC 2017: CC9 ends at CC9.2. Did you mean CC9.2?
#                      ^^^^^ reference/unknown-criterion Did you mean PI1.5?
`);
  });

  it('finds an unknown criterion in a long entry, and offers to write the nearest in the same quotes', () => {
    const body = "satisfies:\n  soc2:\n    - {id: 'CC9.3', coverage: strong}\n";
    expect(controlAfterFix(body, 'reference/unknown-criterion')).toBe(body.replace('CC9.3', 'CC9.2'));
  });

  it('says what is a placeholder in every framework, and never an id that exists', () => {
    control(`
satisfies:
  soc2: [CC9.9, CCx.x, CC6.1]
#        ^^^^^ reference/placeholder-criterion
#               ^^^^^ reference/placeholder-criterion
  iso27001: [TBD, A.5.1]
#            ^^^ reference/placeholder-criterion
`);
  });

  it('takes a placeholder out of a list, and asks first', () => {
    const engine = engineFor(new Map([['controls/a.yaml', `${HEAD}satisfies:\n  soc2: [CC6.1, TBD]\n`]]));
    const [finding] = findingsOf(engine, 'reference/placeholder-criterion');
    expect(finding && fixTitles(engine, finding)).toEqual(['Remove TBD?']);
    expect(controlAfterFix('satisfies:\n  soc2: [CC6.1, TBD]\n', 'reference/placeholder-criterion')).toBe(
      'satisfies:\n  soc2: [CC6.1]\n',
    );
  });

  it('offers nothing for a placeholder that stands alone', () => {
    const { engine } = control(`
satisfies:
  soc2: TBD
#       ^^^ reference/placeholder-criterion
`);
    const [finding] = findingsOf(engine, 'reference/placeholder-criterion');
    expect(finding && engine.fixes(finding)).toEqual([]);
  });

  it('reads tool numbers of points of focus as their criterion', () => {
    control(`
satisfies:
  soc2: [CC6.1.3, CC7.2-POF1]
#        ^^^^^^^ reference/point-of-focus-id Auditors report on CC6.1: cite that.
#                 ^^^^^^^^^^ reference/point-of-focus-id CC7.2
`);
    const body = 'satisfies:\n  soc2: [CC6.1.3, CC6.2]\n';
    expect(controlAfterFix(body, 'reference/point-of-focus-id')).toBe('satisfies:\n  soc2: [CC6.1, CC6.2]\n');
  });

  it('takes a point of focus out when its criterion is listed', () => {
    const body = 'satisfies:\n  soc2:\n    - CC6.1\n    - CC6.1.3\n';
    expect(controlAfterFix(body, 'reference/point-of-focus-id')).toBe('satisfies:\n  soc2:\n    - CC6.1\n');
  });

  it('speaks of series, themes and chapters in controls', () => {
    control(`
satisfies:
  soc2: [CC6, A1]
#        ^^^ reference/series-as-criterion CC6 is a series of 8 criteria
#             ^^ reference/series-as-criterion
  iso27001: [A.5]
#            ^^^ reference/series-as-criterion A.5 is a theme of 37 controls; name those that apply.
`);
  });

  it('lets policies and evidence cite a series', () => {
    expectFindings(`
//- policies/POL-1.md
---
kind: policy
id: POL-1
title: Access policy
satisfies:
  soc2: [CC6]
  iso27001: [A.5]
---
# Access policy
`);
  });

  it('expands a series into those that are missing, and asks first', () => {
    const body = 'satisfies:\n  soc2: [A1, A1.2]\n';
    expect(controlAfterFix(body, 'reference/series-as-criterion')).toBe(
      'satisfies:\n  soc2: [A1.1, A1.3, A1.2]\n',
    );
  });
});

describe('Annex A and clauses', () => {
  it('says what Annex A does not have', () => {
    control(`
satisfies:
  iso27001: [A.8.35, A.4.1, A.5.0, nonsense]
#            ^^^^^^ reference/unknown-annex-a A.8.35 does not exist: A.8 has 34 controls. Did you mean A.8.34?
#                    ^^^^^ reference/unknown-annex-a Did you mean A.5.1?
#                           ^^^^^ reference/unknown-annex-a
#                                  ^^^^^^^^ reference/unknown-annex-a nonsense is no id of ISO 27001:2022.
`);
  });

  it('says which clauses do not exist, quoted or not', () => {
    control(`
satisfies:
  iso27001: ["9.4", 11.1, clause 3.2]
#            ^^^^^ reference/unknown-clause Clause 9.4 does not exist: chapter 9 ends at 9.3.3. Did you mean 9.3?
#                   ^^^^ reference/unknown-clause the clauses are 4.1 to 10.2
#                         ^^^^^^^^^^ reference/unknown-clause
`);
  });

  it('takes valid clauses in every writing that says clause', () => {
    control(`
satisfies:
  iso27001:
    - "4.1"
    - 9.2
    - 9.3
    - 7.5.3
    - "6.1.3 d)"
    - "8.2"
    - {id: "5.2", type: clause}
    - {id: 8.3, type: clause}
`);
  });

  it('asks what a bare number means where a clause, a control or a 2013 control has it', () => {
    control(`
satisfies:
  iso27001:
    - 8.2
#     ^^^ reference/bare-number 8.2 can mean clause 8.2 (Information security risk assessment) or A.8.2 (Privileged access rights)
    - 5.18
#     ^^^^ reference/bare-number 5.18 is A.5.18 (Access rights): write it with A.
    - 6.1.2
#     ^^^^^ reference/bare-number or A.6.1.2 of 2013 (Segregation of duties)
    - 9.2.6
#     ^^^^^ reference/bare-number In 2022: A.5.18.
    - "8.3" # Information access restriction
#     ^^^^^ reference/bare-number quotes mark a clause
`);
  });

  it.each(['6.1.1', '6.1.2', '9.2.1', '9.2.2'])('knows that %s collides with a control of 2013', (number) => {
    const engine = engineFor(new Map([['controls/a.yaml', `${HEAD}satisfies:\n  iso27001: [${number}]\n`]]));
    expect(listFindings(engine)).toEqual([expect.stringContaining('reference/bare-number warning')]);
  });

  it('writes A. where nothing else can be meant, and asks where a clause has the number', () => {
    const engine = engineFor(new Map([['controls/a.yaml', `${HEAD}satisfies:\n  iso27001: [8.2, 5.18]\n`]]));
    const titles = findingsOf(engine, 'reference/bare-number').map((finding) => fixTitles(engine, finding));
    expect(titles).toEqual([['Write A.8.2?', 'Mark as clause 8.2?'], ['Write A.5.18']]);
    const body = 'satisfies:\n  iso27001: [8.2]\n';
    expect(controlAfterFix(body, 'reference/bare-number', 1)).toBe('satisfies:\n  iso27001: ["8.2"]\n');
  });

  it('reports numbers that lose their last zero, and writes the control', () => {
    control(`
satisfies:
  iso27001: [5.10, 8.30, "A.7.10"]
#            ^^^^ reference/yaml-number Other tools read 5.10 as the number 5.1. Write A.5.10.
#                  ^^^^ reference/yaml-number
`);
    expect(controlAfterFix('satisfies:\n  iso27001:\n    - 5.10 # assets\n', 'reference/yaml-number')).toBe(
      'satisfies:\n  iso27001:\n    - A.5.10 # assets\n',
    );
  });

  it('names the successors of 2013 ids and writes them all', () => {
    const { engine } = control(`
satisfies:
  iso27001: [A.9.2.1, A.18.2.3, A.17, A.9.1]
#            ^^^^^^^ reference/legacy-2013-control A.9.2.1 is ISO 27001:2013 (User registration and de-registration). In 2022: A.5.16.
#                     ^^^^^^^^ reference/legacy-2013-control In 2022: A.5.36 and A.8.8.
#                               ^^^^ reference/legacy-2013-group A.17 is a domain of ISO 27001:2013
#                                     ^^^^^ reference/legacy-2013-group A.9.1 is an objective
`);
    const tags = findingsOf(engine, 'reference/legacy-2013-control').map((finding) => finding.problem.tag);
    expect(tags).toEqual(['deprecated', 'deprecated']);
    expect(controlAfterFix('satisfies:\n  iso27001: [A.18.2.3]\n', 'reference/legacy-2013-control')).toBe(
      'satisfies:\n  iso27001: [A.5.36, A.8.8]\n',
    );
    expect(controlAfterFix('satisfies:\n  iso27001: A.18.2.3\n', 'reference/legacy-2013-control')).toBe(
      'satisfies:\n  iso27001: [A.5.36, A.8.8]\n',
    );
  });

  it('keeps a long entry whole: one successor is written in place, several are for the user to choose', () => {
    const one = 'satisfies:\n  iso27001:\n    - {id: A.9.2.1, coverage: strong, note: per ticket}\n';
    expect(controlAfterFix(one, 'reference/legacy-2013-control')).toBe(one.replace('A.9.2.1', 'A.5.16'));
    const several = `${HEAD}satisfies:\n  iso27001:\n    - {id: A.18.2.3, coverage: strong}\n`;
    const engine = engineFor(new Map([['controls/a.yaml', several]]));
    const [finding] = findingsOf(engine, 'reference/legacy-2013-control');
    expect(finding && fixTitles(engine, finding)).toEqual([
      'Replace with A.5.36 alone?',
      'Replace with A.8.8 alone?',
    ]);
  });

  it('never takes a long entry or a comment away without asking', () => {
    const body = `${HEAD}satisfies:
  iso27001:
    - A.5.16
    - {id: A.9.2.1, coverage: strong, note: kept for the auditor}
    - A.9.2.2 # see ticket 1412
    - A.5.18
    - A.5.16 # the second
`;
    const engine = engineFor(new Map([['controls/a.yaml', body]]));
    const fixes = engine.findings('controls/a.yaml').flatMap((finding) => engine.fixes(finding));
    expect(fixes.map((fix) => [fix.title, fix.safe])).toEqual([
      ['Remove A.9.2.1: A.5.16 is listed already', false],
      ['Remove A.9.2.2: A.5.18 is listed already', false],
      ['Remove the second A.5.16', false],
    ]);
  });
});
