import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { NextStep, Readiness } from '../../../server/src/protocol/readiness.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview, WebviewCommand } from '../../../server/src/protocol/webview-messages.ts';
import { host } from '../host.ts';
import { folderStyles, renderFolderChoice } from '../parts/folder-choice.ts';
import { PageElement } from '../parts/page-element.ts';
import { shortened } from '../parts/shortened.ts';
import { readinessStyles } from './readiness-styles.ts';
import { renderTable } from './readiness-table.ts';

const ACTIONS: readonly (readonly [string, WebviewCommand])[] = [
  ['Crosswalk matrix', 'tickmark.openMatrix'],
  ['Evidence timeline', 'tickmark.openEvidenceTimeline'],
  ['Programme timeline', 'tickmark.openProgrammeTimeline'],
  ['Open a document', 'tickmark.openDocument'],
  ['Export a document', 'tickmark.exportDocument'],
];

/** The page `readiness`: numbers with their meanings, and what to do next. */
export class ReadinessPage extends PageElement {
  static override styles = [PageElement.styles, folderStyles, readinessStyles];

  static override properties: PropertyDeclarations = { ...PageElement.properties, data: { state: true } };

  declare data: Readiness | undefined;

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Readiness';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'readiness') this.data = message.readiness;
  }

  protected override renderContent(): TemplateResult {
    const { data } = this;
    if (data === undefined) return html``;
    return html`${renderFolderChoice(data.folders, data.folder)}
    <div class="scroll">
      <div class="actions">
        ${ACTIONS.map(
          ([label, command]) =>
            html`<button class="plain" @click=${() => host.post({ type: 'command', command })}>${label}</button>`,
        )}
      </div>
      <h2 id="next">What to do next</h2>
      ${this.renderSteps(data)}
      <h2>Where each series, theme and chapter stands</h2>
      ${
        data.groups.length === 0
          ? html`<p>
                No framework is in scope yet. Name the frameworks in a program or scope record, or cite their items in
                controls.
              </p>
              <button class="plain" @click=${() => host.post({ type: 'command', command: 'tickmark.newRecord' })}>
                New record
              </button>`
          : renderTable(data)
      }
    </div>`;
  }

  private renderSteps({ next, frame }: Readiness): TemplateResult {
    if (next.length === 0) return html`<p>Nothing is missed, stale, broken, uncovered or due soon.</p>`;
    return html`<p class="faint">
        The first ten, in this order: missed in the window, expired, stale, broken references, items in scope that
        nothing takes up, controls without evidence, due, due soon. Of one kind the earliest due day comes first.
      </p>
      <ol aria-labelledby="next">
        ${next.map((step) => this.renderStep(step, frame))}
      </ol>`;
  }

  private renderStep({ title, why, due, rule, place }: NextStep, { asOf }: TimeFrame): TemplateResult {
    return html`<li>
      <button
        class="link step"
        @click=${(event: MouseEvent) => host.post({ type: 'open', place, beside: !event.altKey })}
      >
        <bdi>${shortened(title, 200)}</bdi>
      </button>
      ${
        due === undefined
          ? nothing
          : html`<span class="due ${due < asOf ? 'past' : ''}">${due < asOf ? 'was due' : 'due'} ${due}</span>`
      }
      <bdi class="why faint">${shortened(why, 400)}${rule === undefined ? nothing : html` <span>(${rule})</span>`}</bdi>
    </li>`;
  }
}
