import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../../../server/src/protocol/webview-messages.ts';
import { host } from '../host.ts';
import { baseStyles } from './styles.ts';

const signs = { loading: '…', error: '!', empty: 'i' } as const;
const words = { loading: 'Please wait', error: 'Problem', empty: 'Nothing to show' } as const;

/** A sentence above the page that says what is the matter and what to do. */
export class NoticeBox extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        height: auto;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
        padding: 6px 12px;
        border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
        border-inline-start: 3px solid var(--vscode-charts-blue);
        background: var(--vscode-editorWidget-background);
        color: var(--vscode-editorWidget-foreground);
      }
      .error {
        border-inline-start-color: var(--vscode-charts-red);
      }
      .message {
        flex: 1 1 16em;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override properties = { notice: { attribute: false } };

  declare notice: Notice | undefined;

  protected override render(): TemplateResult {
    const { notice } = this;
    if (notice === undefined) return html``;
    const { kind, message, action } = notice;
    return html`<div class="box ${kind}" role=${kind === 'error' ? 'alert' : 'status'}>
      <span aria-hidden="true">${signs[kind]}</span><span class="unseen">${words[kind]}:</span>
      <span class="message">${message}</span>
      ${
        action === undefined
          ? nothing
          : html`<button class="plain" @click=${() => host.post({ type: 'command', command: action.command })}>
              ${action.label}
            </button>`
      }
    </div>`;
  }
}
