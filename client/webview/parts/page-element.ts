import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { Notice, ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { host } from '../host.ts';
import { defineElement } from './define-element.ts';
import { NoticeBox } from './notice-box.ts';
import { baseStyles, stateStyles } from './styles.ts';
import { TimeBar } from './time-bar.ts';

defineElement('tickmark-notice', NoticeBox);
defineElement('tickmark-time-bar', TimeBar);

/**
 * What all pages do: listen, show notices above what was shown before, show the as-of day and the window, and speak to
 * screen readers through one live region. A page says what it holds (`frame`, `complete`), takes its messages
 * (`receive`) and draws itself (`renderContent`).
 */
export abstract class PageElement extends LitElement {
  static override styles: CSSResultGroup = [baseStyles, stateStyles];

  static override properties: PropertyDeclarations = { notice: { state: true }, spoken: { state: true } };

  declare notice: Notice | undefined;
  declare spoken: string;
  private stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.notice = { kind: 'loading', message: 'Asking the language server.' };
    this.spoken = '';
  }

  /** The day and window of what is shown; undefined while nothing is. */
  protected abstract get frame(): TimeFrame | undefined;

  /** False while files are still being read: what is shown is preliminary. */
  protected abstract get complete(): boolean;

  /** Name of the page, for its heading. */
  protected abstract get heading(): string;

  /** Takes a message other than a notice. */
  protected abstract receive(message: ToWebview): void;

  /** Draws what is held; called only when `frame` is there. */
  protected abstract renderContent(): TemplateResult;

  /** Draws what stands below a notice while nothing is held. */
  protected renderWithoutData(): TemplateResult {
    return html``;
  }

  /** Asks for the first data. A page that remembers what it asked for asks for that. */
  protected begin(): void {
    host.post({ type: 'ready' });
  }

  /** Lets a screen reader say something without moving the focus. */
  protected announce(text: string): void {
    // The same words again are no change, so nobody would hear them.
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = host.listen((message) => this.take(message));
    this.begin();
  }

  override disconnectedCallback(): void {
    this.stopListening?.();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { frame, notice } = this;
    return html`
      <header><h1 class="unseen">${this.heading}</h1></header>
      ${notice === undefined ? nothing : html`<tickmark-notice .notice=${notice}></tickmark-notice>`}
      ${
        frame === undefined
          ? html`<main>${this.renderWithoutData()}</main>`
          : html`
              <tickmark-time-bar .frame=${frame} .complete=${this.complete}></tickmark-time-bar>
              <main class=${notice === undefined ? '' : 'greyed'}>${this.renderContent()}</main>
            `
      }
      <div class="unseen" role="status" aria-live="polite">${this.spoken}</div>
    `;
  }

  private take(message: ToWebview): void {
    if (message.type === 'notice') {
      this.notice = message.notice;
      return;
    }
    if (message.type === 'travel-refused') {
      this.renderRoot.querySelector<TimeBar>('tickmark-time-bar')?.putBack();
      return;
    }
    // Asked to select something: that says nothing about the server.
    if (message.type !== 'reveal') this.notice = undefined;
    this.receive(message);
  }
}
