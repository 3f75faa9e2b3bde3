import { css } from 'lit';

/** Looks of a time axis and of what lies behind its lines. Where the parts of the heading stand, each page says. */
export const axisStyles = css`
  .axis {
    position: relative;
    flex: 1 1 auto;
    overflow: hidden;
  }
  .part {
    position: absolute;
    height: 18px;
    padding-inline-start: 4px;
    overflow: hidden;
    border-inline-start: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    white-space: nowrap;
    font-size: 0.9em;
  }
  .part.upper {
    font-weight: 600;
  }
  .part.lower {
    color: var(--vscode-descriptionForeground);
  }
  .under > * {
    position: absolute;
    top: 0;
    bottom: 0;
  }
  .window {
    background: color-mix(in srgb, var(--vscode-charts-blue) 8%, transparent);
    border-inline: 1px solid var(--vscode-charts-blue);
  }
  .as-of-line {
    border-inline-start: 2px solid var(--vscode-focusBorder);
  }
`;
