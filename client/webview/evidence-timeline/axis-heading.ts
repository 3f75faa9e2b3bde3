import { html, nothing, type TemplateResult } from 'lit';
import type { EvidenceTimeline } from '../../../server/src/protocol/evidence-timeline.ts';
import { host } from '../host.ts';
import { styled } from '../parts/styled.ts';
import {
  type AxisPart,
  headingOf,
  positionOf,
  type Stretch,
  stretchOf,
  type TimeAxis,
} from '../parts/time-axis.ts';

/** The heading of the grid: quarters and months, and what lies in time beside the controls. Stays on top. */
export function renderHeading(timeline: EvidenceTimeline, axis: TimeAxis, pixels: number): TemplateResult {
  const { upper, lower } = headingOf(axis, pixels);
  return html`<div class="top" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader" aria-colindex="1">Control</div>
    <div
      class="axis"
      role="columnheader"
      aria-colindex="2"
      aria-label=${`Occurrences from ${axis.start} to ${axis.end}`}
    >
      ${renderMarkers(timeline, axis, pixels)}
      ${upper.map((part) => renderPart(part, 'upper', pixels))} ${lower.map((part) => renderPart(part, 'lower', pixels))}
    </div>
  </div>`;
}

/** Width of the word Fieldwork. */
const WORK_PIXELS = 70;

/** A part that its name does not fit into has none. */
function renderPart(part: AxisPart, level: 'upper' | 'lower', pixels: number): TemplateResult {
  const { text } = part;
  const fits = (part.width / 100) * pixels > text.length * 7 + 4;
  return html`<span class="part ${level}" ${styled(percent(part))}>${fits ? text : ''}</span>`;
}

/** The as-of day, fieldwork, and changes of the scope, which lead to where they are written. */
function renderMarkers(timeline: EvidenceTimeline, axis: TimeAxis, pixels: number): TemplateResult {
  const { fieldwork, scopeChanges, frame } = timeline;
  const near = 100 * (22 / pixels);
  const isNarrow = pixels < 700;
  const works = fieldwork
    .flatMap((each) => {
      const stretch = stretchOf(axis, each.start, each.end);
      return stretch === undefined ? [] : [{ ...each, left: stretch.left }];
    })
    .sort((a, b) => a.left - b.left);
  return html`${works.map(({ start, end, title, left }, at) => {
    const text = `${title}, ${start} to ${end}`;
    const next = works[at + 1];
    const room = next === undefined ? WORK_PIXELS : shownAt(next.left, pixels) - shownAt(left, pixels);
    const isShort = isNarrow || room < WORK_PIXELS;
    const style = besideEdge(left, pixels, isShort ? 22 : WORK_PIXELS);
    return html`<span class="marker work ${isShort ? 'short' : ''}" title=${text} ${styled(style)}
      ><span class="unseen">${text}</span
      ><span aria-hidden="true">${isShort ? 'F' : 'Fieldwork'}</span></span
    >`;
  })}
  ${scopeChanges.map(({ on, title, place }) => {
    if (on < axis.start || on > axis.end) return nothing;
    const text = `Scope change ${on}: ${title}`;
    const left = Math.min(positionOf(axis, on), 100 - near);
    return html`<button
      class="marker short"
      title=${text}
      aria-label=${text}
      ${styled({ left: `${left}%` })}
      @click=${() => host.post({ type: 'open', place, beside: true })}
    >
      ◈
    </button>`;
  })}
  ${renderAsOf(frame.asOf, axis, pixels)}`;
}

function renderAsOf(asOf: string, axis: TimeAxis, pixels: number): unknown {
  if (asOf < axis.start || asOf > axis.end) return nothing;
  const style = besideEdge(positionOf(axis, asOf), pixels, 110);
  return html`<span class="marker as-of" ${styled(style)}>as of ${asOf}</span>`;
}

/** Where the word begins in pixels: at the right edge it stands to the left of its place. */
function shownAt(left: number, pixels: number): number {
  const at = (left / 100) * pixels;
  return pixels - at < WORK_PIXELS ? at - WORK_PIXELS : at;
}

/** At the right edge a label stands to the left of its place. */
function besideEdge(left: number, pixels: number, room: number): Record<string, string> {
  return ((100 - left) / 100) * pixels < room ? { right: `${100 - left}%` } : { left: `${left}%` };
}

/** What lies behind the strips: the window, the next one, fieldwork, changes of the scope, and the as-of day. */
export function renderUnder(timeline: EvidenceTimeline, axis: TimeAxis): TemplateResult {
  const { frame, fieldwork, scopeChanges, nextWindow } = timeline;
  const block = (
    name: string,
    span: { readonly start: string; readonly end: string } | undefined,
  ): unknown => {
    const stretch = span === undefined ? undefined : stretchOf(axis, span.start, span.end);
    return stretch === undefined ? nothing : html`<div class=${name} ${styled(percent(stretch))}></div>`;
  };
  const line = (name: string, day: string): unknown =>
    day < axis.start || day > axis.end
      ? nothing
      : html`<div class=${name} ${styled({ left: `${positionOf(axis, day)}%` })}></div>`;
  return html`<div class="under" aria-hidden="true">
    ${block('window', frame.window)} ${block('window next', nextWindow)}
    ${fieldwork.map((span) => block('work', span))} ${scopeChanges.map(({ on }) => line('change', on))}
  </div>
  <div class="under over" aria-hidden="true">${line('as-of-line', frame.asOf)}</div>`;
}

function percent({ left, width }: Stretch): Record<string, string> {
  return { left: `${left}%`, width: `${width}%` };
}
