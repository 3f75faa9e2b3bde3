import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';

export interface AxisOptions {
  readonly count: number;
  /** Pixels of each line. */
  readonly size: number;
  /** Pixels of the sticky headers before the lines. */
  readonly headers: number;
  /** A line that is drawn wherever it is: the selected one, which assistive technology points at. */
  readonly always: number | undefined;
}

/** One direction of the grid: which lines are to be drawn, and how far to scroll to see one. */
export class GridAxis {
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  private readonly scroller: HTMLElement;
  private readonly isHorizontal: boolean;
  private readonly changed: () => void;
  private readonly unmount: () => void;
  private options: AxisOptions;

  constructor(scroller: HTMLElement, isHorizontal: boolean, options: AxisOptions, changed: () => void) {
    this.scroller = scroller;
    this.isHorizontal = isHorizontal;
    this.options = options;
    this.changed = changed;
    this.virtualizer = new Virtualizer(this.virtualizerOptions());
    this.unmount = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
  }

  /** Takes other measures; the lines to draw follow at once. */
  update(options: AxisOptions): void {
    const isResized = options.size !== this.options.size;
    this.options = options;
    this.virtualizer.setOptions(this.virtualizerOptions());
    // Sizes are measured once and kept, whatever the estimate becomes.
    if (isResized) this.virtualizer.measure();
    this.virtualizer._willUpdate();
  }

  get lines(): readonly VirtualItem[] {
    return this.virtualizer.getVirtualItems();
  }

  /** Pixels of all lines with their headers. */
  get total(): number {
    return this.options.headers + this.options.count * this.options.size;
  }

  /** Where a line begins, in pixels of the canvas. */
  startOf(index: number): number {
    return this.options.headers + index * this.options.size;
  }

  /** Lines that fit beside the headers. */
  get page(): number {
    const { clientHeight, clientWidth } = this.scroller;
    const space = (this.isHorizontal ? clientWidth : clientHeight) - this.options.headers;
    return Math.max(1, Math.floor(space / this.options.size) - 1);
  }

  /** Scrolls as little as brings the line into view beside the headers. */
  reveal(index: number): void {
    const { headers, size } = this.options;
    const start = this.startOf(index);
    const { clientHeight, clientWidth, scrollTop, scrollLeft } = this.scroller;
    const offset = this.isHorizontal ? scrollLeft : scrollTop;
    const extent = this.isHorizontal ? clientWidth : clientHeight;
    let to = offset;
    if (start + size > offset + extent) to = start + size - extent;
    if (start < to + headers) to = start - headers;
    if (to === offset) return;
    if (this.isHorizontal) this.scroller.scrollLeft = to;
    else this.scroller.scrollTop = to;
  }

  dispose(): void {
    this.unmount();
  }

  private virtualizerOptions(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { count, size, headers, always } = this.options;
    return {
      count,
      horizontal: this.isHorizontal,
      estimateSize: () => size,
      paddingStart: headers,
      overscan: this.isHorizontal ? 2 : 4,
      getScrollElement: () => this.scroller,
      observeElementOffset,
      observeElementRect,
      scrollToFn: elementScroll,
      rangeExtractor: (range) => {
        const indexes = defaultRangeExtractor(range);
        if (always === undefined || always >= count || indexes.includes(always)) return indexes;
        return [...indexes, always].sort((a, b) => a - b);
      },
      onChange: this.changed,
    };
  }
}
