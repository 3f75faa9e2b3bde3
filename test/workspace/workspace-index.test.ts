import { describe, expect, it } from 'vitest';
import { citedIds } from '../../server/src/engine/model/cited-ids.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import { readFile, readingContext } from '../../server/src/engine/model/read-file.ts';
import { SortedWords } from '../../server/src/engine/workspace/sorted-words.ts';
import { titleKey } from '../../server/src/engine/workspace/title-key.ts';
import { candidateFiles } from '../../server/src/engine/workspace/wanted-paths.ts';
import { WorkspaceIndex } from '../../server/src/engine/workspace/workspace-index.ts';
import { cpuWatch } from '../support/cpu-watch.ts';

const context = readingContext(defaultConfiguration(), new Set());

function indexOf(files: Readonly<Record<string, string>>): WorkspaceIndex {
  const index = new WorkspaceIndex(citedIds);
  for (const [file, text] of Object.entries(files)) index.set(readFile(file, text, context));
  return index;
}

describe('the index', () => {
  it('answers who cites an id, in whatever spelling or range it is written', () => {
    const index = indexOf({
      'a.yaml': 'kind: control\nid: A\nsatisfies: {iso27001: [a5.16]}\n',
      'b.yaml': 'kind: control\nid: B\nsatisfies: {iso27001: [A.5.15-A.5.17]}\n',
      'c.yaml': 'kind: control\nid: C\nsatisfies: {iso27001: [A.5.19]}\n',
    });
    expect(index.citationsOf('iso27001', 'A.5.16').map((citation) => citation.record.id)).toEqual(['A', 'B']);
  });

  it('answers who refers to an id, also while nothing defines it', () => {
    const index = indexOf({ 'a.yaml': 'kind: control\nid: A\nevidence: [E-1]\n' });
    expect(index.definitions('E-1')).toEqual([]);
    expect(index.referencesTo('E-1').map((reference) => reference.record.id)).toEqual(['A']);
  });

  it('gives answers in the order of places, whatever the order of arrival', () => {
    const files = {
      'b.yaml': 'kind: control\nid: X\n',
      'a.yaml': 'kind: risk\nid: X\n',
      'c.yaml': 'kind: risk\nid: x\n',
    };
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    for (const each of [files, reversed]) {
      expect(
        indexOf(each)
          .definitions('X')
          .map((record) => record.file),
      ).toEqual(['a.yaml', 'b.yaml']);
      expect(
        indexOf(each)
          .definitionsIgnoringCase('X')
          .map((record) => record.file),
      ).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
    }
  });

  it('forgets a file without a trace', () => {
    const index = indexOf({ 'a.yaml': 'kind: control\nid: A\nsatisfies: {soc2: [CC6.1]}\nevidence: [E]\n' });
    index.remove('a.yaml');
    expect(index.count('control')).toBe(0);
    expect(index.citedFrameworks().size).toBe(0);
    expect(index.citationsOf('soc2', 'CC6.1')).toEqual([]);
    expect(index.referencesTo('E')).toEqual([]);
    expect(index.idsBeginning('control', '', 9)).toEqual([]);
  });

  it('keeps a register of thousands of records quick to ask', () => {
    const many = 40_000;
    const rows = Array.from(
      { length: many },
      (_, n) => `  - {id: C-${n}, satisfies: {soc2: [CC6.1]}, evidence: [E-${n}]}`,
    );
    const index = indexOf({ 'all.yaml': `controls:\n${rows.join('\n')}\n` });
    const spent = cpuWatch();
    let references = 0;
    for (const record of index.records('control')) references += index.referencesFrom(record).length;
    expect(references).toBe(many);
    // Each record looking through the references of all others would take several seconds.
    expect(spent()).toBeLessThan(1500);
  });
});

describe('titles', () => {
  it('are alike when they say the same words in another order', () => {
    expect(titleKey('SOC 2: Access reviews are performed')).toBe(titleKey('ISO - performed access review'));
    expect(titleKey('Access review')).not.toBe(titleKey('Backup review'));
  });
});

describe('sorted words', () => {
  it('give those with a common beginning, each once', () => {
    const words = new SortedWords();
    for (const word of ['EV-2', 'EV-1', 'R-1', 'EV-1', 'EV-10']) words.add(word);
    expect(words.beginning('EV-1', 9)).toEqual(['EV-1', 'EV-10']);
    words.remove('EV-1');
    words.remove('EV-1');
    expect(words.beginning('EV', 9)).toEqual(['EV-10', 'EV-2']);
  });
});

describe('a written path', () => {
  it('is tried from the root, from its own folder, and below evidence_root', () => {
    expect(candidateFiles({ path: './a.csv', from: 'evidence/2025' }, 'store/')).toEqual([
      'a.csv',
      'evidence/2025/a.csv',
      'store/a.csv',
    ]);
  });

  it('never leaves the workspace', () => {
    expect(candidateFiles({ path: '../../x', from: 'a' }, undefined)).toEqual([]);
    expect(candidateFiles({ path: '/etc/passwd', from: 'a' }, undefined)).toEqual([]);
    expect(candidateFiles({ path: 'C:/x', from: 'a' }, undefined)).toEqual([]);
  });
});
