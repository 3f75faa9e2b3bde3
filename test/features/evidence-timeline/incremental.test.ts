import { expect, test } from 'vitest';
import { evidenceTimeline } from '../../../server/src/engine/features/evidence-timeline/evidence-timeline.ts';
import { engineFor } from '../../support/workspace.ts';

const FILES = new Map([
  [
    'scope.yaml',
    'kind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n',
  ],
  [
    'controls.yaml',
    'controls:\n  - {id: A-1, title: One, frequency: quarterly, satisfies: {soc2: [CC6.1]}}\n  - {id: A-2, title: Two, frequency: quarterly, satisfies: {soc2: [CC6.2]}}\n',
  ],
  [
    'evidence/1.yaml',
    'kind: evidence\nid: E-1\ntitle: E\ncontrols: [A-1]\noccurrences: [{performed_on: 2025-06-24}]\n',
  ],
  [
    'evidence/2.yaml',
    'kind: evidence\nid: E-2\ntitle: E\ncontrols: [A-2]\noccurrences: [{performed_on: 2025-06-24}]\n',
  ],
]);

/** Edits one after another, each of which changes what the timeline says. */
const EDITS: readonly (readonly [string, (text: string) => string])[] = [
  ['evidence/1.yaml', (text) => text.replace('[{performed_on', '[{performed_on: 2025-09-20}, {performed_on')],
  ['evidence/2.yaml', (text) => `# moved down by a line\n${text}`],
  ['evidence/2.yaml', (text) => text.replace('[A-2]', '[A-1, A-2]')],
  [
    'controls.yaml',
    (text) => text.replace('title: Two, frequency: quarterly', 'title: Renamed, frequency: monthly'),
  ],
  ['scope.yaml', (text) => text.replace('2025-12-31', '2025-09-30')],
  ['controls.yaml', (text) => text.replace(/ {2}- \{id: A-1.*\n/, '')],
];

test('after each edit the timeline is that of a workspace that was read anew', () => {
  const files = new Map(FILES);
  const engine = engineFor(files);
  evidenceTimeline(engine, 'ws');
  for (const [file, edit] of EDITS) {
    const text = edit(files.get(file) ?? '');
    expect(text).not.toBe(files.get(file));
    files.set(file, text);
    engine.apply([{ type: 'text', file, text }]);
    const { revision: _, ...timeline } = evidenceTimeline(engine, 'ws');
    const { revision: __, ...fresh } = evidenceTimeline(engineFor(files), 'ws');
    expect(timeline).toEqual(fresh);
  }
});

test('a control that an edit does not reach is not worked out again', () => {
  const alone = 'kind: control\nid: B-1\ntitle: T\nsatisfies: {soc2: [CC6.3]}\n';
  const engine = engineFor(new Map([...FILES, ['controls/B-1.yaml', alone]]));
  const before = evidenceTimeline(engine, 'ws').strips;
  const text = `${FILES.get('evidence/1.yaml')}owner: role:x\n`;
  engine.apply([{ type: 'text', file: 'evidence/1.yaml', text }]);
  const after = evidenceTimeline(engine, 'ws').strips;
  expect(after.at(-1)).toBe(before.at(-1));
  expect(after[0]).not.toBe(before[0]);
});
