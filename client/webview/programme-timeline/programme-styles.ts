import { css } from 'lit';

/** Looks of the programme timeline. A kind is told by its heading and its shape, not by its colour alone. */
export const programmeStyles = css`
  .scroll {
    --head: 260px;
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
  }
  .chart {
    position: relative;
    min-width: 420px;
  }
  .top {
    position: sticky;
    top: 0;
    z-index: 3;
    display: flex;
    height: 58px;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .corner {
    flex: 0 0 var(--head);
  }
  .part.upper {
    top: 20px;
  }
  .part.lower {
    top: 39px;
  }
  .as-of {
    position: absolute;
    top: 1px;
    padding: 0 4px;
    border: 1px solid var(--vscode-focusBorder);
    border-radius: 2px;
    background: var(--vscode-editor-background);
    font-size: 0.85em;
    font-weight: 600;
    line-height: 16px;
    white-space: nowrap;
  }
  .under {
    position: absolute;
    inset: 58px 0 0 var(--head);
    overflow: hidden;
    pointer-events: none;
  }
  h2 {
    position: relative;
    padding: 10px 12px 4px;
  }
  ul {
    position: relative;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: flex;
    width: 100%;
    min-height: 30px;
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .row:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .row:focus-visible {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }
  .name {
    flex: 0 0 var(--head);
    align-self: center;
    display: flex;
    gap: 6px;
    padding: 0 8px 0 12px;
    min-width: 0;
  }
  .name bdi {
    flex: 0 1 auto;
  }
  .name .id {
    flex: 0 0 auto;
    max-width: 45%;
    color: var(--vscode-descriptionForeground);
  }
  .clash {
    flex: 0 0 auto;
    padding: 0 4px;
    border: 1px solid var(--vscode-charts-red);
    border-radius: 3px;
    background: color-mix(in srgb, var(--vscode-charts-red) 20%, var(--vscode-editor-background));
    font-weight: 600;
    white-space: nowrap;
  }
  .track {
    position: relative;
    flex: 1 1 auto;
    overflow: hidden;
  }
  .bar {
    --bar: var(--vscode-charts-blue);
    position: absolute;
    inset-block: 5px;
    min-width: 4px;
    border: 1px solid var(--bar);
    border-radius: 3px;
    background: color-mix(in srgb, var(--bar) 30%, var(--vscode-editor-background));
  }
  .bar.observation-window {
    border-width: 2px;
  }
  .bar.phase {
    --bar: var(--vscode-charts-green);
  }
  .bar.audit {
    --bar: var(--vscode-charts-purple);
  }
  .bar.fieldwork {
    --bar: var(--vscode-charts-yellow);
    background: repeating-linear-gradient(
      45deg,
      color-mix(in srgb, var(--bar) 45%, var(--vscode-editor-background)) 0 5px,
      var(--vscode-editor-background) 5px 8px
    );
  }
  .bar.internal-audit,
  .bar.management-review {
    --bar: var(--vscode-charts-purple);
  }
  .bar.scope-change {
    --bar: var(--vscode-descriptionForeground);
  }
  .bar.day {
    inset-block: calc(50% - 6px) auto;
    width: 12px;
    height: 12px;
    margin-left: -6px;
    border-radius: 0;
    transform: rotate(45deg);
  }
  .bar.clashes {
    border-color: var(--vscode-charts-red);
    border-width: 2px;
  }
  .dates {
    position: absolute;
    top: 50%;
    padding: 0 8px;
    transform: translateY(-50%);
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    /* Lines that run behind a day leave it readable. */
    text-shadow:
      0 0 2px var(--vscode-editor-background),
      0 0 3px var(--vscode-editor-background),
      0 0 4px var(--vscode-editor-background);
  }
  .dates.inside {
    color: var(--vscode-foreground);
    text-shadow: none;
  }
  .conflicts {
    flex: 0 0 auto;
    max-height: 40%;
    overflow: auto;
    padding: 8px 12px;
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    background: var(--vscode-editorWidget-background);
    color: var(--vscode-editorWidget-foreground);
  }
  .conflicts h2 {
    padding: 0 0 4px;
  }
  .conflicts ol {
    margin: 0;
    padding-inline-start: 2em;
  }
  .conflicts li {
    padding: 2px 0;
  }
  .conflicts button {
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  /* Colours of a high-contrast theme are chosen for it: shapes that mean something keep theirs. */
  @media (forced-colors: active) {
    .bar,
    .dates,
    .clash,
    .under > * {
      forced-color-adjust: none;
    }
  }
  @media (max-width: 760px) {
    .scroll {
      --head: 150px;
    }
    .name .id {
      display: none;
    }
    .dates {
      clip-path: inset(50%);
    }
  }
`;
