import { css, html, LitElement, type TemplateResult } from 'lit';
import { MATRIX_TOTALS, RELATED_WORDS } from '../../../server/src/protocol/matrix.ts';
import { STATE_WORDS, STATES } from '../../../server/src/protocol/state.ts';
import { baseStyles, stateStyles } from '../parts/styles.ts';
import { gridStyles } from './grid-styles.ts';
import { COVERAGE_WORDS, MARKS } from './words.ts';

/** What the signs, bars and numbers of the grid mean, and the keys. */
export class MatrixLegend extends LitElement {
  static override styles = [
    baseStyles,
    stateStyles,
    gridStyles,
    css`
      :host {
        flex: none;
        height: auto;
        display: flex;
        max-height: 45%;
        border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
        background: var(--vscode-editorWidget-background);
      }
      .columns {
        flex: 1 1 auto;
        overflow: auto;
        padding: 8px 12px;
        outline-offset: -1px;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(19em, 1fr));
        gap: 8px 24px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 8px;
        align-items: baseline;
        margin: 4px 0 0;
      }
      .next {
        margin-top: 10px;
      }
      dt {
        white-space: nowrap;
      }
      dd {
        margin: 0;
        color: var(--vscode-descriptionForeground);
      }
      .sample {
        position: relative;
        display: inline-block;
        width: 2.5em;
        height: 10px;
      }
      kbd {
        font-family: inherit;
        font-weight: 600;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<section aria-label="Legend" class="columns" tabindex="0">
      <div>
        <h2>State: the worst of the artifacts</h2>
        <dl>
          ${STATES.map((state) => {
            const { sign, label, definition } = STATE_WORDS[state];
            return html`<dt class="state-chip state-${state}">
                <span class="state-sign" aria-hidden="true">${sign}</span>${label}
              </dt>
              <dd>${definition}</dd>`;
          })}
        </dl>
      </div>
      <div>
        <h2>Marks and coverage</h2>
        <dl>
          <dt>3</dt>
          <dd>Artifacts that support the pair. A folded group counts each of its artifacts once.</dd>
          ${[...Object.values(MARKS), RELATED_WORDS].map(
            ({ sign, label, definition }) => html`<dt>${sign} ${label}</dt>
            <dd>${definition}</dd>`,
          )}
          ${Object.entries(COVERAGE_WORDS).map(
            ([coverage, { label, definition }]) => html`<dt>
                <span class="sample bar ${coverage}" aria-hidden="true"></span> ${label}
              </dt>
              <dd>${definition}</dd>`,
          )}
        </dl>
      </div>
      <div>
        <h2>Totals</h2>
        <dl>
          <dt>Ctl, Controls</dt>
          <dd>${MATRIX_TOTALS.controls}</dd>
          <dt>Art, Artifacts</dt>
          <dd>${MATRIX_TOTALS.evidence}</dd>
          <dt>Gap, Gaps</dt>
          <dd>${MATRIX_TOTALS.gaps}</dd>
        </dl>
        <h2 class="next">Keys</h2>
        <dl>
          <dt><kbd>Arrows</kbd>, <kbd>Page</kbd></dt>
          <dd>Move; with Ctrl to the edge.</dd>
          <dt><kbd>Home</kbd>, <kbd>End</kbd></dt>
          <dd>Start and end of the row; with Ctrl of the grid.</dd>
          <dt><kbd>Enter</kbd></dt>
          <dd>On a cell: details. On a group: fold. On an id: only what crosses it.</dd>
          <dt><kbd>Escape</kbd></dt>
          <dd>Back to the grid; in the grid, close the details.</dd>
          <dt><kbd>CC6.1</kbd>, <kbd>5.15</kbd></dt>
          <dd>Type an id to jump to it.</dd>
        </dl>
      </div>
    </section>`;
  }
}
