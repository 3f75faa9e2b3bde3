import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { RULES } from '../../server/src/engine/rules/registry.ts';
import type { Finding, Fix } from '../../server/src/engine/rules/rule.ts';
import { readRulePage } from '../support/rule-page.ts';
import { engineFor, listFindings } from '../support/workspace.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs', 'rules');

/** Rules whose example cannot be told in text: they are tested where files are read. */
const NOT_TEXT = new Set(['file/encoding', 'file/unreadable', 'file/too-large']);

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
  const path = join(docs, `${id}.md`);
  const page = existsSync(path) ? readRulePage(readFileSync(path, 'utf8')) : undefined;

  it('has a page that says what, why, and how to mend it', () => {
    expect(page, `docs/rules/${id}.md is missing`).toBeDefined();
    expect(page?.title).toBe(id);
    expect([...(page?.sections.keys() ?? [])]).toEqual(
      expect.arrayContaining(['Why an auditor asks', 'Bad', 'Good', 'Fix', 'Setting']),
    );
    expect(rule.title).not.toMatch(/\.$/);
  });

  if (NOT_TEXT.has(id)) return;

  it('is the only finding of the bad example', () => {
    const found = listFindings(engineFor(page?.bad ?? new Map(), page?.options));
    expect(found).not.toEqual([]);
    expect(found.filter((line) => !line.includes(` ${id} `))).toEqual([]);
  });

  it('finds nothing, and no other rule does, in the good example', () => {
    expect(page?.good.size).toBeGreaterThan(0);
    expect(listFindings(engineFor(page?.good ?? new Map(), page?.options))).toEqual([]);
  });

  it('can be switched off in the configuration', () => {
    const files = new Map(page?.bad);
    const config = files.get('.tickmark.yaml') ?? '';
    const severity = config.includes('severity:') ? config : `${config}\nseverity:\n  ${id}: off\n`;
    files.set('.tickmark.yaml', severity);
    if (config.includes('severity:')) return;
    const found = listFindings(engineFor(files, page?.options));
    expect(found.filter((line) => line.includes(` ${id} `))).toEqual([]);
  });

  it('keeps its promise about fixes: safe ones remove the finding, add none, and change nothing when applied twice', () => {
    const files = page?.bad ?? new Map<string, string>();
    const engine = engineFor(files, page?.options);
    const findings = allFindings(engine).filter((finding) => finding.rule === id);
    const fixesOf = findings.map((finding) => engine.fixes(finding));
    if (rule.fixable === true) expect(fixesOf.flat().some((fix) => fix.safe)).toBe(true);
    const before = listFindings(engine);
    for (const fixes of fixesOf) {
      for (const fix of fixes) {
        expect(fix.safe || !(fix.preferred ?? false), 'an assertion is never preferred').toBe(true);
        expect(fix.title).toMatch(/^\p{Lu}/u);
        if (!fix.safe) continue;
        const after = engineFor(applied(files, fix), page?.options);
        const left = listFindings(after);
        expect(left.length, `${fix.title} leaves\n${left.join('\n')}`).toBeLessThan(before.length);
        expect(left.filter((line) => !line.includes(` ${id} `))).toEqual([]);
      }
    }
  });
});

function allFindings(engine: Engine): Finding[] {
  return engine.filesWithFindings().flatMap((file) => [...engine.findings(file)]);
}

function applied(files: ReadonlyMap<string, string>, fix: Fix): Map<string, string> {
  const result = new Map(files);
  for (const { file, text } of fix.create ?? []) result.set(file, text);
  const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
  for (const edit of edits) {
    const text = result.get(edit.file) ?? '';
    result.set(edit.file, text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end));
  }
  return result;
}
