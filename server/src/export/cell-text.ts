import type { Cell, Column } from '../engine/features/documents/document.ts';
import { STATE_WORDS, STATES, type State } from '../protocol/state.ts';

/** A cell as people read it: states with their sign and word, lists with commas. Empty where nothing is said. */
export function cellText(cell: Cell, type: Column['type']): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.join(', ');
  const state = type === 'state' ? stateOf(cell) : undefined;
  return state === undefined ? cell : `${STATE_WORDS[state].sign} ${STATE_WORDS[state].label}`;
}

/** As `cellText`, the word alone: for tables that a program sorts and filters. */
export function cellWord(cell: Cell, type: Column['type']): string {
  const state = type === 'state' && typeof cell === 'string' ? stateOf(cell) : undefined;
  return state === undefined ? cellText(cell, type) : STATE_WORDS[state].label;
}

/** The state of this name, if it is one. */
export function stateOf(text: string): State | undefined {
  return STATES.find((state) => state === text);
}
