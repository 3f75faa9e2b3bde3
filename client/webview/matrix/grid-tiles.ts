import type { Block, GridAxis } from './grid-axis.ts';
import { GridTile } from './grid-tile.ts';
import { type GridView, HEAD, LEFT, type Metrics } from './grid-view.ts';
import type { Position } from './keyboard.ts';

/** Tiles out of sight that are drawn in one frame at most: more would be felt while somebody scrolls. */
const mostAhead = 3;

/** What the tiles are drawn from. */
export interface TileSource {
  readonly view: GridView;
  readonly metrics: Metrics;
  readonly rows: GridAxis;
  readonly columns: GridAxis;
  readonly position: Position;
}

/**
 * The cells of the grid, in tiles. Between two tiles scrolling is the browser's own; the next ones are drawn before they
 * come into sight, some in each frame.
 */
export class GridTiles {
  private readonly parent: Element;
  private readonly tiles = new Map<string, GridTile>();
  private source: TileSource | undefined;
  private nextFrame: number | undefined;
  private active: HTMLElement | undefined;

  constructor(parent: Element) {
    this.parent = parent;
  }

  dispose(): void {
    if (this.nextFrame !== undefined) cancelAnimationFrame(this.nextFrame);
    this.nextFrame = undefined;
  }

  /** Draws what is in sight now, and what may come into sight soon. */
  draw(source: TileSource): void {
    const before = this.source;
    this.source = source;
    if (before !== undefined && before.view !== source.view) this.refill(source);
    const isResized =
      before?.metrics.rowHeight !== source.metrics.rowHeight ||
      before.metrics.columnWidth !== source.metrics.columnWidth;
    if (isResized) {
      for (const tile of this.tiles.values())
        tile.place(source.metrics.rowHeight, source.metrics.columnWidth);
    }
    this.drawMissing(source);
    this.mark(source.position);
  }

  /** Other data: what is in sight is written anew, the rest is drawn again when it is wanted. */
  private refill({ view, rows, columns }: TileSource): void {
    const isInSight = (axis: GridAxis, { index, end }: Block, count: number): boolean => {
      const [first, last] = axis.inSight;
      return index >= first && index <= last && end <= count;
    };
    for (const [key, tile] of this.tiles) {
      const isKept =
        isInSight(rows, tile.rows, view.rows.length) && isInSight(columns, tile.columns, view.columns.length);
      if (isKept) tile.fill(view);
      else this.drop(key, tile);
    }
  }

  private drop(key: string, tile: GridTile): void {
    tile.element.remove();
    this.tiles.delete(key);
  }

  private drawMissing({ view, metrics, rows, columns, position }: TileSource): void {
    const rowBlocks = rows.blocks;
    const columnBlocks = columns.blocks;
    const [top, bottom] = rows.inSight;
    const [left, right] = columns.inSight;
    const isResting = !rows.isMoving && !columns.isMoving;
    const [above, below] = rows.ahead(isResting);
    const [before, after] = columns.ahead(isResting);
    const wanted = new Set<string>();
    const ahead: (() => void)[] = [];
    for (const row of rowBlocks) {
      for (const column of columnBlocks) {
        const key = `${row.index},${column.index}`;
        wanted.add(key);
        const held = this.tiles.get(key);
        // The last block of an axis may be longer or shorter than it was.
        if (held !== undefined && held.rows.end === row.end && held.columns.end === column.end) continue;
        const add = (): void => {
          const tile = new GridTile(row, column);
          tile.fill(view);
          tile.place(metrics.rowHeight, metrics.columnWidth);
          if (held === undefined) this.parent.append(tile.element);
          else held.element.replaceWith(tile.element);
          this.tiles.set(key, tile);
        };
        const isInSight =
          row.index >= top && row.index <= bottom && column.index >= left && column.index <= right;
        const isSelected =
          position.row - HEAD >= row.start &&
          position.row - HEAD < row.end &&
          position.column - LEFT >= column.start &&
          position.column - LEFT < column.end;
        if (isInSight || isSelected) add();
        else if (
          row.index >= above &&
          row.index <= below &&
          column.index >= before &&
          column.index <= after
        ) {
          ahead.push(add);
        }
      }
    }
    for (const add of ahead.slice(0, mostAhead)) add();
    for (const [key, tile] of this.tiles) if (!wanted.has(key)) this.drop(key, tile);
    if (ahead.length > mostAhead) {
      this.nextFrame ??= requestAnimationFrame(() => {
        this.nextFrame = undefined;
        if (this.source !== undefined) this.drawMissing(this.source);
      });
    }
  }

  /** Gives the selected cell its outline, and the id by which the grid points at it. */
  private mark({ row, column }: Position): void {
    let cell: HTMLElement | undefined;
    for (const tile of this.tiles.values()) cell ??= tile.cellAt(row - HEAD, column - LEFT);
    if (this.active !== cell) {
      this.active?.classList.remove('active');
      this.active?.removeAttribute('id');
    }
    this.active = cell;
    if (cell === undefined) return;
    cell.id = `at-${row}-${column}`;
    cell.classList.add('active');
  }
}
