import { html, nothing, type TemplateResult } from 'lit';
import { shortened } from '../parts/shortened.ts';
import { stateChip } from '../parts/state-chip.ts';
import type { Mark } from './marks.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** What is chosen, and what can be done about it. */
export interface DetailState {
  readonly row: TimelineRow | undefined;
  readonly mark: Mark | undefined;
  onOpen(): void;
  onInsert(): void;
}

/** A bar below the strips about the line and the mark where the keyboard is. */
export function renderDetail({ row, mark, onOpen, onInsert }: DetailState): TemplateResult {
  if (row === undefined) {
    return html`<section class="detail" aria-label="Chosen occurrence">
      <span class="faint">Choose a control or an occurrence to see what it says.</span>
    </section>`;
  }
  const { strip, lane, state } = row;
  const what = lane === undefined ? [] : [lane.stage, lane.frequency].filter((word) => word !== '');
  return html`<section class="detail" aria-label="Chosen occurrence">
    <div class="said">
      <div class="line">
        ${stateChip(state)} <bdi class="who">${strip.control}</bdi> <bdi class="what">${shortened(strip.title, 300)}</bdi>
      </div>
      <div class="line">
        ${mark === undefined ? nothing : html`<b>${mark.text}</b>`}
        <span class="faint"
          >${what.length === 0 ? '' : `${what.join(', ')}: `}${lane?.words ?? 'no evidence yet'}</span
        >
        ${strip.owner === undefined ? nothing : html`<span class="faint">Owner <bdi>${strip.owner}</bdi></span>`}
      </div>
    </div>
    <div class="actions">
      <button class="plain" @click=${onOpen}>Open source</button>
      ${
        mark?.insert === undefined
          ? nothing
          : html`<button class="plain" @click=${onInsert}>Insert missing occurrence</button>`
      }
    </div>
  </section>`;
}
