import { describe, expect, test } from 'vitest';
import { nodeLook } from '../../client/src/trees/node-look.ts';
import { STATES } from '../../server/src/protocol/state.ts';

describe('the look of a line', () => {
  test('differs between states by shape, so that no state hangs on colour alone', () => {
    const icons = STATES.map((state) => nodeLook({ id: '1', type: 'control', label: 'A', state }).icon);
    expect(new Set(icons).size).toBe(STATES.length);
  });

  test('keeps the shape of risks and vendors and colours it', () => {
    const risk = nodeLook({ id: '1', type: 'risk', label: 'R', state: 'stale' });
    expect(risk).toEqual({ icon: 'flame', color: 'list.warningForeground' });
  });

  test('has no colour where there is no state', () => {
    expect(nodeLook({ id: '1', type: 'group', label: 'CC6' })).toEqual({ icon: 'list-tree' });
  });
});
