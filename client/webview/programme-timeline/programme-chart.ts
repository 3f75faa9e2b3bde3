import { html, nothing, type TemplateResult } from 'lit';
import type { ProgrammeBar, ProgrammeTimeline } from '../../../server/src/protocol/programme-timeline.ts';
import { shortened } from '../parts/shortened.ts';
import { styled } from '../parts/styled.ts';
import {
  type AxisPart,
  headingOf,
  positionOf,
  type Stretch,
  stretchOf,
  type TimeAxis,
} from '../parts/time-axis.ts';
import { barText, conflictText, daysText, groupsOf, KIND_WORDS } from './programme-rows.ts';

/** What the chart shows, and what it calls. */
export interface ChartState {
  readonly timeline: ProgrammeTimeline;
  readonly axis: TimeAxis;
  /** Width of the axis in pixels. */
  readonly pixels: number;
  /** Number of the bar that the keyboard is at, in the order in which they are drawn. */
  readonly active: number;
  onOpen(bar: ProgrammeBar, here: boolean): void;
  onFocus(index: number): void;
}

/** Bars under their headings, over one axis. */
export function renderChart(state: ChartState): TemplateResult {
  const { timeline, axis, pixels } = state;
  const { asOf, window } = timeline.frame;
  const { upper, lower } = headingOf(axis, pixels);
  let index = 0;
  return html`<div class="chart">
    <div class="top" aria-hidden="true">
      <div class="corner"></div>
      <div class="axis">
        <span class="as-of" ${styled(besideEdge(positionOf(axis, asOf), pixels))}>as of ${asOf}</span>
        ${upper.map((part) => renderPart(part, 'upper', pixels))}
        ${lower.map((part) => renderPart(part, 'lower', pixels))}
      </div>
    </div>
    <div class="under" aria-hidden="true">
      ${window === undefined ? nothing : renderWindow(stretchOf(axis, window.start, window.end))}
      <div class="as-of-line" ${styled({ left: `${positionOf(axis, asOf)}%` })}></div>
    </div>
    ${groupsOf(timeline).map(
      ({ title, bars }) => html`<h2>${title}</h2>
        <ul>
          ${bars.map((bar) => renderRow(bar, index++, state))}
        </ul>`,
    )}
  </div>`;
}

/** A part that its name does not fit into has none. */
function renderPart(part: AxisPart, level: 'upper' | 'lower', pixels: number): TemplateResult {
  const fits = (part.width / 100) * pixels > part.text.length * 7 + 4;
  return html`<span class="part ${level}" ${styled(percent(part))}>${fits ? part.text : ''}</span>`;
}

function renderWindow(stretch: Stretch | undefined): unknown {
  return stretch === undefined ? nothing : html`<div class="window" ${styled(percent(stretch))}></div>`;
}

/** Room in pixels that two days take as text. */
const DATES_PIXELS = 180;

function renderRow(bar: ProgrammeBar, index: number, state: ChartState): TemplateResult {
  const { axis, pixels, active } = state;
  const { id, title, kind, start, end, conflicts } = bar;
  const edge = end < axis.start ? { left: 0, width: 0 } : { left: 100, width: 0 };
  const stretch = stretchOf(axis, start, end) ?? edge;
  const isDay = start === end;
  const isInside = !isDay && (stretch.width / 100) * pixels > DATES_PIXELS;
  const classes = ['bar', kind, isDay ? 'day' : '', conflicts.length > 0 ? 'clashes' : ''].join(' ');
  const text = barText(bar);
  return html`<li>
    <button
      class="row"
      title=${text}
      tabindex=${index === active ? 0 : -1}
      @focus=${() => state.onFocus(index)}
      @click=${(event: MouseEvent) => state.onOpen(bar, event.altKey)}
    >
      <span class="name">
        ${
          conflicts.length === 0
            ? nothing
            : html`<span class="clash"
                ><span aria-hidden="true">! ${conflicts.map((each) => each + 1).join(', ')}</span
                ><span class="unseen">${conflictText(conflicts)}</span></span
              >`
        }
        <span class="unseen">${KIND_WORDS[kind]}</span>
        <bdi class="cut">${shortened(title, 120)}</bdi>
        ${title === id ? nothing : html`<bdi class="id cut">${id}</bdi>`}
      </span>
      <span class="track">
        <span class=${classes} ${styled(isDay ? { left: `${stretch.left}%` } : percent(stretch))}></span>
        <span class="dates ${isInside ? 'inside' : ''}" ${styled(placeOfDates(stretch, isInside, pixels))}
          >${daysText(bar)}</span
        >
      </span>
    </button>
  </li>`;
}

/** In the bar where it is wide enough, else behind it, else before it. */
function placeOfDates({ left, width }: Stretch, isInside: boolean, pixels: number): Record<string, string> {
  if (isInside) return { left: `${left}%` };
  const room = ((100 - left - width) / 100) * pixels;
  return room > DATES_PIXELS
    ? { left: `calc(${left + width}% + 6px)` }
    : { right: `calc(${100 - left}% + 6px)` };
}

function besideEdge(left: number, pixels: number): Record<string, string> {
  return ((100 - left) / 100) * pixels < 110 ? { right: `${100 - left}%` } : { left: `${left}%` };
}

function percent({ left, width }: Stretch): Record<string, string> {
  return { left: `${left}%`, width: `${width}%` };
}
