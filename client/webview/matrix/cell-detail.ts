import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import {
  type CellArtifact,
  type CellClaim,
  type CellControl,
  type CellDetail,
  standingWords,
} from '../../../server/src/protocol/matrix.ts';
import type { Place } from '../../../server/src/protocol/place.ts';
import { host } from '../host.ts';
import { shortened } from '../parts/shortened.ts';
import { stateChip, stateSign } from '../parts/state-chip.ts';
import { baseStyles, stateStyles } from '../parts/styles.ts';
import { MARKS } from './words.ts';

/** Text of the workspace: shown as text, cut where it is endless, never turning the direction of what is around it. */
function foreign(text: string, longest = 300): TemplateResult {
  return text.length > longest
    ? html`<bdi title=${shortened(text, 2000)}>${shortened(text, longest)}</bdi>`
    : html`<bdi>${text}</bdi>`;
}

/** All that is known of one cell, and what can be done about it. */
export class CellDetailPane extends LitElement {
  static override styles = [
    baseStyles,
    stateStyles,
    css`
      :host {
        overflow: auto;
        padding: 8px 12px 16px;
        background: var(--vscode-sideBar-background, var(--vscode-editor-background));
        overflow-wrap: anywhere;
      }
      header {
        display: flex;
        gap: 8px;
        align-items: flex-start;
      }
      header h2 {
        flex: 1 1 auto;
        font-size: 1.08em;
      }
      .pair {
        margin: 2px 0 6px;
      }
      h3 {
        margin: 14px 0 4px;
        padding-bottom: 2px;
        border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 3px 0;
      }
      .head {
        display: flex;
        gap: 6px;
        align-items: baseline;
      }
      .head .state-sign {
        flex: none;
      }
      .facts {
        padding-inline-start: 2.1em;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-top: 6px;
      }
      .note {
        padding: 4px 8px;
        border-inline-start: 3px solid var(--vscode-charts-yellow);
        background: var(--vscode-textBlockQuote-background);
      }
      .id {
        font-weight: 600;
        white-space: nowrap;
      }
      table {
        border-collapse: collapse;
      }
      td {
        padding: 0 8px 0 0;
        vertical-align: top;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    detail: { attribute: false },
    closed: { attribute: false },
  };

  declare detail: CellDetail | undefined;
  /** Called when somebody closes the pane. */
  declare closed: (() => void) | undefined;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): TemplateResult {
    const { detail } = this;
    if (detail === undefined) return html`<p class="faint" role="status">Asking for the cell.</p>`;
    const { row, column } = detail;
    return html`
      <header>
        <h2 tabindex="-1">${foreign(row.id, 60)} and ${foreign(column.id, 60)}</h2>
        <button class="plain" title="Close (Escape)" aria-label="Close details" @click=${() => this.closed?.()}>
          ✕
        </button>
      </header>
      <div class="pair"><span class="id">${foreign(row.id, 60)}</span> ${foreign(row.title)}</div>
      <div class="pair"><span class="id">${foreign(column.id, 60)}</span> ${foreign(column.title)}</div>
      ${this.renderState(detail)} ${this.renderActions(detail)} ${this.renderClaims(detail)}
      <h3>Controls (${detail.controls.length})</h3>
      ${
        detail.controls.length === 0
          ? html`<p class="faint">No control in operation cites both.</p>`
          : html`<ul>${detail.controls.map((control) => this.renderControl(control, detail, false))}</ul>`
      }
      <h3>Artifacts (${detail.evidence.length})</h3>
      ${
        detail.evidence.length === 0
          ? html`<p class="faint">No artifact supports the pair.</p>`
          : html`<ul>${detail.evidence.map((artifact) => this.renderArtifact(artifact))}</ul>`
      }
      ${
        detail.candidates.length === 0
          ? nothing
          : html`<h3>Controls that cite one of the two</h3>
              <ul>${detail.candidates.map((control) => this.renderControl(control, detail, true))}</ul>`
      }
    `;
  }

  private renderState(detail: CellDetail): TemplateResult {
    const { state, gap, dissent, notRelated } = detail;
    return html`<div class="pair">
        ${stateChip(state, standingWords(detail))}
        ${gap ? html`<span title=${MARKS.gap.definition}>&nbsp; ${MARKS.gap.sign} ${MARKS.gap.label}</span>` : nothing}
        ${
          dissent
            ? html`<span title=${MARKS.dissent.definition}
                >&nbsp; ${MARKS.dissent.sign} ${MARKS.dissent.label}</span
              >`
            : nothing
        }
      </div>
      ${notRelated === undefined ? nothing : html`<p class="note">${foreign(notRelated, 2000)}</p>`}`;
  }

  private renderActions(detail: CellDetail): TemplateResult {
    const cell = { row: detail.row.id, column: detail.column.id };
    return html`<div class="actions">
      <button class="plain" @click=${() => host.post({ type: 'create-evidence', ...cell })}>Create evidence</button>
      <button class="plain" @click=${() => host.post({ type: 'copy', text: detail.markdown })}>
        Copy as Markdown
      </button>
    </div>`;
  }

  private renderClaims({ claims, row, column, dissent }: CellDetail): TemplateResult {
    if (claims.length === 0) return html`<h3>Crosswalk</h3><p class="faint">No source relates the two.</p>`;
    const words = dissent ? `Crosswalk: ${claims.length} sources that disagree` : 'Crosswalk';
    return html`<h3>${words}</h3>
      <ul>
        ${claims.map((claim) => this.renderClaim(claim, row.id, column.id))}
      </ul>`;
  }

  private renderClaim(claim: CellClaim, row: string, column: string): TemplateResult {
    const facts: (readonly [string, string | undefined])[] = [
      ['Strength', claim.strength === undefined ? undefined : `${claim.strength} of 10`],
      ['Coverage', claim.coverage],
      ['Basis', claim.basis],
    ];
    return html`<li>
      <div>
        <span class="id">${this.link(claim.source, claim.place)}</span>: ${row}
        <em>${foreign(claim.relationship, 100)}</em> ${column}
      </div>
      <div class="faint">
        ${facts
          .filter(([, value]) => value !== undefined)
          .map(
            ([name, value], index) => html`${index > 0 ? ' · ' : ''}${name}: ${foreign(value ?? '', 200)}`,
          )}
      </div>
      ${claim.note === undefined ? nothing : html`<div>${foreign(claim.note, 2000)}</div>`}
    </li>`;
  }

  private renderControl(control: CellControl, detail: CellDetail, isCandidate: boolean): TemplateResult {
    const cell = { row: detail.row.id, column: detail.column.id };
    return html`<li>
      <div class="head">
        ${stateSign(control.state)}
        <span><span class="id">${this.link(control.id, control.place)}</span> ${foreign(control.title)}</span>
      </div>
      <div class="facts faint">
        ${foreign(control.words, 300)}${control.owner === undefined ? nothing : html` · ${foreign(control.owner, 100)}`}
      </div>
      <div class="facts actions">
        ${
          isCandidate
            ? html`<button
                class="plain"
                aria-label="Add this mapping to ${control.id}"
                @click=${() => host.post({ type: 'add-mapping', ...cell, control: control.id })}
              >
                Add this mapping
              </button>`
            : html`<button
                class="plain"
                aria-label="Create evidence for it: ${control.id}"
                @click=${() => host.post({ type: 'create-evidence', ...cell, control: control.id })}
              >
                Create evidence for it
              </button>`
        }
      </div>
    </li>`;
  }

  private renderArtifact(artifact: CellArtifact): TemplateResult {
    const facts: (readonly [string, string | undefined])[] = [
      ['Type', artifact.type ?? (artifact.kind === 'policy' ? 'policy' : undefined)],
      ['Owner', artifact.owner],
      ['Frequency', artifact.frequency],
      ['Last', artifact.lastOccurrence],
      ['Next due', artifact.nextDue],
    ];
    return html`<li>
      <div class="head">
        ${stateSign(artifact.state)}
        <span><span class="id">${this.link(artifact.id, artifact.place)}</span> ${foreign(artifact.title)}</span>
      </div>
      <table class="facts" role="presentation">
        ${facts
          .filter(([, value]) => value !== undefined)
          .map(
            ([name, value]) =>
              html`<tr>
                <td class="facts faint">${name}</td>
                <td>${foreign(value ?? '', 200)}</td>
              </tr>`,
          )}
      </table>
    </li>`;
  }

  /** A name that opens its source beside the matrix, so that an edit shows at once; with Alt in its place. */
  private link(name: string, place: Place | undefined): TemplateResult {
    if (place === undefined) return foreign(name, 100);
    return html`<button
      class="link"
      title="Open ${shortened(place.file, 200)} (with Alt in place of the matrix)"
      @click=${(event: MouseEvent) => host.post({ type: 'open', place, beside: !event.altKey })}
    >
      ${foreign(name, 100)}
    </button>`;
  }
}
