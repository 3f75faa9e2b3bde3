import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/engine/rules/registry.ts';
import { answerPaths, editedTexts, expectSoundFixes, findingsOf } from '../fixes/expect-sound-fixes.ts';
import { readRulePage } from '../support/rule-page.ts';
import { engineFor, listFindings } from '../support/workspace.ts';

const pages = RULES.map((rule) => ({
  rule,
  id: rule.id,
  page: readRulePage(readFileSync(join(import.meta.dirname, '../../docs/rules', `${rule.id}.md`), 'utf8')),
}));

/** What the pages say where there is no fix: why, or what to do instead. */
const NONE = /There is no quick fix\b[.:,;]?\s+\S[\s\S]{20,}/;

describe.each(pages)('$id', ({ id, rule, page }) => {
  const cure = page.sections.get('Fix') ?? '';
  const engine = engineFor(page.bad, page.options);
  const own = findingsOf(engine).filter((finding) => finding.rule === id);
  const offered = own.flatMap((finding) => engine.fixes(finding));

  it('has a quick fix, or its page says why there is none', () => {
    if (offered.length > 0 || rule.fixes === undefined)
      expect(NONE.test(cure), `offers ${offered.map(({ title }) => title).join(', ')}:\n${cure}`).toBe(
        offered.length === 0,
      );
    else expect(cure.trim().length).toBeGreaterThan(20);
  });

  // The configuration is no file of records: its fixes are tested where it is read.
  if (offered.length === 0 || id.startsWith('config/')) return;

  it('offers fixes on its page that invent nothing and leave a text that can be read', () => {
    answerPaths(engine);
    expectSoundFixes(engine, id);
    for (const { title, edits, create = [] } of offered) {
      const files = new Map([...page.bad, ...create.map(({ file, text }) => [file, text] as const)]);
      for (const [file, text] of editedTexts(engine, edits)) files.set(file, text);
      const broken = listFindings(engineFor(files, page.options)).filter((line) =>
        / (?:file\/|record\/(?:shape|unknown-field|enum|date))/.test(line),
      );
      const before = listFindings(engine);
      expect(
        broken.filter((line) => !before.includes(line)),
        title,
      ).toEqual([]);
    }
  });
});
