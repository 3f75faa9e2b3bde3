import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { styled } from '../parts/styled.ts';
import type { Block } from './grid-axis.ts';
import { bandTemplate, columnName, columnTotals, cornerTemplates, rowHead } from './grid-templates.ts';
import { segmentId } from './grid-tile.ts';
import { type GridView, HEAD, LEFT, type Metrics } from './grid-view.ts';
import type { Position } from './keyboard.ts';

/** What the names of rows and columns are drawn from. */
export interface DrawnLines {
  readonly view: GridView;
  readonly metrics: Metrics;
  /** The selected cell. */
  readonly position: Position;
  readonly rows: readonly Block[];
  readonly columns: readonly Block[];
}

/** The header lines: names of groups, ids and totals of the columns. */
export function headTemplate({ view, metrics, position, columns }: DrawnLines): TemplateResult {
  const corner = cornerTemplates(
    view,
    position.column < LEFT ? position.row : undefined,
    position.column < LEFT ? position.column : undefined,
  );
  const first = columns[0]?.start ?? 0;
  const last = (columns.at(-1)?.end ?? 0) - 1;
  const bands = view.bands
    .map((band, index) => ({ band, index }))
    .filter(({ band }) => band.end >= first && band.start <= last);
  const size = metrics.columnWidth;
  const start = (index: number): number => metrics.nameWidth + metrics.totalsWidth + index * size;
  /** The columns of each block, drawn again only when something of the block is different. */
  const inBlocks = (row: number, template: typeof columnName) =>
    repeat(
      columns,
      ({ index }) => index,
      (block) => {
        const here = position.column - LEFT;
        const active = position.row === row && here >= block.start && here < block.end ? here : undefined;
        const lines = view.columns.slice(block.start, block.end);
        return html`<div class="block" role="presentation" ${styled({ left: `${start(block.start)}px` })}>
          ${guard([view, block.end, active], () =>
            lines.map((line, at) =>
              template(view, line, block.start + at + LEFT, active === block.start + at),
            ),
          )}
        </div>`;
      },
    );
  return html`<div class="head" role="rowgroup">
    <div role="row" aria-rowindex="1" data-row="0" ${styled({ height: `${metrics.bandHeight}px` })}>
      <div class="left" role="presentation">${corner.bands}</div>
      ${repeat(
        bands,
        ({ band }) => band.group,
        ({ band, index }) =>
          bandTemplate(
            band,
            index,
            { left: start(band.start), width: size * (band.end - band.start + 1) },
            metrics.nameWidth + metrics.totalsWidth,
            position.row === 0 && band.start <= position.column - LEFT && position.column - LEFT <= band.end,
          ),
      )}
    </div>
    <div role="row" aria-rowindex="2" data-row="1" ${styled({ height: `${metrics.idHeight}px` })}>
      <div class="left" role="presentation">${corner.names}</div>
      ${inBlocks(1, columnName)}
    </div>
    <div role="row" aria-rowindex="3" data-row="2" ${styled({ height: `${metrics.totalsHeight}px` })}>
      <div class="left" role="presentation">${corner.totals}</div>
      ${inBlocks(2, columnTotals)}
    </div>
  </div>`;
}

/** The names and totals of the rows, in one layer that stays at the edge. Each row owns its cells in the tiles. */
export function rowsTemplate({ view, metrics, position, rows, columns }: DrawnLines): TemplateResult {
  if (view.rows.length === 0 || view.columns.length === 0) {
    return html`<div role="rowgroup">
      <div role="row"><div role="gridcell" class="nothing">Nothing fits the filters.</div></div>
    </div>`;
  }
  const owned = columns.map(({ index }) => index).join();
  const height = view.rows.length * metrics.rowHeight;
  return html`<div role="rowgroup" class="rows" ${styled({ height: `${height}px` })}>
    ${repeat(
      rows,
      ({ index }) => index,
      (block) => {
        const here = position.row - HEAD;
        const active = here >= block.start && here < block.end ? position : undefined;
        const top = block.start * metrics.rowHeight;
        return html`<div class="block" role="presentation" ${styled({ top: `${top}px` })}>
          ${guard([view, block.end, active, owned], () =>
            view.rows.slice(block.start, block.end).map((line, at) => {
              const row = block.start + at + HEAD;
              const activeColumn = active?.row === row ? active.column : undefined;
              return html`<div
                role="row"
                class="row ${activeColumn === undefined ? '' : 'here'}"
                aria-rowindex=${row + 1}
                aria-owns=${columns.map((column) => segmentId(row, column)).join(' ')}
                data-row=${row}
              >
                ${guard([view, activeColumn], () => rowHead(view, line, row, activeColumn))}
              </div>`;
            }),
          )}
        </div>`;
      },
    )}
  </div>`;
}
