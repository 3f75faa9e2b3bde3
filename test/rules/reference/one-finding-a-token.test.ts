import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../server/src/engine/rules/rule.ts';
import { withFix } from '../../support/fixes.ts';
import { engineFor } from '../../support/workspace.ts';

/** Tokens in every writing that people use, right and wrong. None holds what YAML itself would read as syntax. */
const TOKENS: readonly string[] = `
CC1.1 CC1.6 CC2.4 CC3.5 CC4.3 CC5.4 CC6.9 CC7.6 CC8.2 CC9.1 CC9.2 CC9.3 CC9.9 CC10.1 CC0.1 CC6.10 CC06.1 CC6.01
cc6.1 Cc6.1 CC-6.1 CC_6.1 CC6-1 CC6,1 CC61 CC6.1. CC6.1.3 CC6.1.03 CC6.1-POF3 CC6.1.POF1 CC6.1a CC6 CC CC6.x CCx.x
A1 A1.1 A1.2 A1.4 A1.2.1 C1 C1.1 C1.3 C1.2 PI1 PI1.1 PI1.6 P P1.1 P3.2 P4.3 P8.1 P8.2 P9.1 P6.7 P6.8
A.5 A.6 A.7 A.8 A.5.0 A.5.1 A.5.9 A.5.10 A.5.37 A.5.38 A.6.8 A.6.9 A.7.14 A.7.15 A.8.1 A.8.34 A.8.35 A.4.1 A.19.1
A5.15 a.5.15 A-5.15 A_5_15 A.5.15. A.05.15 A.5.15.1 AnnexA.5.15 AnnexA5.15 ISO27001-A.5.15 SOC2-CC6.1 TSC-CC6.1
A.9 A.10 A.17 A.18 A.9.1 A.9.2 A.17.2 A.9.1.1 A.9.2.1 A.9.2.6 A.12.4.4 A.14.2.8 A.18.2.3 A.18.2.4 A.6.1.2 A.8.2.3
4 4.1 4.4 4.5 5.1 5.2 5.3 5.4 5.10 5.18 5.20 6.1 6.1.1 6.1.2 6.1.3 6.1.4 6.2 6.3 7.4 7.5 7.5.3 7.10 8 8.1 8.2 8.3
8.10 8.30 8.34 8.35 9 9.1 9.2 9.2.1 9.2.2 9.2.3 9.3.3 9.4 10 10.1 10.2 10.3 11 11.1 3.2 0 1 12.4.1 9.2.6
TBD tbd N/A none x.x foo AC-2 PR.AC-1 Req.3.4 §5.2 é 🔐 A.５.1 __proto__ constructor toString
CC6.1-CC6.3 CC6.1..CC6.3 CC6.1-6.3 A.5.15-A.5.19 A.5.15–5.18 CC6.1/CC6.2 CC6.1+CC6.2 A.8.2;A.8.3 CC6.3-CC6.1
`
  .trim()
  .split(/\s+/)
  .concat([
    'CC 6.1',
    'CC6.1 and CC6.2',
    'CC6.1 to CC6.3',
    'CC7.3 - Incident response',
    'CC6.6 - Access removal',
    'A.5.24 through A.5.26',
    'Annex A 5.15',
    'Annex A',
    'clause 5.2',
    'Clause 9.4',
    '6.1.3 d)',
    'ISO 27001 A.8.10',
    'A.8.2 - Information classification',
    '8.2 Privileged access rights',
    'A.5.15 (Access control)',
  ]);

const HEAD = 'kind: control\nid: AC-001\ntitle: A control\nowner: IT lead\nfrequency: quarterly\n';

/** Findings of the group `reference` as rule and place, with their safe fixes. */
function referenceFindings(
  files: ReadonlyMap<string, string>,
): { at: number; rule: string; safe: readonly Fix[] }[] {
  const engine = engineFor(files);
  return [...files.keys()].flatMap((file) =>
    engine
      .findings(file)
      .filter((finding) => finding.rule.startsWith('reference/'))
      .map((finding) => ({
        at: finding.problem.span.start,
        rule: finding.rule,
        safe: engine.fixes(finding).filter((fix) => fix.safe),
      })),
  );
}

describe('one token has one finding at most', () => {
  it('knows more than 150 tokens', () => {
    expect(new Set(TOKENS).size).toBeGreaterThan(150);
  });

  describe.each(['soc2', 'iso27001'])('under %s', (framework) => {
    it.each(TOKENS)('%s', (token) => {
      for (const written of [token, `"${token}"`, `'${token}'`]) {
        for (const list of [
          `\n    - ${written}\n`,
          ` ${written}\n`,
          `\n    - {id: "${token}", coverage: partial}\n`,
        ]) {
          const findings = referenceFindings(
            new Map([['controls/a.yaml', `${HEAD}satisfies:\n  ${framework}:${list}`]]),
          );
          expect(findings.map((finding) => finding.rule).slice(1), `${framework}:${list}`).toEqual([]);
        }
      }
    });
  });

  it('holds in lists of any tokens, where safe fixes take findings away and add none', () => {
    const list = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 7 });
    const style = fc.constantFrom('block', 'flow', 'crlf', 'quoted');
    fc.assert(
      fc.property(list, fc.constantFrom('soc2', 'iso27001'), style, (tokens, framework, how) => {
        const files = new Map([['controls/a.yaml', written(tokens, framework, how)]]);
        const findings = referenceFindings(files);
        const places = findings.map((finding) => finding.at);
        expect(
          new Set(places).size,
          findings.map((finding) => `${finding.at} ${finding.rule}`).join('\n'),
        ).toBe(places.length);
        for (const fix of findings.flatMap((finding) => finding.safe)) {
          const after = withFix(files, fix);
          const left = referenceFindings(after);
          expect(left.length, `${fix.title}\n${after.get('controls/a.yaml')}`).toBeLessThan(findings.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function written(tokens: readonly string[], framework: string, how: string): string {
  const items = how === 'block' || how === 'crlf' ? tokens : tokens.map((token) => `"${token}"`);
  const text =
    how === 'flow' || how === 'quoted'
      ? `${HEAD}satisfies: {${framework}: [${items.join(', ')}]}\n`
      : `${HEAD}satisfies:\n  ${framework}:\n${items.map((item) => `    - ${item}\n`).join('')}`;
  return how === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
}
