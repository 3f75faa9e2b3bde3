import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ProgrammeTimeline } from '../../../server/src/protocol/programme-timeline.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { host } from '../host.ts';
import { axisStyles } from '../parts/axis-styles.ts';
import { folderStyles, renderFolderChoice } from '../parts/folder-choice.ts';
import { PageElement } from '../parts/page-element.ts';
import { shortened } from '../parts/shortened.ts';
import { emptyStyles } from '../parts/styles.ts';
import { renderChart } from './programme-chart.ts';
import { axisOf } from './programme-rows.ts';
import { programmeStyles } from './programme-styles.ts';

/** The page `programme-timeline`: what happens when, and which dates do not go together. */
export class ProgrammeTimelinePage extends PageElement {
  static override styles = [PageElement.styles, folderStyles, emptyStyles, axisStyles, programmeStyles];

  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    data: { state: true },
    width: { state: true },
    active: { state: true },
  };

  declare data: ProgrammeTimeline | undefined;
  declare private width: number;
  declare private active: number;
  private readonly observer = new ResizeObserver(() => {
    this.width = this.clientWidth || this.width;
  });

  constructor() {
    super();
    this.width = 900;
    this.active = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.observer.disconnect();
    super.disconnectedCallback();
  }

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Programme timeline';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'programme-timeline') this.data = message.timeline;
  }

  protected override renderContent(): TemplateResult {
    const { data } = this;
    if (data === undefined) return html``;
    const folders = renderFolderChoice(data.folders, data.folder);
    if (data.bars.length === 0) return html`${folders}${this.renderEmpty()}`;
    const head = this.width <= 760 ? 150 : 260;
    return html`${folders}
      <div class="scroll" @keydown=${this.keyed}>
        ${renderChart({
          timeline: data,
          axis: axisOf(data),
          pixels: Math.max(270, this.width - head),
          active: Math.min(this.active, data.bars.length - 1),
          onOpen: ({ place }, here) => host.post({ type: 'open', place, beside: !here }),
          onFocus: (index) => {
            this.active = index;
          },
        })}
      </div>
      ${this.renderConflicts(data)}`;
  }

  private renderConflicts({ conflicts }: ProgrammeTimeline): TemplateResult {
    return html`<section class="conflicts" aria-label="Conflicts">
      <h2>${conflicts.length === 0 ? 'No conflicts of dates' : `Conflicts (${conflicts.length})`}</h2>
      ${
        conflicts.length === 0
          ? nothing
          : html`<ol>
              ${conflicts.map(
                ({ rule, message, place }) => html`<li>
                  <button class="link" @click=${() => host.post({ type: 'open', place, beside: true })}>
                    <bdi>${shortened(message, 500)}</bdi>
                  </button>
                  <span class="faint">${rule}</span>
                </li>`,
              )}
            </ol>`
      }
    </section>`;
  }

  private renderEmpty(): TemplateResult {
    return html`<div class="empty">
      <p>
        There is no programme yet. Phases, audits, internal audits and management reviews of a program record are shown
        here, with the observation window and the changes of the scope record.
      </p>
      <button class="plain" @click=${() => host.post({ type: 'command', command: 'tickmark.newRecord' })}>
        New record
      </button>
    </div>`;
  }

  private readonly keyed = (event: KeyboardEvent): void => {
    const last = (this.data?.bars.length ?? 0) - 1;
    const to = {
      ArrowUp: Math.max(0, this.active - 1),
      ArrowDown: Math.min(last, this.active + 1),
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.active = to;
    this.renderRoot.querySelectorAll<HTMLElement>('.row')[to]?.focus();
  };
}
