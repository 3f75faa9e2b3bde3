import { html, type TemplateResult } from 'lit';
import { STATE_WORDS, type State, type StateWords } from '../../../server/src/protocol/state.ts';

/** The sign of a state alone; its label and definition are the tooltip and what a screen reader says. */
export function stateSign(state: State): TemplateResult {
  const { sign, label, definition } = STATE_WORDS[state];
  return html`<span class="state-sign state-${state}" role="img" aria-label=${label} title="${label}: ${definition}"
    >${sign}</span
  >`;
}

/** Sign and label of a state, or of what stands in its place. */
export function stateChip(state: State, words: StateWords = STATE_WORDS[state]): TemplateResult {
  const { sign, label, definition } = words;
  return html`<span class="state-chip state-${state}" title=${definition}
    ><span class="state-sign" aria-hidden="true">${sign}</span>${label}</span
  >`;
}
