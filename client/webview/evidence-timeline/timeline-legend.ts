import { html, type TemplateResult } from 'lit';
import { OTHER_WORDS, STATUS_WORDS } from './status-words.ts';

/** Every sign of the strips with what it means. */
export function renderLegend(): TemplateResult {
  const entries = [...Object.entries(STATUS_WORDS), ...Object.entries(OTHER_WORDS)];
  return html`<section class="legend" aria-label="Legend" tabindex="0">
    <ul>
      ${entries.map(
        ([look, { sign, label, definition }]) => html`<li>
          <span class="sample ${look}" aria-hidden="true">${sign}</span>
          <span><b>${label}</b> <span class="faint">${definition}</span></span>
        </li>`,
      )}
    </ul>
    <p class="faint">
      Shaded: the observation window and fieldwork. Dashed line with ◈: a change of the scope. Solid line: the as-of
      day. Thin band: days that continuous and per-event evidence covers. Hatched: the control was not in force.
    </p>
    <p class="faint">
      Arrow keys go along a line and between lines, Enter opens the file, Insert writes the missing occurrence.
    </p>
  </section>`;
}
