import { html, nothing, type TemplateResult } from 'lit';
import { MATRIX_TOTALS, type MatrixItem } from '../../../server/src/protocol/matrix.ts';
import { STATE_WORDS } from '../../../server/src/protocol/state.ts';
import { shortened } from '../parts/shortened.ts';
import { styled } from '../parts/styled.ts';
import { type GridView, LEFT } from './grid-view.ts';
import type { Position } from './keyboard.ts';
import type { Band, Line } from './layout.ts';
import { totalsWords } from './words.ts';

/** Where something stands, in pixels of the canvas. */
export interface Box {
  readonly left: number;
  readonly width: number;
}

function boxStyle({ left, width }: Box): Record<string, string> {
  return { left: `${left}px`, width: `${width}px` };
}

/** The id of the element that stands at a position, for `aria-activedescendant`. */
export function elementId({ row, column }: Position, bands: readonly Band[]): string {
  if (row === 0) {
    if (column < LEFT) return 'corner-bands';
    const at = column - LEFT;
    return `band-${bands.findIndex(({ start, end }) => start <= at && at <= end)}`;
  }
  if (column < LEFT && row === 2) return 'corner-totals';
  return `at-${row}-${column}`;
}

/**
 * Drawn by the style sheet from `data-` attributes: the label of the cell around it says which number is which, and what
 * is hidden for the eye alone costs a layer each.
 */
function totals(item: MatrixItem): TemplateResult {
  return html`<span class="sign" data-shown=${STATE_WORDS[item.state].sign}></span
    ><span class="number" data-shown=${item.controls}></span
    ><span class="number" data-shown=${item.evidence}></span
    ><span class="number ${item.gaps > 0 ? 'some' : ''}" data-shown=${item.gaps}></span>`;
}

function itemTitle(item: MatrixItem): string {
  const scope = item.inScope ? '' : ' (out of scope)';
  return `${item.id} ${shortened(item.title, 300)}${scope}`;
}

/** Name and totals before a row. */
export function rowHead(
  view: GridView,
  line: Line,
  row: number,
  activeColumn: number | undefined,
): TemplateResult {
  const active = (column: number): string => (activeColumn === column ? 'active' : '');
  if (line.kind === 'group') {
    return html`<div
        role="rowheader"
        id="at-${row}-0"
        class="name group ${active(0)}"
        aria-colindex="1"
        aria-expanded=${line.folded ? 'false' : 'true'}
        title="${line.group} ${shortened(line.title, 300)}"
      >
        <span class="twisty" aria-hidden="true">${line.folded ? '▸' : '▾'}</span>
        <span class="cut"><b>${line.group}</b> <bdi>${shortened(line.title, 300)}</bdi></span>
      </div>
      <div
        role="gridcell"
        id="at-${row}-1"
        class="totals group ${active(1)}"
        aria-colindex="2"
        aria-label="${line.items.length} items"
      >
        <span class="number" data-shown=${line.items.length}></span>
      </div>`;
  }
  const item = view.matrix.rows.items[line.index];
  if (item === undefined) return html``;
  return html`<div
      role="rowheader"
      id="at-${row}-0"
      class="name ${item.inScope ? '' : 'outside'} ${active(0)}"
      aria-colindex="1"
      title=${itemTitle(item)}
    >
      <span class="id">${item.id}</span> <bdi class="cut faint">${shortened(item.title, 300)}</bdi>
      ${item.inScope ? nothing : html`<span class="unseen">out of scope</span>`}
    </div>
    <div
      role="gridcell"
      id="at-${row}-1"
      class="totals ${active(1)}"
      aria-colindex="2"
      aria-label=${totalsWords(item)}
      title=${totalsWords(item)}
    >
      ${totals(item)}
    </div>`;
}

/** Id of a column, in the second header line. */
export function columnName(view: GridView, line: Line, column: number, isActive: boolean): TemplateResult {
  const active = isActive ? 'active' : '';
  if (line.kind === 'group') {
    return html`<div
      role="columnheader"
      id="at-1-${column}"
      class="column group ${active}"
      aria-colindex=${column + 1}
      title="${line.group} ${shortened(line.title, 300)}: ${line.items.length} items, folded"
    >
      <b>${line.group}</b>
    </div>`;
  }
  const item = view.matrix.columns.items[line.index];
  if (item === undefined) return html``;
  return html`<div
    role="columnheader"
    id="at-1-${column}"
    class="column ${item.inScope ? '' : 'outside'} ${active}"
    aria-colindex=${column + 1}
    aria-label=${itemTitle(item)}
    title=${itemTitle(item)}
  >
    <span>${item.id}</span>
  </div>`;
}

/** Totals of a column, in the third header line. */
export function columnTotals(view: GridView, line: Line, column: number, isActive: boolean): TemplateResult {
  const item = line.kind === 'item' ? view.matrix.columns.items[line.index] : undefined;
  const words = item === undefined ? `${line.group}: folded` : totalsWords(item);
  return html`<div
    role="gridcell"
    id="at-2-${column}"
    class="column-totals ${isActive ? 'active' : ''}"
    aria-colindex=${column + 1}
    aria-label=${words}
    title=${words}
  >
    ${item === undefined ? nothing : totals(item)}
  </div>`;
}

/** Name of a group above its columns. */
export function bandTemplate(
  band: Band,
  index: number,
  box: Box,
  sticky: number,
  isActive: boolean,
): TemplateResult {
  return html`<div
    role="columnheader"
    id="band-${index}"
    class="band ${isActive ? 'active' : ''}"
    aria-colindex=${band.start + LEFT + 1}
    aria-colspan=${band.end - band.start + 1}
    aria-expanded=${band.folded ? 'false' : 'true'}
    title="${band.group} ${shortened(band.title, 300)}"
    ${styled(boxStyle(box))}
  >
    <span class="band-name cut" ${styled({ left: `${sticky + 4}px` })}
      ><span aria-hidden="true">${band.folded ? '▸' : '▾'}</span> <b>${band.group}</b>
      ${band.folded ? nothing : html`<bdi>${shortened(band.title, 300)}</bdi>`}</span
    >
  </div>`;
}

/** The three header cells where rows and columns meet: what stands on the axes, and what the totals are. */
export function cornerTemplates(
  view: GridView,
  activeRow: number | undefined,
  activeColumn: number | undefined,
) {
  const { rows, columns } = view.matrix;
  const active = (row: number, column?: number): string =>
    activeRow === row && (column === undefined || activeColumn === column) ? 'active' : '';
  return {
    bands: html`<div
      role="columnheader"
      id="corner-bands"
      class="corner ${active(0)}"
      aria-colindex="1"
      aria-colspan="2"
    >
      <span class="cut faint">Columns: <bdi>${shortened(columns.framework.title)}</bdi></span>
    </div>`,
    names: html`<div role="columnheader" id="at-1-0" class="name ${active(1, 0)}" aria-colindex="1">
        <span class="cut faint">Rows: <bdi>${shortened(rows.framework.title)}</bdi></span>
      </div>
      <div role="columnheader" id="at-1-1" class="totals ${active(1, 1)}" aria-colindex="2">
        <span class="unseen">Totals of the row:</span>
        <span class="sign" title="The worst state of what supports the item">State</span
        ><span class="number" title=${MATRIX_TOTALS.controls}>Ctl</span
        ><span class="number" title=${MATRIX_TOTALS.evidence}>Art</span
        ><span class="number" title=${MATRIX_TOTALS.gaps}>Gap</span>
      </div>`,
    totals: html`<div
      role="rowheader"
      id="corner-totals"
      class="corner stacked ${active(2)}"
      aria-colindex="1"
      aria-colspan="2"
    >
      <span title="The worst state of what supports the item">State</span>
      <span title=${MATRIX_TOTALS.controls}>Controls</span>
      <span title=${MATRIX_TOTALS.evidence}>Artifacts</span>
      <span title=${MATRIX_TOTALS.gaps}>Gaps</span>
    </div>`,
  };
}
