import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/engine/rules/rule.ts';
import { engineFor } from '../support/workspace.ts';

const SCOPE = `kind: scope
id: SCOPE-1
title: Shop
soc2:
  type: type-1
  categories: [security]
  system_description:
    body: docs/system.md
`;

/** Findings about wording where a scope names a document that says `text`. */
function wording(text: string, scope = SCOPE, document = 'docs/system.md') {
  const engine = engineFor(
    new Map([
      ['scope.yaml', scope],
      [document, text],
    ]),
  );
  const isWording = ({ rule }: Finding) => /^(?:scope\/marketing|program\/term-)/.test(rule);
  return { engine, findings: engine.findings('scope.yaml').filter(isWording) };
}

describe('the document that a scope names as its system description', () => {
  it('is read for words of praise and wrong names, told once where the scope names it', () => {
    const { engine, findings } = wording(
      '# Shop\n\nA world-class shop.\n\nWe are SOC 2 certified, cutting-edge,\nand follow the Trust Service Criteria.\n',
    );
    expect(findings.map(({ rule, severity, problem }) => `${rule} ${severity} ${problem.message}`)).toEqual([
      expect.stringMatching(/^program\/term-certification hint docs\/system\.md, line 5: "SOC 2 certified"/),
      expect.stringMatching(/^program\/term-tsc hint docs\/system\.md, line 6: The name is/),
      expect.stringMatching(
        /^scope\/marketing hint docs\/system\.md, line 3 \(and 1 more in it\): "world-class"/,
      ),
    ]);
    for (const { problem } of findings) {
      expect(engine.range('scope.yaml', problem.span).start).toEqual({ line: 7, character: 10 });
      expect(engine.fixes({ rule: '', severity: 'hint', problem })).toEqual([]);
    }
  });

  it('is led to, word by word', () => {
    const { engine, findings } = wording('# Shop\n\nA world-class shop,\nbullet-proof.\n');
    const places = findings[0]?.problem.related?.map(({ file, span, message }) => {
      const { start } = engine.range(file, span);
      return `${file}:${start.line}:${start.character} ${message}`;
    });
    expect(places).toEqual(['docs/system.md:2:2 "world-class"', 'docs/system.md:3:0 "bullet-proof"']);
  });

  it.each([
    ['code', 'Run `world-class`.\n\n```\nSOC 2 certified\n```\n'],
    ['what others are quoted with', '> We are world-class\n\nThey call it "SOC 2 certified".\n'],
    ['sentences that say what a report is not', 'A report is not a SOC 2 certification.\n'],
    ['an empty document', ''],
  ])('may hold %s', (_, text) => {
    expect(wording(text).findings).toEqual([]);
  });

  it('is no business of ours when it is no text of ours', () => {
    const named = (path: string) => SCOPE.replace('docs/system.md', path);
    expect(wording('world-class', named('docs/system.html'), 'docs/system.html').findings).toEqual([]);
    expect(wording('world-class', named('https://example.com/system.md')).findings).toEqual([]);
    expect(wording('world-class', SCOPE.replace(/ {2}system_description:\n.*\n/, '')).findings).toEqual([]);
  });

  it('never has a finding of its own', () => {
    const { engine } = wording('A world-class shop, SOC 2 certified.\n');
    expect(engine.filesWithFindings()).not.toContain('docs/system.md');
    expect(engine.tree('docs/system.md')).toBeUndefined();
  });

  it('is silenced where the scope names it', () => {
    const line = 'body: docs/system.md';
    const comment = `${line} # tickmark-ignore scope/marketing: the words are the name of the product`;
    expect(wording('A world-class shop.\n', SCOPE.replace(line, comment)).findings).toEqual([]);
  });

  it('has no finding any more when its words are gone', () => {
    const { engine } = wording('A world-class shop.\n');
    const artifact = engine.workspace.artifact('docs/system.md', '');
    expect(artifact?.text).toBeDefined();
    if (artifact !== undefined)
      engine.apply([{ type: 'artifacts', artifacts: [{ ...artifact, text: 'A shop.\n' }] }]);
    expect(engine.findings('scope.yaml').map(({ rule }) => rule)).not.toContain('scope/marketing');
  });
});
