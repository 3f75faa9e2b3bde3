import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { EvidenceTimeline } from '../../../server/src/protocol/evidence-timeline.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { host } from '../host.ts';
import { folderStyles, renderFolderChoice } from '../parts/folder-choice.ts';
import { PageElement } from '../parts/page-element.ts';
import { emptyStyles } from '../parts/styles.ts';
import type { TimeAxis } from '../parts/time-axis.ts';
import type { Mark } from './marks.ts';
import { pageStyles } from './page-styles.ts';
import { readSavedTimeline, type SavedTimeline } from './saved-timeline.ts';
import { renderDetail } from './timeline-detail.ts';
import {
  applyFilter,
  choicesOf,
  type FilterChoices,
  noFilter,
  type TimelineFilter,
} from './timeline-filter.ts';
import { type GridEvents, TimelineGrid } from './timeline-grid.ts';
import { renderLegend } from './timeline-legend.ts';
import { axisOf, rowsOf, type TimelineRow } from './timeline-rows.ts';
import { renderToolbar } from './timeline-toolbar.ts';

if (customElements.get('tickmark-timeline-grid') === undefined)
  customElements.define('tickmark-timeline-grid', TimelineGrid);

type GridEvent<Name extends keyof GridEvents> = CustomEvent<GridEvents[Name]>;

/** The page `evidence-timeline`: one strip per activity of a control over the observation window. */
export class EvidenceTimelinePage extends PageElement {
  static override styles = [PageElement.styles, folderStyles, emptyStyles, pageStyles];

  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    data: { state: true },
    filter: { state: true },
    zoom: { state: true },
    legend: { state: true },
    chosen: { state: true },
  };

  declare data: EvidenceTimeline | undefined;
  declare private filter: TimelineFilter;
  declare private zoom: number;
  declare private legend: boolean;
  declare private chosen: { readonly row: TimelineRow; readonly mark: Mark | undefined } | undefined;
  private rows: readonly TimelineRow[] = [];
  private shown = 0;
  private axis: TimeAxis | undefined;
  private choices: FilterChoices = { groups: [], states: [], owners: [] };
  private saved: SavedTimeline;
  private mustRestore = true;
  private wanted: string | undefined;

  constructor() {
    super();
    this.saved = readSavedTimeline(host.saved());
    this.filter = this.saved.filter;
    this.zoom = this.saved.zoom;
    this.legend = this.saved.legend;
  }

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Evidence timeline';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'evidence-timeline') this.data = message.timeline;
    else if (message.type === 'reveal' && message.control !== undefined) {
      this.wanted = this.controlOf(message.control);
      this.requestUpdate();
    }
  }

  /** Evidence is asked for from its file: its strip is that of the first control that it shows. */
  private controlOf(id: string): string {
    const strips = this.data?.strips ?? [];
    if (strips.some(({ control }) => control === id)) return id;
    const shows = strips.find(({ lanes }) =>
      lanes.some(({ actual }) => actual.some(({ evidence }) => evidence === id)),
    );
    return shows?.control ?? id;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.data === undefined || !(changed.has('data') || changed.has('filter'))) return;
    const strips = applyFilter(this.data.strips, this.filter);
    this.shown = strips.length;
    this.rows = rowsOf(strips);
    if (changed.has('data')) {
      this.axis = axisOf(this.data);
      this.choices = choicesOf(this.data);
    }
    const { chosen } = this;
    if (chosen === undefined) return;
    const row = this.rows.find(({ key }) => key === chosen.row.key);
    const mark = row?.marks.find(({ key }) => key === chosen.mark?.key);
    this.chosen = row === undefined ? undefined : { row, mark };
  }

  protected override renderContent(): TemplateResult {
    const { data, axis, chosen } = this;
    if (data === undefined) return html``;
    const folders = renderFolderChoice(data.folders, data.folder);
    if (data.strips.length === 0) return html`${folders}${this.renderEmpty()}`;
    if (axis === undefined) return html`${folders}${this.renderNoWindow(data)}`;
    return html`
      ${folders}
      ${renderToolbar({
        choices: this.choices,
        total: data.strips.length,
        filter: this.filter,
        zoom: this.zoom,
        legend: this.legend,
        shown: this.shown,
        onFilter: (filter) => {
          this.filter = filter;
          this.keep({ filter });
        },
        onClear: () => this.clear(),
        onZoom: (zoom) => {
          this.zoom = zoom;
          this.keep({ zoom });
        },
        onLegend: (legend) => {
          this.legend = legend;
          this.keep({ legend });
        },
      })}
      ${this.legend ? renderLegend() : nothing}
      ${
        this.rows.length === 0
          ? html`<div class="empty">
              <p>No control fits the filters.</p>
              <button class="plain" @click=${() => this.clear()}>Clear filters</button>
            </div>`
          : html`<tickmark-timeline-grid
              .timeline=${data}
              .rows=${this.rows}
              .axis=${axis}
              .zoom=${this.zoom}
              @grid-active=${this.onActive}
              @grid-open=${this.onOpen}
              @grid-insert=${({ detail }: GridEvent<'grid-insert'>) => this.insert(detail.row, detail.mark)}
              @grid-scroll=${({ detail }: GridEvent<'grid-scroll'>) => this.keep(detail)}
            ></tickmark-timeline-grid>`
      }
      ${renderDetail({
        row: chosen?.row,
        mark: chosen?.mark,
        onOpen: () => {
          if (chosen !== undefined) this.open(chosen.row, chosen.mark, false);
        },
        onInsert: () => {
          if (chosen?.mark !== undefined) this.insert(chosen.row, chosen.mark);
        },
      })}
    `;
  }

  protected override updated(): void {
    const grid = this.renderRoot.querySelector<TimelineGrid>('tickmark-timeline-grid');
    if (grid === null) return;
    if (this.mustRestore) {
      this.mustRestore = false;
      void grid.updateComplete.then(() => {
        const { row, mark, top, left } = this.saved;
        grid.select(row, mark, false);
        grid.scrollBack(top, left);
      });
    }
    if (this.wanted !== undefined) this.goTo(this.wanted, grid);
  }

  /** Shows the control that a command or a lens asked for, whatever the filter. */
  private goTo(control: string, grid: TimelineGrid): void {
    const row = this.rows.find(({ strip }) => strip.control === control);
    if (row === undefined) {
      const isHidden = this.data?.strips.some((strip) => strip.control === control) === true;
      if (isHidden) this.filter = noFilter;
      else this.wanted = undefined;
      return;
    }
    this.wanted = undefined;
    void grid.updateComplete.then(() => grid.select(row.key, '', true));
  }

  private renderEmpty(): TemplateResult {
    return html`<div class="empty">
      <p>There are no controls yet. Each control gets a strip here that shows when it was due and when it was done.</p>
      <button class="plain" @click=${() => host.post({ type: 'command', command: 'tickmark.newRecord' })}>
        New record
      </button>
    </div>`;
  }

  private renderNoWindow({ scope }: EvidenceTimeline): TemplateResult {
    return html`<div class="empty">
      <p>
        There is no observation window: a Type 1 report has none, and a Type 2 report needs one. Add it to the scope
        record, as <code>soc2: { type: type-2, window: { start: 2025-04-01, end: 2025-12-31 } }</code>, and the
        occurrences that are owed in it are shown here.
      </p>
      ${
        scope === undefined
          ? html`<button class="plain" @click=${() => host.post({ type: 'command', command: 'tickmark.newRecord' })}>
              New record
            </button>`
          : html`<button class="plain" @click=${() => host.post({ type: 'open', place: scope, beside: false })}>
              Open the scope record
            </button>`
      }
    </div>`;
  }

  private readonly onActive = ({ detail }: GridEvent<'grid-active'>): void => {
    this.chosen = detail;
    this.keep({ row: detail.row.key, mark: detail.mark?.key ?? '' });
  };

  private readonly onOpen = ({ detail }: GridEvent<'grid-open'>): void => {
    this.open(detail.row, detail.mark, !detail.here);
  };

  private open({ strip }: TimelineRow, mark: Mark | undefined, beside: boolean): void {
    host.post({ type: 'open', place: mark?.place ?? strip.place, beside });
  }

  private insert({ strip, lane }: TimelineRow, { insert }: Mark): void {
    if (lane === undefined || insert === undefined) return;
    host.post({ type: 'missing-occurrence', control: strip.control, stage: lane.stage, label: insert });
    this.announce(`Inserting an occurrence for ${insert}`);
  }

  /** The button that was pressed vanishes: the keyboard goes on at the field where filtering begins. */
  private clear(): void {
    this.renderRoot.querySelector<HTMLElement>('.search')?.focus();
    this.filter = noFilter;
    this.keep({ filter: noFilter });
  }

  private keep(change: Partial<SavedTimeline>): void {
    this.saved = { ...this.saved, ...change };
    host.save(this.saved);
  }
}
