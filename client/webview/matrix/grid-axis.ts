export interface AxisOptions {
  readonly count: number;
  /** Pixels of each line. */
  readonly size: number;
  /** Pixels of the sticky headers before the lines. */
  readonly headers: number;
  /** Lines that are drawn and thrown away together. */
  readonly block: number;
  /** A line that is drawn wherever it is: the selected one, which assistive technology points at. */
  readonly always: number | undefined;
}

/** Some lines that follow each other; `end` is the first that is none of them. */
export interface Block {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** One direction of the grid: which lines are to be drawn, and how far to scroll to see one. */
export class GridAxis {
  private readonly scroller: HTMLElement;
  private readonly isHorizontal: boolean;
  private options: AxisOptions;
  private offset = 0;
  private extent = 0;
  /** Where the last scrolling went: -1 back, 1 on, 0 in the other direction. */
  private heading = 0;

  constructor(scroller: HTMLElement, isHorizontal: boolean, options: AxisOptions) {
    this.scroller = scroller;
    this.isHorizontal = isHorizontal;
    this.options = options;
    this.measure();
  }

  /** Takes other measures; the lines to draw follow at once. */
  update(options: AxisOptions): void {
    this.options = options;
  }

  /** Reads how much can be seen: only where the size may be another, because it may lay the page out. */
  measure(): void {
    this.extent = this.isHorizontal ? this.scroller.clientWidth : this.scroller.clientHeight;
    this.look();
  }

  /** Whether some of the line could be seen when that was read last. */
  showed(index: number): boolean {
    const { headers, size } = this.options;
    const start = this.startOf(index);
    return start + size > this.offset + headers && start < this.offset + this.extent;
  }

  /** Reads how far is scrolled. */
  look(): void {
    const before = this.offset;
    this.offset = this.isHorizontal ? this.scroller.scrollLeft : this.scroller.scrollTop;
    this.heading = Math.sign(this.offset - before);
  }

  /** Scrolling has ended. */
  rest(): void {
    this.heading = 0;
  }

  get isMoving(): boolean {
    return this.heading !== 0;
  }

  /** The first and the last block to draw before they are seen: what comes next, or while the grid rests both sides. */
  ahead(isResting: boolean): readonly [first: number, last: number] {
    const [first, last] = this.inSight;
    return [
      isResting || this.heading < 0 ? first - 1 : first,
      isResting || this.heading > 0 ? last + 1 : last,
    ];
  }

  /** The first and the last block of which something can be seen, counted from 0; the last is before the first for none. */
  get inSight(): readonly [first: number, last: number] {
    const { count, size, headers, block } = this.options;
    const space = this.extent - headers;
    if (count === 0 || space <= 0) return [0, -1];
    // Of what a filter has just made shorter the browser has not scrolled back yet.
    const from = Math.min(this.offset, Math.max(0, count * size - space));
    const last = Math.min(count - 1, Math.floor((from + space) / size));
    return [Math.floor(from / size / block), Math.floor(last / block)];
  }

  /** Blocks to draw: those in sight, one more on each side, and the one of the selection. */
  get blocks(): readonly Block[] {
    const { count, block, always } = this.options;
    const [first, last] = this.inSight;
    const indexes: number[] = [];
    for (let index = Math.max(0, first - 1); index <= last + 1; index++) indexes.push(index);
    const chosen = always === undefined || always >= count ? undefined : Math.floor(always / block);
    if (chosen !== undefined && !indexes.includes(chosen)) indexes.push(chosen);
    return indexes
      .sort((a, b) => a - b)
      .map((index) => ({ index, start: index * block, end: Math.min(count, (index + 1) * block) }))
      .filter(({ start, end }) => start < end);
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
}
