import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Harness } from '../support/lsp-harness.ts';

const PATHS = [
  'controls/a.yaml',
  'controls/b.yaml',
  'evidence/e.yaml',
  'soa.yaml',
  'sub/controls/c.yaml',
  'sub/.tickmark.yaml',
  '.tickmark.yaml',
];

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  control: [
    'kind: control\nid: A\ntitle: One\nsatisfies: {soc2: [CC6.2, cc6.3]}\nevidence: [E]\n',
    'kind: control\nid: B\ntitle: One\nsatisfies: {soc2: [CC6.99], iso27001: [A.5.18]}\ncontrols: [A]\n',
    'kind: control\nid: A\ntitle: "broken\n',
  ],
  evidence: [
    'kind: evidence\nid: E\ntitle: Two\ncontrols: [A]\npath: out/x.pdf\n',
    'kind: evidence\nid: F\ntitle: Two\ncontrols: [B, C]\n',
    '',
  ],
  soa: [
    'kind: soa\nid: S\ntitle: SoA\nframework: iso27001\ncontrols:\n  - {id: A.5.18, applicable: true, controls: [A]}\n',
    'kind: soa\nid: S\ntitle: [\n',
  ],
  configuration: [
    'version: 1\n',
    'severity: {reference/*: hint}\n',
    'severity: [\n',
    'exclude: [evidence]\n',
  ],
};

function textsOf(path: string): readonly string[] {
  if (path.endsWith('.tickmark.yaml')) return TEXTS['configuration'] ?? [];
  if (path.startsWith('evidence')) return TEXTS['evidence'] ?? [];
  return TEXTS[path === 'soa.yaml' ? 'soa' : 'control'] ?? [];
}

const step = fc.record({
  do: fc.constantFrom('open', 'edit', 'close', 'write', 'delete'),
  path: fc.constantFrom(...PATHS),
  text: fc.nat(3),
});

/** What is shown, without versions and without files that show nothing. */
function shown(harness: Harness): Record<string, string[]> {
  const entries = [...harness.shown].filter(([, { diagnostics }]) => diagnostics.length > 0);
  return Object.fromEntries(
    entries
      .map(([uri, { diagnostics }]): [string, string[]] => [
        uri,
        diagnostics.map((each) => JSON.stringify(each)).sort(),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('after any sequence of edits, saves and deletions', () => {
  it('the same findings are shown as by a server that starts anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const harness = await Harness.ready({
          files: { 'controls/a.yaml': textsOf('controls/a.yaml')[0] ?? '' },
        });
        const open = new Set<string>();
        const disk = new Map([['controls/a.yaml', textsOf('controls/a.yaml')[0] ?? '']]);
        for (const { do: what, path, text: index } of steps) {
          const texts = textsOf(path);
          const text = texts[index % texts.length] ?? '';
          if (what === 'open' && !open.has(path) && disk.has(path)) {
            open.add(path);
            await harness.open(path);
          } else if (what === 'edit' && open.has(path)) await harness.edit(path, text);
          else if (what === 'close' && open.delete(path)) await harness.close(path);
          else if (what === 'write') {
            disk.set(path, text);
            await harness.disk({ [path]: text });
          } else if (what === 'delete' && disk.delete(path)) await harness.disk({ [path]: undefined });
        }
        for (const path of open) await harness.close(path);
        await harness.settle();
        const fresh = await Harness.ready({ files: Object.fromEntries(disk) });
        const result = [shown(harness), shown(fresh)];
        await harness.stop();
        await fresh.stop();
        // A broken SoA, scope or configuration keeps what it said before: a new server never knew that.
        const keepsOld = [...disk.values()].some((text) => /\[\n$/.test(text));
        if (!keepsOld) expect(result[0]).toEqual(result[1]);
      }),
      {
        numRuns: Number(process.env['TICKMARK_RUNS'] ?? 6),
        seed: Number(process.env['TICKMARK_SEED'] ?? 7),
        endOnFailure: true,
      },
    );
  });
});
