import { describe, expect, it } from 'vitest';
import { found, mended } from '../../support/found.ts';

const WINDOW = `//- scope.yaml
kind: scope
id: S
title: S
soc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}
`;

function record(lines: string): string {
  return `${WINDOW}//- evidence/E.yaml\nkind: evidence\nid: E\ntitle: Access review\ntype: access-review\nowner: it\nperiod: 2025-Q2\ncollected_on: 2025-06-30\n${lines}`;
}

function said(source: string, rule: string): string[] {
  return found(source).filter((line) => line.includes(` ${rule} `));
}

describe('a record that files one piece of work by itself', () => {
  it('is reviewed by somebody else', () => {
    const own = record('performed_by: mira.sol\nreviewed_by: mira.sol\nresult: 40 kept\nexceptions: none\n');
    expect(said(own, 'evidence/self-review')).toEqual([
      'evidence/E.yaml:8:13-21 evidence/self-review warning mira.sol performed and reviewed 2025-Q2 of E. A second person must look.',
    ]);
    expect(
      said(own.replace('reviewed_by: mira.sol', 'reviewed_by: tom.ade'), 'evidence/self-review'),
    ).toEqual([]);
  });

  it('closes its exceptions', () => {
    const open = record('exceptions:\n  - {description: Admin of a leaver, found_on: 2025-06-24}\n');
    const [line] = said(open, 'evidence/exception-open');
    expect(line).toContain('"Admin of a leaver" (2025-Q2) is open: it lacks remediation and remediated_on.');
    expect(mended(open, 'Add remediation and remediated_on, to be filled in')).toContain('remediation: "?"');
    const late = open.replace('2025-06-24}', '2025-06-24, remediation: removed, remediated_on: 2025-11-30}');
    expect(said(late, 'evidence/exception-open')).toEqual([]);
    expect(said(late, 'evidence/remediation-late')).toHaveLength(1);
  });

  it('is not asked for what only occurrences owe', () => {
    const rules = /evidence\/(?:no-performer|no-reviewer|no-result|exceptions-unstated) /;
    expect(found(record('')).filter((line) => rules.test(line))).toEqual([]);
  });
});
