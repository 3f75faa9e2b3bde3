import { css, unsafeCSS } from 'lit';
import { STATES } from '../../../server/src/protocol/state.ts';

/** The document around the page's element: it fills the panel, and the page scrolls inside. */
export const documentStyles = css`
  html,
  body {
    height: 100%;
    margin: 0;
    padding: 0;
    overflow: hidden;
  }
  body {
    color-scheme: light;
  }
  body.vscode-dark,
  body.vscode-high-contrast:not(.vscode-high-contrast-light) {
    color-scheme: dark;
  }
`;

/** Type, focus, buttons and fields of all pages, in VS Code's own colours. */
export const baseStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    box-sizing: border-box;
    color: var(--vscode-foreground);
    background: var(--vscode-editor-background);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
    line-height: 1.4;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  main {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  /* Without its colours, and still as readable: what is shown may no longer be so. */
  main.greyed {
    filter: grayscale(1);
  }
  h1,
  h2,
  h3 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }
  a,
  .link {
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
    text-decoration: none;
  }
  button.link {
    border: 0;
    padding: 0;
    background: none;
    font: inherit;
    text-align: start;
  }
  a:hover,
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  button.plain {
    min-height: 24px;
    padding: 2px 8px;
    border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
    border-radius: 2px;
    color: var(--vscode-button-secondaryForeground);
    background: var(--vscode-button-secondaryBackground);
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  button.plain:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }
  button.plain[aria-pressed='true'] {
    color: var(--vscode-inputOption-activeForeground);
    background: var(--vscode-inputOption-activeBackground);
    border-color: var(--vscode-inputOption-activeBorder);
  }
  button.plain:disabled {
    opacity: 0.5;
    cursor: default;
  }
  input,
  select {
    min-height: 24px;
    padding: 2px 4px;
    border: 1px solid var(--vscode-settings-textInputBorder, var(--vscode-input-border, var(--vscode-contrastBorder, transparent)));
    border-radius: 2px;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    font: inherit;
  }
  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
  input[type='range'] {
    padding: 0;
    accent-color: var(--vscode-focusBorder);
    background: transparent;
    border: 0;
  }
  select {
    color: var(--vscode-dropdown-foreground);
    background: var(--vscode-dropdown-background);
    border-color: var(--vscode-dropdown-border);
  }
  .faint {
    color: var(--vscode-descriptionForeground);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Text of the workspace: a mark in it that turns the writing direction must not turn what stands around it. */
  bdi,
  .foreign {
    unicode-bidi: isolate;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

/** Chart colours, because every theme chooses them to be told apart; the sign beside says the same. */
const stateColours = {
  missed: 'var(--vscode-charts-red)',
  expired: 'var(--vscode-charts-red)',
  // The chart colour orange is see-through, made for the minimap.
  stale: 'var(--vscode-symbolIcon-classForeground)',
  unevidenced: 'var(--vscode-descriptionForeground)',
  'policy-only': 'var(--vscode-charts-purple)',
  due: 'var(--vscode-charts-yellow)',
  'due-soon': 'var(--vscode-charts-blue)',
  current: 'var(--vscode-charts-green)',
  'not-owed': 'var(--vscode-descriptionForeground)',
} as const;

/**
 * `.state-missed` and so on set `--state`; `.tint` fills with it lightly, so that the text on it stays readable, and
 * `.state-chip` is the sign with its label.
 */
export const stateStyles = css`
  ${unsafeCSS(STATES.map((state) => `.state-${state} { --state: ${stateColours[state]}; }`).join('\n'))}
  .tint {
    background-color: color-mix(in srgb, var(--state) 20%, transparent);
  }
  .state-chip {
    display: inline-flex;
    gap: 4px;
    align-items: baseline;
    white-space: nowrap;
  }
  .state-sign {
    display: inline-block;
    min-width: 1.5em;
    padding: 0 2px;
    border: 1px solid var(--state);
    border-radius: 3px;
    background-color: color-mix(in srgb, var(--state) 20%, transparent);
    text-align: center;
    line-height: 1.25;
  }
`;

/** The words that stand in a timeline while it has nothing to show. */
export const emptyStyles = css`
  .empty {
    display: flex;
    flex-direction: column;
    gap: 10px;
    align-items: flex-start;
    padding: 24px;
  }
  .empty p {
    max-width: 46em;
    margin: 0;
  }
`;
