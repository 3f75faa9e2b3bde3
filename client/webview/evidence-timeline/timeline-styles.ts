import { css } from 'lit';

/** Shapes of the marks, on the strips and in the legend. */
export const markStyles = css`
  .mark,
  .sample {
    --mark: var(--vscode-descriptionForeground);
    display: flex;
    align-items: center;
    justify-content: center;
    border: 1px solid var(--mark);
    border-radius: 3px;
    background: color-mix(in srgb, var(--mark) 25%, var(--vscode-editor-background));
    color: var(--vscode-foreground);
    line-height: 1;
    user-select: none;
  }
  .on-time,
  .optional-done {
    --mark: var(--vscode-charts-green);
  }
  .late {
    --mark: var(--vscode-charts-yellow);
    border-inline-end-width: 5px;
  }
  .before-window,
  .after-window {
    --mark: var(--vscode-charts-blue);
  }
  .due {
    --mark: var(--vscode-charts-yellow);
    border-style: double;
    border-width: 3px;
  }
  .missed {
    --mark: var(--vscode-charts-red);
    border-width: 2px;
    font-weight: 700;
  }
  .explained {
    --mark: var(--vscode-charts-purple);
    border-style: dashed;
  }
  .open,
  .optional,
  .optional-done {
    border-style: dashed;
  }
  .open,
  .optional {
    background: var(--vscode-editor-background);
  }
  .optional {
    border-style: dotted;
  }
  .not-in-force {
    border-color: transparent;
    background: none;
  }
  .actual {
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--vscode-foreground);
    border-color: var(--vscode-editor-background);
    color: transparent;
    font-size: 0;
  }
  .gap,
  .recorded {
    --mark: var(--vscode-charts-red);
    background: repeating-linear-gradient(
      45deg,
      var(--vscode-editor-background) 0 4px,
      color-mix(in srgb, var(--mark) 55%, var(--vscode-editor-background)) 4px 7px
    );
    color: transparent;
  }
  .recorded {
    --mark: var(--vscode-charts-purple);
    border-style: dashed;
  }
`;

/** Looks of the grid of the evidence timeline. Shapes and signs say the same as the colours. */
export const timelineStyles = css`
  :host {
    --head: 300px;
    display: block;
    position: relative;
    flex: 1 1 auto;
    min-height: 0;
    height: auto;
  }
  .scroller {
    position: absolute;
    inset: 0;
    overflow: auto;
    outline-offset: -1px;
  }
  .sheet {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 100%;
    min-height: 100%;
  }
  .top {
    position: sticky;
    top: 0;
    z-index: 4;
    display: flex;
    height: 78px;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .corner,
  .name {
    position: sticky;
    left: 0;
    z-index: 2;
    flex: 0 0 var(--head);
    width: var(--head);
    background: var(--vscode-editor-background);
    border-inline-end: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .corner {
    display: flex;
    align-items: flex-end;
    padding: 2px 8px;
    font-weight: 600;
  }
  .part.upper {
    top: 40px;
  }
  .part.lower {
    top: 59px;
  }
  .marker {
    position: absolute;
    top: 21px;
    z-index: 1;
    max-width: 12em;
    height: 18px;
    padding: 0 4px;
    overflow: hidden;
    border: 1px solid var(--vscode-charts-purple);
    border-radius: 2px;
    color: var(--vscode-foreground);
    background: var(--vscode-editorWidget-background);
    font: inherit;
    font-size: 0.85em;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button.marker {
    cursor: pointer;
  }
  .marker.short {
    width: 20px;
    padding: 0;
    text-align: center;
    text-overflow: clip;
  }
  .marker.as-of {
    top: 1px;
    border-color: var(--vscode-focusBorder);
    background: var(--vscode-editor-background);
    font-weight: 600;
  }
  .marker.work {
    border-color: var(--vscode-charts-yellow);
  }
  .body {
    position: relative;
    flex: 1 0 auto;
  }
  .under {
    position: absolute;
    top: 0;
    bottom: 0;
    inset-inline: var(--head) 0;
    overflow: hidden;
    pointer-events: none;
  }
  .over {
    z-index: 1;
  }
  .window.next {
    border-inline-style: dashed;
    background: none;
  }
  .work {
    background: color-mix(in srgb, var(--vscode-charts-yellow) 14%, transparent);
  }
  .under .work {
    border-inline: 1px dotted var(--vscode-charts-yellow);
  }
  .change {
    border-inline-start: 1px dashed var(--vscode-charts-purple);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: flex;
    height: var(--row);
  }
  .row.first {
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .row:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .name {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 0 8px;
    cursor: pointer;
  }
  .row:hover .name {
    background: linear-gradient(var(--vscode-list-hoverBackground), var(--vscode-list-hoverBackground)),
      var(--vscode-editor-background);
  }
  .id {
    flex: 0 0 auto;
    max-width: 9em;
    font-weight: 600;
  }
  .title {
    flex: 1 1 0;
    min-width: 0;
  }
  .stage {
    flex: 0 1 auto;
    max-width: 45%;
    color: var(--vscode-descriptionForeground);
  }
  .name.more {
    padding-inline-start: 28px;
  }
  .name.more .stage {
    max-width: none;
  }
  .strip {
    position: relative;
    flex: 1 1 auto;
    overflow: hidden;
  }
  .none {
    position: absolute;
    inset-inline-start: 8px;
    line-height: var(--row);
    color: var(--vscode-descriptionForeground);
  }
  .covered {
    position: absolute;
    top: calc(50% - 3px);
    height: 6px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--vscode-charts-green) 55%, transparent);
  }
  .strip.units .gap,
  .strip.units .recorded {
    inset-block: auto 2px;
    z-index: 1;
    height: 8px;
  }
  .done-on {
    position: absolute;
    bottom: 1px;
    z-index: 1;
    width: 7px;
    height: 7px;
    margin-left: -3px;
    border: 1px solid var(--vscode-editor-background);
    border-radius: 50%;
    background: var(--vscode-foreground);
    pointer-events: none;
  }
  .outside {
    position: absolute;
    inset-block: 4px;
    background: repeating-linear-gradient(
      -45deg,
      transparent 0 5px,
      color-mix(in srgb, var(--vscode-descriptionForeground) 40%, transparent) 5px 6px
    );
  }
  ${markStyles}
  .mark {
    position: absolute;
    inset-block: 4px;
    min-width: 3px;
    overflow: hidden;
    cursor: pointer;
  }
  .mark.thin {
    border-radius: 0;
    border-inline-width: 0;
    background: var(--mark);
  }
  .mark.actual {
    inset-block: 50% auto;
    margin: -6px 0 0 -6px;
  }
  .mark:focus-visible,
  .name:focus-visible {
    z-index: 3;
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
  .mark:focus-visible {
    outline-offset: 0;
  }
  @media (max-width: 900px) {
    :host {
      --head: 220px;
    }
  }
  @media (max-width: 620px) {
    :host {
      --head: 130px;
    }
    .title,
    .name:not(.more) .stage {
      display: none;
    }
    .name.more {
      padding-inline-start: 14px;
    }
  }
  /* Colours of a high-contrast theme are chosen for it: shapes that mean something keep theirs. */
  @media (forced-colors: active) {
    .mark,
    .covered,
    .outside,
    .done-on,
    .under > * {
      forced-color-adjust: none;
    }
  }
`;
