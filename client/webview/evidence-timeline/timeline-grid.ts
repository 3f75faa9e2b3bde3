import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EvidenceTimeline } from '../../../server/src/protocol/evidence-timeline.ts';
import { axisStyles } from '../parts/axis-styles.ts';
import { shortened } from '../parts/shortened.ts';
import { stateSign } from '../parts/state-chip.ts';
import { styled } from '../parts/styled.ts';
import { baseStyles, stateStyles } from '../parts/styles.ts';
import { positionOf, stretchOf, type TimeAxis } from '../parts/time-axis.ts';
import { renderHeading, renderUnder } from './axis-heading.ts';
import type { Mark } from './marks.ts';
import { isMove, keyMove, type Spot } from './timeline-keys.ts';
import { rowText, type TimelineRow } from './timeline-rows.ts';
import { timelineStyles } from './timeline-styles.ts';

/** What the grid tells its page. */
export interface GridEvents {
  'grid-active': { readonly row: TimelineRow; readonly mark: Mark | undefined };
  'grid-open': { readonly row: TimelineRow; readonly mark: Mark | undefined; readonly here: boolean };
  'grid-insert': { readonly row: TimelineRow; readonly mark: Mark };
  'grid-scroll': { readonly top: number; readonly left: number };
}

/** Height of the heading in pixels. */
const HEADING = 78;
/** Lines that are drawn above and below those that are seen. */
const OVERSCAN = 6;
/** Marks narrower than this have no sign, and no border either when they are narrower still. */
const SIGN_PIXELS = 13;
const THIN_PIXELS = 4;

/**
 * The strips, as a grid: one line per activity, of which only those in sight are drawn. Left and right go along a line,
 * up and down to the nearest day of another.
 */
export class TimelineGrid extends LitElement {
  static override styles = [baseStyles, stateStyles, axisStyles, timelineStyles];

  static override properties: PropertyDeclarations = {
    timeline: { attribute: false },
    rows: { attribute: false },
    axis: { attribute: false },
    zoom: { attribute: false },
    active: { state: true },
    first: { state: true },
    height: { state: true },
    width: { state: true },
  };

  declare timeline: EvidenceTimeline | undefined;
  declare rows: readonly TimelineRow[];
  declare axis: TimeAxis | undefined;
  declare zoom: number;
  declare private active: Spot;
  declare private first: number;
  declare private height: number;
  declare private width: number;
  private rowHeight = 30;
  private head = 300;
  private mustFocus = false;
  private searched = { text: '', at: 0 };
  private readonly observer = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.rows = [];
    this.zoom = 1;
    this.active = { row: 0, mark: -1 };
    this.first = 0;
    this.height = 600;
    this.width = 800;
  }

  /** Goes to a line by its key and a mark by its own, if they are there. */
  select(rowKey: string, markKey: string, focus: boolean): void {
    const row = this.rows.findIndex(({ key }) => key === rowKey);
    if (row < 0) return;
    const mark = this.rows[row]?.marks.findIndex(({ key }) => key === markKey) ?? -1;
    this.go({ row, mark }, focus);
  }

  /** Puts back where the page was scrolled to. */
  scrollBack(top: number, left: number): void {
    this.scroller?.scrollTo({ top, left });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const fontSize = Number.parseFloat(getComputedStyle(this).fontSize) || 13;
    this.rowHeight = Math.max(28, Math.round(fontSize * 2.3));
    this.style.setProperty('--row', `${this.rowHeight}px`);
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.observer.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('rows')) this.keepActive(changed.get('rows') as readonly TimelineRow[] | undefined);
  }

  protected override render(): TemplateResult {
    const { axis, timeline, rows } = this;
    if (axis === undefined || timeline === undefined) return html``;
    const sheet = { width: this.zoom > 1 ? `${this.zoom * 100}%` : '100%' };
    return html`<div class="scroller" @scroll=${this.scrolled} @keydown=${this.keyed}>
      <div
        class="sheet"
        role="grid"
        aria-label="Evidence timeline"
        aria-rowcount=${rows.length + 1}
        aria-colcount="-1"
        ${styled(sheet)}
      >
        ${renderHeading(timeline, axis, this.axisPixels)}
        <div class="body" role="rowgroup" ${styled({ height: `${rows.length * this.rowHeight}px` })}>
          ${renderUnder(timeline, axis)}
          ${repeat(
            this.indexes(),
            (index) => rows[index]?.key ?? index,
            (index) => this.renderKept(index, axis),
          )}
        </div>
      </div>
    </div>`;
  }

  protected override updated(): void {
    if (!this.mustFocus) return;
    this.mustFocus = false;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.scroller');
  }

  private get axisPixels(): number {
    return Math.max(100, this.width * this.zoom - this.head);
  }

  private measure(): void {
    this.height = this.clientHeight || this.height;
    this.width = this.clientWidth || this.width;
    this.head = Number.parseFloat(getComputedStyle(this).getPropertyValue('--head')) || 300;
  }

  /** After an edit or another filter the keyboard stays at the same line and mark, if they are still there. */
  private keepActive(before: readonly TimelineRow[] | undefined): void {
    const was = before?.[this.active.row];
    const { rows } = this;
    const row = was === undefined ? this.active.row : rows.findIndex(({ key }) => key === was.key);
    const markKey = was?.marks[this.active.mark]?.key;
    const at = row < 0 ? Math.min(this.active.row, rows.length - 1) : row;
    const mark = markKey === undefined ? -1 : (rows[at]?.marks.findIndex(({ key }) => key === markKey) ?? -1);
    this.active = { row: Math.max(at, 0), mark };
    const focused = this.shadowRoot?.activeElement;
    if (focused !== null && focused !== undefined && focused.closest('.top') === null) this.mustFocus = true;
  }

  private indexes(): readonly number[] {
    const { rows, active } = this;
    const from = Math.max(0, this.first - OVERSCAN);
    const to = Math.min(rows.length, this.first + Math.ceil(this.height / this.rowHeight) + OVERSCAN);
    const indexes = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    // The line with the focus stays, wherever it was scrolled to: the focus would be lost with it.
    if (active.row < rows.length && (active.row < from || active.row >= to)) indexes.push(active.row);
    return indexes;
  }

  /** A line is drawn anew only when something of it differs: scrolling moves lines in and out, no more. */
  private renderKept(index: number, axis: TimeAxis): unknown {
    const { row, mark } = this.active;
    const deps = [this.rows[index], index, axis, this.axisPixels, row === index ? mark : undefined];
    return guard(deps, () => this.renderRow(index, axis));
  }

  private renderRow(index: number, axis: TimeAxis): TemplateResult | typeof nothing {
    const row = this.rows[index];
    if (row === undefined) return nothing;
    const { strip, lane, isFirst, state } = row;
    const isActive = index === this.active.row;
    const stage =
      lane === undefined ? '' : [lane.stage, lane.frequency].filter((word) => word !== '').join(', ');
    return html`<div
      class=${classMap({ row: true, first: isFirst })}
      role="row"
      aria-rowindex=${index + 2}
      ${styled({ top: `${index * this.rowHeight}px` })}
    >
      <div
        class=${classMap({ name: true, more: !isFirst })}
        role="rowheader"
        aria-colindex="1"
        aria-label=${rowText(row)}
        title=${rowText(row)}
        tabindex=${isActive && this.active.mark < 0 ? 0 : -1}
        @click=${() => this.go({ row: index, mark: -1 }, true)}
        @dblclick=${(event: MouseEvent) => this.open(event.altKey)}
      >
        ${stateSign(state)}
        ${
          isFirst
            ? html`<bdi class="id cut">${strip.control}</bdi><bdi class="title cut">${shortened(strip.title, 200)}</bdi>`
            : nothing
        }
        <bdi class="stage cut">${stage}</bdi>
      </div>
      <div class=${classMap({ strip: true, units: (lane?.expected.length ?? 0) > 0 })} role="none">${this.renderStrip(row, index, axis)}</div>
    </div>`;
  }

  private renderStrip(row: TimelineRow, index: number, axis: TimeAxis): unknown {
    const { lane, marks, strip } = row;
    if (lane === undefined) return html`<span class="none">No evidence yet</span>`;
    const { inForce } = strip;
    const outside = [
      ...(inForce?.start === undefined ? [] : [stretchOf(axis, axis.start, before(inForce.start))]),
      ...(inForce?.end === undefined ? [] : [stretchOf(axis, inForce.end, axis.end)]),
    ];
    return html`${outside.map((stretch) =>
      stretch === undefined ? nothing : html`<span class="outside" ${styled(percent(stretch))}></span>`,
    )}
    ${(lane.covered ?? []).map((span) => {
      const stretch = stretchOf(axis, span.start, span.end);
      return stretch === undefined
        ? nothing
        : html`<span class="covered" ${styled(percent(stretch))}></span>`;
    })}
    ${marks.map((mark, at) => this.renderMark(mark, at, index, axis))}
    ${marks.map(({ doneOn }) =>
      doneOn === undefined || stretchOf(axis, doneOn, doneOn) === undefined
        ? nothing
        : html`<span class="done-on" ${styled({ left: `${positionOf(axis, doneOn)}%` })}></span>`,
    )}`;
  }

  private renderMark(mark: Mark, at: number, index: number, axis: TimeAxis): unknown {
    const isActive = index === this.active.row && at === this.active.mark;
    // What lies outside the axis is drawn at its edge, so that it can be reached.
    const edge = mark.end < axis.start ? { left: 0, width: 0 } : { left: 100, width: 0 };
    const stretch = stretchOf(axis, mark.start, mark.end) ?? edge;
    const pixels = (stretch.width / 100) * this.axisPixels;
    const isDay = mark.look === 'actual';
    const style = isDay ? { left: `${stretch.left}%` } : percent(stretch);
    return html`<div
      class=${classMap({ mark: true, [mark.look]: true, thin: !isDay && pixels < THIN_PIXELS })}
      role="gridcell"
      aria-colindex=${at + 2}
      aria-label=${mark.text}
      title=${mark.text}
      tabindex=${isActive ? 0 : -1}
      ${styled(style)}
      @click=${() => this.go({ row: index, mark: at }, true)}
      @dblclick=${(event: MouseEvent) => this.open(event.altKey)}
    >
      ${isDay || pixels < SIGN_PIXELS ? nothing : html`<span aria-hidden="true">${mark.sign}</span>`}
    </div>`;
  }

  private readonly scrolled = (event: Event): void => {
    const { scrollTop, scrollLeft } = event.currentTarget as HTMLElement;
    const first = Math.floor(scrollTop / this.rowHeight);
    if (first !== this.first) this.first = first;
    this.tell('grid-scroll', { top: scrollTop, left: scrollLeft });
  };

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.closest('.top') !== null) return;
    const { row, mark } = this.current();
    if (row === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') this.open(event.altKey);
    else if (event.key === 'Insert' && mark?.insert !== undefined) this.tell('grid-insert', { row, mark });
    else if (isMove(event)) {
      const page = Math.max(1, Math.floor(this.height / this.rowHeight) - 3);
      this.go(keyMove(event, this.active, this.rows, page), true);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      this.search(event.key);
    else return;
    event.preventDefault();
  };

  /** Goes to the next control whose id begins with what is typed without a pause. */
  private search(letter: string): void {
    const now = performance.now();
    const text = (now - this.searched.at < 800 ? this.searched.text : '') + letter.toLowerCase();
    this.searched = { text, at: now };
    const { rows } = this;
    for (let step = 0; step < rows.length; step++) {
      const at = (this.active.row + (text.length > 1 ? step : step + 1)) % rows.length;
      const row = rows[at];
      if (row?.isFirst !== true || !row.strip.control.toLowerCase().startsWith(text)) continue;
      this.go({ row: at, mark: -1 }, true);
      return;
    }
  }

  private current(): { row: TimelineRow | undefined; mark: Mark | undefined } {
    const row = this.rows[this.active.row];
    return { row, mark: row?.marks[this.active.mark] };
  }

  private go(active: Spot, focus: boolean): void {
    this.active = active;
    this.mustFocus = focus;
    this.reveal();
    const { row, mark } = this.current();
    if (row !== undefined) this.tell('grid-active', { row, mark });
  }

  private open(here: boolean): void {
    const { row, mark } = this.current();
    if (row !== undefined) this.tell('grid-open', { row, mark, here });
  }

  /** Scrolls as little as needed to see the line and the mark. */
  private reveal(): void {
    const { scroller, axis } = this;
    if (scroller === null || axis === undefined) return;
    const top = this.active.row * this.rowHeight;
    const room = scroller.clientHeight - HEADING - this.rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    const { mark } = this.current();
    const stretch = mark === undefined ? undefined : stretchOf(axis, mark.start, mark.end);
    if (stretch === undefined) return;
    const left = (stretch.left / 100) * this.axisPixels;
    const seen = scroller.clientWidth - this.head;
    if (left < scroller.scrollLeft || left > scroller.scrollLeft + seen - 24)
      scroller.scrollLeft = Math.max(0, left - seen / 3);
  }

  private tell<Name extends keyof GridEvents>(name: Name, detail: GridEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function percent({ left, width }: { readonly left: number; readonly width: number }): Record<string, string> {
  return { left: `${left}%`, width: `${width}%` };
}

function before(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
