import { css } from 'lit';

/** Looks of the grid. Sizes that depend on zoom and width come as `--row`, `--name` and so on. */
export const gridStyles = css`
  :host {
    position: relative;
    min-height: 0;
    min-width: 0;
    --line: var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 14%, transparent));
    --head: var(--vscode-sideBar-background, var(--vscode-editor-background));
  }
  .scroller {
    flex: 1 1 auto;
    overflow: auto;
    position: relative;
    contain: strict;
    font-size: calc(12px * var(--zoom));
    user-select: none;
    /* What is see-through cannot be scrolled without painting it again. */
    background: var(--vscode-editor-background);
  }
  .canvas:focus {
    outline: none;
  }
  .scroller:has(> .canvas:focus-visible) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .canvas {
    position: relative;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 3;
    background: var(--head);
    border-bottom: 1px solid var(--line);
  }
  .head [role='row'] {
    position: relative;
    background: var(--head);
  }
  /* One layer for all rows: a sticky element in each would be a layer each. */
  .rows {
    position: sticky;
    left: 0;
    z-index: 2;
    width: calc(var(--name) + var(--totals));
    background: var(--head);
    border-right: 1px solid var(--line);
  }
  .block {
    position: absolute;
    contain: layout style;
  }
  .rows > .block {
    left: 0;
    width: 100%;
  }
  .head .block {
    top: 0;
    height: 100%;
    display: flex;
  }
  .row {
    display: flex;
    height: var(--row);
    border-bottom: 1px solid var(--line);
  }
  .row:hover > *,
  .row.over > *,
  .row.here > * {
    background: var(--vscode-list-hoverBackground);
  }
  .tiles {
    position: absolute;
    top: var(--heads);
    left: calc(var(--name) + var(--totals));
    z-index: 0;
  }
  .tile {
    position: absolute;
    /* Not paint: nothing needs to be cut off. */
    contain: layout style size;
  }
  .segment {
    display: flex;
    height: var(--row);
    border-bottom: 1px solid var(--line);
  }
  .segment.is-group {
    background: color-mix(in srgb, var(--vscode-foreground) 5%, transparent);
  }
  .left {
    position: sticky;
    left: 0;
    z-index: 2;
    display: flex;
    width: calc(var(--name) + var(--totals));
    height: 100%;
    background: var(--head);
    border-right: 1px solid var(--line);
  }
  .name,
  .corner,
  .totals {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    white-space: nowrap;
  }
  .name {
    width: var(--name);
    padding: 0 6px 0 14px;
  }
  .name.group {
    padding-inline-start: 4px;
  }
  .name,
  .column,
  .band {
    cursor: pointer;
  }
  .corner {
    width: 100%;
    padding: 0 6px;
  }
  .corner.stacked {
    flex-direction: column;
    align-items: flex-end;
    justify-content: space-evenly;
    gap: 0;
    color: var(--vscode-descriptionForeground);
    font-size: 0.88em;
    line-height: 1.2;
  }
  .twisty {
    width: 1em;
    text-align: center;
  }
  .id {
    flex: none;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .outside .id,
  .outside > .cut {
    font-weight: normal;
    text-decoration: line-through;
    text-decoration-color: var(--vscode-descriptionForeground);
  }
  .totals {
    width: var(--totals);
    gap: 0;
    padding: 0 4px;
    font-variant-numeric: tabular-nums;
    font-size: 0.92em;
  }
  .totals > * {
    flex: 1 1 0;
    text-align: end;
  }
  .totals > .sign {
    flex: 0 0 2.7em;
    text-align: center;
  }
  .totals.group {
    justify-content: flex-end;
  }
  [data-shown]::before {
    content: attr(data-shown);
  }
  .number {
    color: var(--vscode-descriptionForeground);
  }
  .number.some {
    color: var(--vscode-foreground);
    font-weight: 600;
  }
  .column,
  .column-totals,
  .cell {
    flex: none;
    width: var(--column);
    height: 100%;
    border-right: 1px solid var(--line);
  }
  .band {
    position: absolute;
    top: 0;
    height: 100%;
    padding: 0;
    border-right: 1px solid var(--line);
    border-bottom: 1px solid var(--line);
    /* Not hidden: the name inside sticks to the panel's edge while its columns pass by. */
    overflow: clip;
  }
  .band-name {
    position: sticky;
    display: inline-block;
    max-width: 100%;
    padding: 0 4px;
    line-height: var(--band);
  }
  .column {
    display: flex;
    align-items: center;
    justify-content: center;
    font-weight: 600;
    font-size: 0.92em;
    font-variant-numeric: tabular-nums;
  }
  .column.here,
  .column:hover,
  .band:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .column-totals {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: space-evenly;
    font-size: 0.88em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .cell {
    padding: 0 4px 0 5px;
    line-height: calc(var(--row) - 1px);
    white-space: pre;
    font-variant-numeric: tabular-nums;
  }
  .cell.full {
    cursor: pointer;
    border-left: 3px solid var(--state);
  }
  /* Nobody owes these anything: they leave the eye to the others. */
  .cell.full.related {
    border-left-color: transparent;
    color: var(--vscode-descriptionForeground);
  }
  .cell.full:hover {
    background-color: color-mix(in srgb, var(--state) 35%, transparent);
  }
  .cell.summary.full {
    border-left: 0;
    border-bottom: 2px solid var(--state);
  }
  /* After .full and without motion: it is there for a moment and goes. */
  .cell.fresh {
    box-shadow: inset 0 0 0 2px var(--vscode-charts-blue);
  }
  .cell[data-marks] {
    display: flex;
    justify-content: space-between;
  }
  .cell[data-marks]::after {
    content: attr(data-marks);
    font-weight: 600;
  }
  .cell.gap {
    outline: 1px dashed var(--state);
    outline-offset: -2px;
  }
  .bar {
    background-image: linear-gradient(
      to right,
      var(--vscode-foreground) var(--covered),
      color-mix(in srgb, var(--vscode-foreground) 22%, transparent) var(--covered)
    );
    background-repeat: no-repeat;
    background-position: 6px calc(100% - 2px);
    background-size: calc(100% - 10px) 2px;
  }
  .partial {
    --covered: 33%;
  }
  .strong {
    --covered: 67%;
  }
  .near-complete {
    --covered: 100%;
  }
  .active {
    outline: 1px solid var(--vscode-descriptionForeground) !important;
    outline-offset: -1px !important;
  }
  .scroller:focus-within .active {
    outline: 2px solid var(--vscode-focusBorder) !important;
    outline-offset: -2px !important;
  }
  @media (max-width: 480px) {
    .name {
      padding-inline-start: 6px;
    }
    .name > bdi {
      display: none;
    }
  }
  .nothing {
    position: sticky;
    left: 0;
    padding: 16px;
    max-width: 40em;
    white-space: normal;
  }
`;
