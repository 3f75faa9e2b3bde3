import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { STATE_WORDS } from '../../../server/src/protocol/state.ts';
import { shortened } from '../parts/shortened.ts';
import { ZOOMS } from './saved-timeline.ts';
import { type FilterChoices, isFiltering, type TimelineFilter } from './timeline-filter.ts';

/** What the bar above the strips shows, and what it calls when something is chosen. */
export interface ToolbarState {
  readonly choices: FilterChoices;
  /** All controls. */
  readonly total: number;
  readonly filter: TimelineFilter;
  readonly zoom: number;
  readonly legend: boolean;
  /** Controls that the filter leaves. */
  readonly shown: number;
  onFilter(filter: TimelineFilter): void;
  onClear(): void;
  onZoom(zoom: number): void;
  onLegend(legend: boolean): void;
}

/** Filters, zoom and legend. */
export function renderToolbar(state: ToolbarState): TemplateResult {
  const { choices, total, filter, zoom, legend, shown } = state;
  const set = (change: Partial<TimelineFilter>): void => state.onFilter({ ...filter, ...change });
  return html`<div class="toolbar" role="group" aria-label="Filters">
    <vscode-textfield
      class="search"
      type="search"
      .label=${'Filter by text'}
      placeholder="Filter by id, title or owner"
      .value=${filter.text}
      @input=${(event: Event) => set({ text: (event.target as HTMLInputElement).value })}
    ></vscode-textfield>
    ${choose('Series', 'All series', filter.group, choices.groups.map(same), (group) => set({ group }))}
    ${choose(
      'State',
      'All states',
      filter.state,
      choices.states.map((each) => [each, `${STATE_WORDS[each].sign} ${STATE_WORDS[each].label}`] as const),
      (value) => set({ state: choices.states.find((known) => known === value) ?? '' }),
    )}
    ${choose('Owner', 'All owners', filter.owner, choices.owners.map(same), (owner) => set({ owner }))}
    <vscode-checkbox
      label="Only missing"
      title="Only controls with a missed or due occurrence, a gap, or no evidence"
      .checked=${filter.onlyMissing}
      @change=${(event: Event) => set({ onlyMissing: (event.target as HTMLInputElement).checked })}
    ></vscode-checkbox>
    ${
      isFiltering(filter)
        ? html`<button class="plain" @click=${() => state.onClear()}>Clear filters</button>`
        : nothing
    }
    <span class="count faint" role="status"
      >${shown === total ? `${total}` : `${shown} of ${total}`} ${total === 1 ? 'control' : 'controls'}</span
    >
    <span class="end">
      ${choose(
        'Zoom',
        '',
        String(zoom),
        ZOOMS.map((each) => [String(each), each === 1 ? 'Fit' : `${each}×`] as const),
        (value) => state.onZoom(Number(value)),
      )}
      <button class="plain" aria-pressed=${legend} @click=${() => state.onLegend(!legend)}>Legend</button>
    </span>
  </div>`;
}

function same(value: string): readonly [string, string] {
  return [value, value];
}

/** `all` names the choice of everything; the empty text leaves it out. */
function choose(
  label: string,
  all: string,
  chosen: string,
  options: readonly (readonly [string, string])[],
  onChoose: (value: string) => void,
): TemplateResult {
  return html`<select
    aria-label=${label}
    title=${label}
    class=${all !== '' && chosen !== '' ? 'set' : ''}
    @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}
  >
    ${all === '' ? nothing : html`<option value="" .selected=${live(chosen === '')}>${all}</option>`}
    ${options.map(([value, text]) => html`<option value=${value} .selected=${live(value === chosen)}>${shortened(text, 60)}</option>`)}
  </select>`;
}
