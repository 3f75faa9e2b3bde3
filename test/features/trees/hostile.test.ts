import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileDecorations } from '../../../server/src/engine/features/decorations/file-decorations.ts';
import { treeCounts, treeNodes } from '../../../server/src/engine/features/trees/tree.ts';
import { TREES } from '../../../server/src/protocol/trees.ts';
import { engineFor } from '../../support/workspace.ts';
import { allNodes } from './tree-lines.ts';

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  ']]></title><script>1</script>',
  '\u202Egnitset\u202C\u200B',
  '=HYPERLINK("http://x")',
  'x'.repeat(10_000),
  'a\\nb',
  '\uD800 lone',
  '',
];

/** A workspace in which every text that a person writes is this one. */
function companyOf(text: string): ReadonlyMap<string, string> {
  const written = JSON.stringify(text);
  return new Map([
    [
      'controls/a.yaml',
      `kind: control\nid: ${written}\ntitle: ${written}\nowner: ${written}\nstatus: operating\nfrequency: quarterly\nsatisfies: {soc2: [CC6.1], ${written}: [${written}]}\n`,
    ],
    [
      'evidence/a.yaml',
      `kind: evidence\nid: EV-1\ntitle: ${written}\ntype: ${written}\nstage: ${written}\nowner: ${written}\ncontrols: [${written}]\noccurrences: [{performed_on: 2025-06-01}]\n`,
    ],
    [
      'risks/a.yaml',
      `kind: risk\nid: R-1\ntitle: ${written}\ntreatment: ${written}\nowner: ${written}\ndescription: ${written}\n`,
    ],
    [
      'vendors/a.yaml',
      `kind: vendor\nid: VEN-1\ntitle: ${written}\ntier: ${written}\nservices: [${written}]\nmonitoring: {frequency: ${written}}\n`,
    ],
    [
      'frameworks/a.yaml',
      `kind: framework\nid: ${written}\ntitle: ${written}\nrequirements: [{id: ${written}, title: ${written}}]\n`,
    ],
    [
      'scope.yaml',
      'kind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, window: {start: 2025-04-01, end: 2025-12-31}}\n',
    ],
  ]);
}

describe('trees', () => {
  test('of an empty workspace have no lines and want nobody', () => {
    const engine = engineFor(new Map());
    for (const name of TREES) expect(treeNodes(engine, name, undefined), name).toEqual([]);
    expect(treeCounts(engine)).toEqual({ controls: 0, 'evidence-due': 0, gaps: 0, risks: 0, vendors: 0 });
    expect(fileDecorations(engine)).toEqual([]);
  });

  test('show hostile texts on one short line, without what reorders or hides it', () => {
    for (const text of HOSTILE) {
      const engine = engineFor(companyOf(text));
      for (const name of TREES) {
        for (const node of allNodes(engine, name)) {
          const line = `${node.label} ${node.description ?? ''}`;
          expect(line.length, name).toBeLessThan(400);
          expect(line, name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(node.tooltip?.length ?? 0, name).toBeLessThan(1500);
        }
      }
    }
  });

  test('have ids that lead back to their own line, whatever is written in them', () => {
    for (const text of HOSTILE) {
      const engine = engineFor(companyOf(text));
      const nodes = allNodes(engine, 'controls');
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
      const control = nodes.find(({ type, expandable }) => type === 'control' && expandable === true);
      if (text === '') continue;
      expect(treeNodes(engine, 'controls', control?.id).length, text.slice(0, 30)).toBe(1);
    }
  });

  test('tell two records with one id apart', () => {
    const control = (title: string): string =>
      `kind: control\nid: AC-1\ntitle: ${title}\nstatus: operating\nsatisfies: {soc2: [CC6.1]}\n`;
    const engine = engineFor(
      new Map([
        ['controls/a.yaml', control('One')],
        ['controls/b.yaml', control('Two')],
      ]),
    );
    const twins = allNodes(engine, 'controls').filter(({ subject }) => subject === 'AC-1');
    expect(twins.map(({ label }) => label)).toEqual(['AC-1 One', 'AC-1 Two']);
    expect(new Set(twins.map(({ id }) => id)).size).toBe(2);
  });

  test('send no more than some hundred lines for one node, and say how many there are more', () => {
    const files = new Map<string, string>();
    for (let n = 0; n < 700; n++)
      files.set(`risks/${n}.yaml`, `kind: risk\nid: R-${n}\ntitle: T\ntreatment: mitigate\n`);
    const engine = engineFor(files);
    const [group] = treeNodes(engine, 'risks', undefined);
    const lines = treeNodes(engine, 'risks', group?.id);
    expect(lines.length).toBe(501);
    expect(lines.at(-1)).toMatchObject({ type: 'more', label: 'and 200 more' });
  });

  test('answer any id without an error', () => {
    const engine = engineFor(companyOf('A'));
    fc.assert(
      fc.property(fc.constantFrom(...TREES), fc.oneof(fc.string(), fc.json()), (name, id) => {
        expect(Array.isArray(treeNodes(engine, name, id))).toBe(true);
      }),
    );
  });
});
