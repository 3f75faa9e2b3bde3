import { css } from 'lit';

/** Looks of the readiness page. */
export const readinessStyles = css`
  .scroll {
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
    padding: 0 16px 24px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 10px 0;
  }
  h2 {
    margin: 14px 0 4px;
    font-size: 1.15em;
  }
  p {
    max-width: 60em;
    margin: 0 0 8px;
  }
  ol {
    margin: 0;
    padding-inline-start: 2.2em;
    max-width: 70em;
  }
  ol li {
    padding: 4px 0;
  }
  ol li::marker {
    font-weight: 600;
  }
  .step {
    vertical-align: top;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .why {
    display: block;
    overflow-wrap: anywhere;
  }
  .due {
    margin-inline-start: 6px;
    padding: 0 5px;
    border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor));
    border-radius: 3px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .due.past {
    border-color: var(--vscode-charts-red);
    background: color-mix(in srgb, var(--vscode-charts-red) 15%, transparent);
  }
  .table {
    overflow-x: auto;
  }
  table {
    width: 100%;
    min-width: 640px;
    max-width: 1100px;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px 10px;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    text-align: start;
    vertical-align: top;
  }
  thead th {
    width: 15%;
    vertical-align: top;
  }
  thead th:first-child {
    width: auto;
    min-width: 14em;
  }
  .meaning {
    display: block;
    color: var(--vscode-descriptionForeground);
    font-size: 0.9em;
    font-weight: 400;
  }
  tbody th {
    font-weight: 400;
  }
  tbody th .id {
    font-weight: 600;
  }
  th.framework {
    padding-top: 14px;
    font-weight: 600;
  }
  td {
    font-variant-numeric: tabular-nums;
  }
  td.nothing {
    color: var(--vscode-descriptionForeground);
  }
  tbody tr:hover td,
  tbody tr:hover th:not(.framework) {
    background: var(--vscode-list-hoverBackground);
  }
`;
