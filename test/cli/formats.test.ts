import { describe, expect, it } from 'vitest';
import { githubReport } from '../../server/src/cli/formats/github.ts';
import { jsonReport } from '../../server/src/cli/formats/json.ts';
import { sarifReport } from '../../server/src/cli/formats/sarif.ts';
import { textReport } from '../../server/src/cli/formats/text.ts';
import type { CheckReport, ReportedFinding } from '../../server/src/cli/report.ts';

const range = (line: number, from: number, to: number, endLine = line) => ({
  start: { line, character: from },
  end: { line: endLine, character: to },
});

function finding(change: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    record: undefined,
    rule: 'reference/unknown',
    severity: 'error',
    file: 'controls/a.yaml',
    path: 'compliance/controls/a.yaml',
    range: range(2, 4, 9),
    message: 'There is no CC6.99.',
    fixes: [{ title: 'Write CC6.9', safe: true }],
    related: [],
    ...change,
  };
}

function report(findings: readonly ReportedFinding[], change: Partial<CheckReport> = {}): CheckReport {
  const asOf = { date: '2025-07-01', origin: 'pinned' as const };
  const workspace = { root: '.', asOf, today: '2025-07-02', files: 3, notApplied: [] };
  return { workspaces: [workspace], findings, hidden: 0, notes: [], ...change };
}

const RULES = [
  { id: 'reference/other', title: 'Other', severity: 'hint' as const },
  { id: 'reference/unknown', title: 'Unknown', severity: 'error' as const },
];

describe('the text report', () => {
  it('says the day, the findings per file with places from 1, and a summary', () => {
    const related = [
      { file: 'b.yaml', path: 'b.yaml', range: range(0, 0, 1), message: 'It is defined here.' },
    ];
    const all = [
      finding({ related }),
      finding({ severity: 'hint', range: range(11, 0, 1) }),
      finding({ path: 'c.yaml', file: 'c.yaml' }),
    ];
    expect(textReport(report(all, { hidden: 1 }), false)).toBe(
      [
        'As of 2025-07-01',
        '',
        'compliance/controls/a.yaml:3:5   error  There is no CC6.99.  reference/unknown',
        '    b.yaml:1:1  It is defined here.',
        'compliance/controls/a.yaml:12:1  hint   There is no CC6.99.  reference/unknown',
        '',
        'c.yaml:3:5  error  There is no CC6.99.  reference/unknown',
        '',
        '2 errors, 1 hint in 3 files (1 finding of lower severity not shown)',
        '',
      ].join('\n'),
    );
  });

  it('says nothing about the day when it is today, and why groups were silent', () => {
    const asOf = { date: '2025-07-02', origin: 'clock' as const };
    const notApplied = [{ group: 'crosswalk', reason: 'one framework only' }];
    const workspace = { root: '.', asOf, today: '2025-07-02', files: 1, notApplied };
    expect(textReport(report([], { workspaces: [workspace] }), false)).toBe(
      '0 findings in 1 file\n\nDid not apply:\n  crosswalk: one framework only\n',
    );
  });

  it('lets no text of a file move the cursor or break the line', () => {
    const text = textReport(
      report([finding({ message: 'a\u001b[2Jb\r\nc\u0007\u009b', path: 'x\ny.yaml' })]),
      false,
    );
    expect(text).toContain('x y.yaml:3:5  error  a [2Jb  c    reference/unknown');
  });

  it('is coloured only when asked', () => {
    expect(textReport(report([finding()]), true)).toContain('\u001b[31merror\u001b[0m');
    expect(textReport(report([finding()]), false)).not.toContain('\u001b');
  });
});

describe('the JSON report', () => {
  it('is version 1 with places from 0', () => {
    expect(JSON.parse(jsonReport(report([finding()])))).toEqual({
      version: 1,
      asOf: '2025-07-01',
      files: 3,
      findings: [
        {
          rule: 'reference/unknown',
          severity: 'error',
          file: 'controls/a.yaml',
          range: range(2, 4, 9),
          message: 'There is no CC6.99.',
          fixes: [{ title: 'Write CC6.9', safe: true }],
        },
      ],
      summary: { error: 1, warning: 0, information: 0, hint: 0, hidden: 0, notApplied: [], notes: [] },
    });
  });
});

describe('the GitHub report', () => {
  it('escapes what would end a property or a line', () => {
    const odd = finding({ path: 'a,b:c%.yaml', message: '100%\r\n::error::x', severity: 'information' });
    expect(githubReport(report([odd])).split('\n')[0]).toBe(
      '::notice file=a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=reference/unknown::100%25%0D%0A::error::x',
    );
  });

  it('leaves columns out of annotations of several lines, and never ends before it starts', () => {
    const [several, empty] = githubReport(
      report([finding({ range: range(2, 4, 1, 5) }), finding({ range: range(0, 0, 0) })]),
    ).split('\n');
    expect(several).toContain('line=3,endLine=6,title=');
    expect(empty).toContain('line=1,endLine=1,col=1,endColumn=1,title=');
  });
});

describe('the SARIF report', () => {
  it('names only rules that spoke, counts from 1, and encodes paths', () => {
    const related = [{ file: 'b.yaml', path: 'b.yaml', range: range(0, 0, 1), message: 'Here.' }];
    const log = JSON.parse(sarifReport(report([finding({ path: 'a b/ü%.yaml', related })]), RULES, '1.2.3'));
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          columnKind: 'utf16CodeUnits',
          tool: { driver: { name: 'Tickmark', version: '1.2.3', rules: [{ id: 'reference/unknown' }] } },
          properties: { asOf: '2025-07-01' },
          results: [
            {
              ruleId: 'reference/unknown',
              ruleIndex: 0,
              level: 'error',
              message: { text: 'There is no CC6.99.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a%20b/%C3%BC%25.yaml', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
                  },
                },
              ],
              relatedLocations: [{ id: 0, message: { text: 'Here.' } }],
            },
          ],
        },
      ],
    });
    expect(log.runs[0].tool.driver.rules).toHaveLength(1);
  });
});
