import { describe, expect, it } from 'vitest';
import { engineFor } from '../support/workspace.ts';
import { AWKWARD } from './awkward-texts.ts';
import { expectSoundFixes, findingsOf } from './expect-sound-fixes.ts';

/** Something to refer to and to cite beside the awkward file. */
const AROUND = new Map([
  [
    'controls/AC-9.yaml',
    'kind: control\nid: AC-9\ntitle: Else\nowner: role:it\nsatisfies: {soc2: [CC6.1], iso27001: [A.5.15]}\n',
  ],
  [
    'program.yaml',
    'kind: program\nid: P-1\ntitle: Programme\nframeworks: [soc2, iso27001]\nroles: [{id: it, person: a}]\npeople: [{id: a, name: Ada}, {id: b, name: Bo}]\n',
  ],
]);

const VARIANTS: readonly [name: string, file: string, change: (text: string) => string][] = [
  ['as written', 'controls/awkward.yaml', (text) => text],
  ['with CRLF', 'controls/awkward.yaml', (text) => text.replaceAll('\n', '\r\n')],
  ['without a last line break', 'controls/awkward.yml', (text) => text.trimEnd()],
  ['outside of the known folders', 'x/awkward.yaml', (text) => text],
  [
    'as front matter',
    'policies/awkward.md',
    (text) => `---\n${text.trimEnd()}\n---\n\n# Text with cc6.1 in it\n`,
  ],
];

describe.each(Object.entries(AWKWARD))('fixes in a file with %s', (name, text) => {
  it.each(VARIANTS)('%s are sound', (_, file, change) => {
    const engine = engineFor(new Map([...AROUND, [file, change(text)]]));
    if (name !== 'empty places')
      expect(
        findingsOf(engine).length + Number(file.startsWith('x/') || file.endsWith('.md')),
      ).toBeGreaterThan(0);
    expectSoundFixes(engine, name, { mayReveal: true });
  });
});
