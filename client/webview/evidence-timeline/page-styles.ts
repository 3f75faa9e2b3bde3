import { css } from 'lit';
import { markStyles } from './timeline-styles.ts';

/** Looks of what stands around the grid. */
export const pageStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    padding: 6px 12px;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .toolbar .search {
    flex: 0 1 15em;
    width: 15em;
    min-width: 8em;
  }
  .toolbar select {
    max-width: 14em;
    text-overflow: ellipsis;
  }
  .toolbar select.set {
    border-color: var(--vscode-inputOption-activeBorder);
  }
  .toolbar .end {
    display: inline-flex;
    gap: 8px;
    margin-inline-start: auto;
  }
  .count {
    white-space: nowrap;
  }
  .legend {
    max-height: 40%;
    overflow: auto;
    padding: 8px 12px;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    background: var(--vscode-editorWidget-background);
    color: var(--vscode-editorWidget-foreground);
  }
  .legend ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(22em, 1fr));
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .legend li {
    display: flex;
    gap: 8px;
    align-items: baseline;
  }
  .legend p {
    margin: 6px 0 0;
  }
  ${markStyles}
  .sample {
    flex: 0 0 26px;
    height: 18px;
    text-align: center;
    line-height: 16px;
  }
  .sample.actual {
    flex: 0 0 12px;
    height: 12px;
    margin: 0 7px;
    align-self: center;
  }
  .detail {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    min-height: 56px;
    max-height: 35%;
    overflow: auto;
    padding: 6px 12px;
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    background: var(--vscode-editorWidget-background);
    color: var(--vscode-editorWidget-foreground);
  }
  .said {
    flex: 1 1 20em;
    min-width: 0;
  }
  .detail .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    align-items: baseline;
  }
  .detail bdi {
    overflow-wrap: anywhere;
  }
  .who {
    font-weight: 600;
  }
  .what {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
`;
