import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageMessage } from '../../client/src/views/page-messages.ts';

const place = { file: 'controls/AC-001.yaml', offset: 12 };

describe('messages of a page', () => {
  test.each([
    { type: 'ready' },
    { type: 'ready', folder: 'file:///work' },
    { type: 'matrix', rows: 'soc2', columns: 'annex-a' },
    { type: 'matrix', rows: 'soc2', columns: 'annex-a', folder: 'file:///work' },
    { type: 'cell', row: 'CC6.1', column: 'A.5.15' },
    { type: 'open', place, beside: true },
    { type: 'create-evidence', row: 'CC6.1', column: 'A.5.15' },
    { type: 'create-evidence', row: 'CC6.1', column: 'A.5.15', control: 'AC-001' },
    { type: 'add-mapping', row: 'CC6.1', column: 'A.5.15', control: 'AC-001' },
    { type: 'missing-occurrence', control: 'AC-001', stage: '', label: '2025-Q3' },
    { type: 'travel', date: '2026-02-28' },
    { type: 'travel', date: null },
    { type: 'copy', text: '| a |' },
    { type: 'command', command: 'tickmark.showLog' },
  ])('are taken as they are: %j', (message) => {
    expect(readPageMessage(message)).toEqual(message);
  });

  test('lose the fields nobody asked for', () => {
    expect(readPageMessage({ type: 'cell', row: 'CC6.1', column: 'A.5.15', also: 'this' })).toEqual({
      type: 'cell',
      row: 'CC6.1',
      column: 'A.5.15',
    });
  });

  test.each([
    undefined,
    null,
    'ready',
    42,
    [],
    [{ type: 'ready' }],
    {},
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'constructor' },
    { type: ['ready'] },
    { type: 'ready', folder: 7 },
    { type: 'ready', folder: '' },
    { type: 'matrix', rows: 'soc2' },
    { type: 'matrix', rows: '', columns: 'annex-a' },
    { type: 'cell', row: 'x'.repeat(301), column: 'A.5.15' },
    { type: 'open', place },
    { type: 'open', place, beside: 'yes' },
    { type: 'open', place: 'controls/AC-001.yaml', beside: false },
    { type: 'open', place: { ...place, offset: -1 }, beside: false },
    { type: 'open', place: { ...place, offset: 1.5 }, beside: false },
    { type: 'open', place: { ...place, offset: Number.NaN }, beside: false },
    { type: 'open', place: { ...place, file: '../../etc/passwd' }, beside: false },
    { type: 'open', place: { ...place, file: 'controls/../../x' }, beside: false },
    { type: 'open', place: { ...place, file: '/etc/passwd' }, beside: false },
    { type: 'open', place: { ...place, file: 'C:\\Windows\\system.ini' }, beside: false },
    { type: 'open', place: { ...place, file: '\\\\host\\share' }, beside: false },
    { type: 'open', place: { ...place, file: 'a\0.yaml' }, beside: false },
    { type: 'create-evidence', row: 'CC6.1', column: 'A.5.15', control: {} },
    { type: 'add-mapping', row: 'CC6.1', column: 'A.5.15' },
    { type: 'missing-occurrence', control: 'AC-001', label: '2025-Q3' },
    { type: 'travel' },
    { type: 'travel', date: 'tomorrow' },
    { type: 'travel', date: '2026-02-30' },
    { type: 'travel', date: '2026-13-01' },
    { type: 'copy', text: 5 },
    { type: 'copy', text: 'x'.repeat(1_000_001) },
    { type: 'command', command: 'workbench.action.terminal.new' },
    { type: 'command', command: 'toString' },
    { type: 'command' },
  ])('are dropped when they are not exactly ours: %j', (message) => {
    expect(readPageMessage(message)).toBeUndefined();
  });

  test('are not read from a prototype', () => {
    expect(readPageMessage(Object.create({ type: 'ready' }))).toBeUndefined();
    const inherited = Object.assign(Object.create({ beside: true }), { type: 'open', place });
    expect(readPageMessage(inherited)).toBeUndefined();
  });

  test('never throw, whatever is sent', () => {
    const type = fc.constantFrom(
      'ready',
      'matrix',
      'cell',
      'open',
      'travel',
      'copy',
      'command',
      'add-mapping',
    );
    const fields = fc.dictionary(
      fc.constantFrom(
        'row',
        'column',
        'place',
        'beside',
        'date',
        'text',
        'command',
        'folder',
        'rows',
        'columns',
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.tuple(type, fields)), (value) => {
        const message = Array.isArray(value) && value.length === 2 ? { ...value[1], type: value[0] } : value;
        const read = readPageMessage(message);
        if (read !== undefined) expect(message).toMatchObject(read);
      }),
    );
  });
});
