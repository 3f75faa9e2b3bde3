import { expect, it } from 'vitest';
import { Harness } from '../support/lsp-harness.ts';

const FILES = {
  'controls/a.yaml':
    'kind: control\nid: AC-001\ntitle: Access\nstatus: operating\nsatisfies:\n  soc2: [CC6.2]\n  iso27001: [A.5.18]\n',
};

const METHODS = [
  'locate',
  'travel',
  'tree',
  'matrix',
  'matrixCell',
  'cellEdit',
  'evidenceTimeline',
  'missingOccurrence',
  'programmeTimeline',
  'readiness',
  'document',
  'why',
  'nextId',
];

const CELL = { rows: 'soc2', columns: 'iso27001', row: 'CC6.2', column: 'A.5.18' };

const WRONG: readonly unknown[] = [
  null,
  {},
  { folder: 5 },
  { folder: 'nonsense' },
  { rows: 5, columns: {}, row: null },
  { ...CELL, edit: null },
  { ...CELL, edit: { type: 'rename' } },
  { ...CELL, edit: { type: 'add-mapping' } },
  { place: { file: '../../etc/passwd', offset: -1 } },
  { place: { file: 'controls/a.yaml', offset: 'x' } },
  { tree: '__proto__' },
  { tree: 'controls', node: 5 },
  { date: '2026-02-30' },
  { known: -1 },
  { kind: 'evidence', title: 7 },
  { kind: 'constructor' },
];

it.each(METHODS)('tickmark/%s answers or refuses with a sentence, whatever it is sent', async (method) => {
  const harness = await Harness.ready({ files: FILES });
  for (const params of WRONG) {
    const answer = await harness.request(`tickmark/${method}`, params).catch((error: unknown) => error);
    expect(answer, JSON.stringify(params)).not.toBeNull();
    if (answer instanceof Error) expect(answer.message).toMatch(/\w \w.*[.]$/);
  }
  expect(harness.logs.filter((line) => /failed|TypeError/.test(line))).toEqual([]);
  await harness.stop();
});
