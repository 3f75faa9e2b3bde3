import { css } from 'lit';

/** Looks of the page around the grid: the pane of the details, and what stands where there is nothing to show. */
export const pageStyles = css`
  .body {
    flex: 1 1 auto;
    display: flex;
    min-height: 0;
    min-width: 0;
  }
  tickmark-matrix-grid {
    flex: 1 1 auto;
  }
  aside {
    flex: 0 0 clamp(260px, 32%, 420px);
    min-height: 0;
    border-inline-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  @media (max-width: 760px) {
    .body {
      flex-direction: column;
    }
    aside {
      flex: 0 0 45%;
      border-inline-start: 0;
      border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    }
  }
  .nothing {
    padding: 24px;
    max-width: 44em;
  }
`;
