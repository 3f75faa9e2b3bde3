import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import { host } from '../host.ts';
import { addDays, daysBetween, isDay } from './days.ts';
import { baseStyles } from './styles.ts';

/** While a slider moves, days are asked for at most this often. */
const travelMilliseconds = 120;

/**
 * The as-of day and the observation window, which every page shows, with the way to another day and back. A day that is
 * being chosen shows at once; the page follows when the server has answered.
 */
export class TimeBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        height: auto;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        min-height: 34px;
        padding: 4px 12px;
        border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
        background: var(--vscode-editor-background);
      }
      .travelling {
        border-inline-start: 4px solid var(--vscode-charts-yellow);
        background: color-mix(in srgb, var(--vscode-charts-yellow) 15%, var(--vscode-editor-background));
      }
      label {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        white-space: nowrap;
      }
      .slider {
        flex: 1 1 14em;
        display: flex;
        gap: 6px;
        align-items: center;
        min-width: 0;
        max-width: 46em;
      }
      .slider input {
        flex: 1 1 auto;
        min-width: 4em;
      }
      .typed {
        width: 11ch;
        font-variant-numeric: tabular-nums;
      }
      .word {
        font-weight: 600;
      }
      .day {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  static override properties = {
    frame: { attribute: false },
    complete: { attribute: false },
    chosen: { state: true },
  };

  declare frame: TimeFrame | undefined;
  declare complete: boolean;
  /** The day that somebody is choosing, until the server has answered for it. */
  declare chosen: string | undefined;
  private timer: number | undefined;
  /** The way back vanishes while it has the focus: the keyboard goes on at the day. */
  private mustFocusDay = false;

  constructor() {
    super();
    this.complete = true;
    this.chosen = undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('frame') && this.timer === undefined) this.chosen = undefined;
    const { activeElement } = this.shadowRoot ?? {};
    const isAtBack = activeElement?.classList.contains('back') === true;
    this.mustFocusDay = isAtBack && this.frame?.origin !== 'travel';
  }

  protected override updated(): void {
    if (this.mustFocusDay) this.renderRoot.querySelector<HTMLElement>('.typed')?.focus();
    this.mustFocusDay = false;
  }

  /** The day that was asked for is not shown and will not be: the day of what is shown is said again. */
  putBack(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.chosen = undefined;
  }

  protected override render(): TemplateResult {
    const { frame } = this;
    if (frame === undefined) return html``;
    const asOf = this.chosen ?? frame.asOf;
    const isTravelling = frame.origin === 'travel';
    return html`<section class="bar ${isTravelling ? 'travelling' : ''}" aria-label="As-of day and window">
      ${isTravelling ? html`<span class="word">Travelling in time</span>` : nothing}
      <label>
        As of
        <input
          class="typed"
          type="text"
          inputmode="numeric"
          maxlength="10"
          placeholder="YYYY-MM-DD"
          title="A day as YYYY-MM-DD; Enter goes there"
          .value=${asOf}
          @change=${(event: Event) => this.typed(event)} />
      </label>
      ${frame.origin === 'pinned' ? html`<span class="faint">pinned by the configuration</span>` : nothing}
      ${this.renderSlider(frame, asOf)}
      ${
        isTravelling
          ? html`<button class="plain back" @click=${() => this.travel(null, 0)}>Back to the present</button>`
          : nothing
      }
      ${this.complete ? nothing : html`<span class="faint" role="status">Still reading files: preliminary</span>`}
    </section>`;
  }

  private renderSlider(frame: TimeFrame, asOf: string): TemplateResult {
    const { window } = frame;
    if (window === undefined)
      return html`<span class="faint">No observation window is stated in the scope.</span>`;
    const days = daysBetween(window.start, window.end);
    const value = Math.min(Math.max(daysBetween(window.start, asOf), 0), days);
    const where = asOf < window.start ? ', before the window' : asOf > window.end ? ', after the window' : '';
    return html`<span class="slider">
      <span class="day" title="The observation window starts">${window.start}</span>
      <input
        type="range"
        min="0"
        max=${days}
        .value=${String(value)}
        aria-label="As-of day within the observation window"
        aria-valuetext=${`${asOf}${where}`}
        title=${`Observation window ${window.start} to ${window.end}${where}`}
        @input=${(event: Event) => this.slid(event, window.start)}
      />
      <span class="day" title="The observation window ends">${window.end}</span>
    </span>`;
  }

  private typed(event: Event): void {
    const input = event.target as HTMLInputElement;
    const value = input.value.trim();
    if (isDay(value)) this.travel(value, 0);
    // What is no day is put back: there is nowhere to go.
    else input.value = this.chosen ?? this.frame?.asOf ?? '';
  }

  private slid(event: Event, start: string): void {
    const { value } = event.target as HTMLInputElement;
    this.travel(addDays(start, Number(value)), travelMilliseconds);
  }

  private travel(date: string | null, wait: number): void {
    this.chosen = date ?? undefined;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      host.post({ type: 'travel', date });
    }, wait);
  }
}
