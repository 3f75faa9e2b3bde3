import { expect, test } from 'vitest';
import { recordIdAmong } from '../../client/src/commands/record-id.ts';

const keys = [
  { name: 'kind', before: '' },
  { name: 'id', before: '' },
];

test('the record under the cursor is known by its id, with and without a digit in it', () => {
  expect(recordIdAmong([...keys, { name: 'AC-001', before: 'id: ' }])).toBe('AC-001');
  expect(recordIdAmong([...keys, { name: 'access-review', before: 'id: ' }])).toBe('access-review');
});

test('an id is known in quotes, in a list and in one line', () => {
  for (const before of ['id: "', "'id': '", '  - id: ', '- {kind: control, id: ', 'id: &own '])
    expect(recordIdAmong([...keys, { name: 'vendor review', before }]), before).toBe('vendor review');
});

test('keys that other extensions name are no ids', () => {
  expect(recordIdAmong(keys)).toBeUndefined();
  expect(recordIdAmong([...keys, { name: 'paid', before: 'paid: ' }])).toBeUndefined();
});
