import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Matrix, MatrixAxis } from '../../../server/src/protocol/matrix.ts';
import { STATE_WORDS, STATES } from '../../../server/src/protocol/state.ts';
import { shortened } from '../parts/shortened.ts';
import { baseStyles } from '../parts/styles.ts';
import { isFiltering, type MatrixFilter, noFilter, ownersOf } from './filter.ts';
import type { GridView } from './grid-view.ts';
import { ZOOMS } from './saved-state.ts';
import { groupWord } from './words.ts';

/** What the toolbar asks of the page. */
export interface ToolbarHandlers {
  filtered(filter: MatrixFilter): void;
  /** Other frameworks on the axes, by id. */
  chosen(rows: string, columns: string): void;
  folder(uri: string): void;
  zoomed(zoom: number): void;
  /** All groups folded, or none. */
  foldedAll(folded: boolean): void;
  legend(shown: boolean): void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Filters, axes, zoom and the like, above the grid. */
export class MatrixToolbar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        height: auto;
        padding: 4px 12px;
        border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
        margin: 2px 0;
      }
      label {
        display: inline-flex;
        gap: 4px;
        align-items: center;
        white-space: nowrap;
      }
      select {
        max-width: 12em;
        text-overflow: ellipsis;
      }
      select.set {
        border-color: var(--vscode-inputOption-activeBorder);
      }
      vscode-textfield {
        width: 14em;
        min-width: 8em;
        flex: 0 1 14em;
      }
      .group {
        display: inline-flex;
        gap: 2px;
        align-items: center;
      }
      .square {
        min-width: 24px;
        padding: 2px 4px;
      }
      .zoom {
        min-width: 3.2em;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      .fill {
        flex: 1 1 auto;
      }
      .more {
        display: none;
      }
      /* A narrow panel keeps its height for the grid: the rest of the toolbar opens when asked for. */
      @media (max-width: 640px) {
        .more {
          display: initial;
        }
        .line.first:not(.open) > :not(.always),
        .line.second:not(.open) {
          display: none;
        }
        vscode-textfield {
          flex: 1 1 8em;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    filter: { attribute: false },
    zoom: { attribute: false },
    legend: { attribute: false },
    handlers: { attribute: false },
    isOpen: { state: true },
  };

  declare view: GridView | undefined;
  declare filter: MatrixFilter;
  declare zoom: number;
  declare legend: boolean;
  declare handlers: ToolbarHandlers | undefined;
  /** In a narrow panel: all of the toolbar is shown. */
  declare isOpen: boolean;

  constructor() {
    super();
    this.filter = noFilter;
    this.zoom = 100;
    this.legend = false;
    this.isOpen = false;
  }

  protected override render(): TemplateResult {
    const { view, filter } = this;
    if (view === undefined) return html``;
    const { matrix } = view;
    const open = this.isOpen ? 'open' : '';
    const states = STATES.map((state) => ({
      value: state,
      label: `${STATE_WORDS[state].sign} ${STATE_WORDS[state].label}`,
    }));
    return html`
      <div class="line first ${open}" role="group" aria-label="Filters">
        <vscode-textfield
          class="always"
          .label=${'Filter by text'}
          placeholder="Filter by id, title or owner"
          .value=${filter.text}
          @input=${(event: Event) => this.set({ text: (event.target as HTMLInputElement).value })}
        ></vscode-textfield>
        <button
          class="plain more always"
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          @click=${() => {
            this.isOpen = !this.isOpen;
          }}
        >
          Options
        </button>
        ${this.groupSelect(matrix.rows, 'rowGroup')} ${this.groupSelect(matrix.columns, 'columnGroup')}
        ${this.select('State', filter.state, 'All states', states, (state) =>
          this.set({ state: STATES.find((known) => known === state) ?? '' }),
        )}
        ${this.select(
          'Owner',
          filter.owner,
          'All owners',
          ownersOf(matrix).map((owner) => ({ value: owner, label: shortened(owner, 60) })),
          (owner) => this.set({ owner }),
        )}
        ${this.checkbox('Only gaps', filter.onlyGaps, (onlyGaps) => this.set({ onlyGaps }))}
        ${this.checkbox('Only in scope', filter.onlyInScope, (onlyInScope) => this.set({ onlyInScope }))}
        ${
          isFiltering(filter)
            ? html`<button class="plain" @click=${() => this.clear()}>Clear filters</button>`
            : nothing
        }
      </div>
      <div class="line second ${open}" role="group" aria-label="Axes and looks">
        ${this.folderSelect(matrix)} ${this.axisSelects(matrix)} ${this.zoomButtons()}
        <button class="plain" @click=${() => this.handlers?.foldedAll(true)}>Fold all</button>
        <button class="plain" @click=${() => this.handlers?.foldedAll(false)}>Unfold all</button>
        <button
          class="plain"
          aria-pressed=${this.legend ? 'true' : 'false'}
          @click=${() => this.handlers?.legend(!this.legend)}
        >
          Legend
        </button>
        <span class="fill"></span>
        <span class="faint">${this.countWords(view)}</span>
      </div>
    `;
  }

  private countWords({ matrix, filtered }: GridView): string {
    const rows = matrix.rows.items.length;
    const columns = matrix.columns.items.length;
    if (filtered.rows.length === rows && filtered.columns.length === columns) return `${rows} by ${columns}`;
    return `${filtered.rows.length} of ${rows} by ${filtered.columns.length} of ${columns}`;
  }

  /** The button vanishes: the keyboard goes on at the field where filtering begins. */
  private clear(): void {
    this.renderRoot.querySelector<HTMLElement>('vscode-textfield')?.focus();
    this.handlers?.filtered(noFilter);
  }

  private set(part: Partial<MatrixFilter>): void {
    this.handlers?.filtered({ ...this.filter, ...part });
  }

  private groupSelect(axis: MatrixAxis, field: 'rowGroup' | 'columnGroup') {
    if (axis.groups.length < 2) return nothing;
    const word = groupWord(axis.framework.id);
    const where = field === 'rowGroup' ? 'of the rows' : 'of the columns';
    const choices = axis.groups.map(({ id, title }) => ({
      value: id,
      label: `${id} ${shortened(title, 60)}`,
    }));
    const all = { Series: 'All series', Theme: 'All themes', Chapter: 'All chapters' }[word] ?? 'All groups';
    return this.select(`${word} ${where}`, this.filter[field], all, choices, (group) =>
      this.set({ [field]: group }),
    );
  }

  private folderSelect(matrix: Matrix) {
    if (matrix.folders.length < 2) return nothing;
    const choices = matrix.folders.map(({ uri, name }) => ({ value: uri, label: shortened(name, 60) }));
    return html`<label
      >Folder ${this.select('Folder', matrix.folder, undefined, choices, (uri) => this.handlers?.folder(uri))}</label
    >`;
  }

  private axisSelects(matrix: Matrix): TemplateResult {
    const rows = matrix.rows.framework.id;
    const columns = matrix.columns.framework.id;
    const choices = matrix.choices.map(({ id, title }) => ({ value: id, label: shortened(title, 60) }));
    // The same framework on both axes says nothing: choosing it for one swaps them.
    const choose = (newRows: string, newColumns: string): void => {
      if (newRows === newColumns) this.handlers?.chosen(columns, rows);
      else this.handlers?.chosen(newRows, newColumns);
    };
    return html`<span class="group"
      >${this.select('Framework of the rows', rows, undefined, choices, (id) => choose(id, columns))}
      <button
        class="plain square"
        title="Swap rows and columns"
        aria-label="Swap rows and columns"
        @click=${() => this.handlers?.chosen(columns, rows)}
      >
        ⇄
      </button>
      ${this.select('Framework of the columns', columns, undefined, choices, (id) => choose(rows, id))}</span
    >`;
  }

  private zoomButtons(): TemplateResult {
    const zooms: readonly number[] = ZOOMS;
    const at = zooms.indexOf(this.zoom);
    const to = (step: number): void => {
      const zoom = zooms[at + step];
      if (zoom !== undefined) this.handlers?.zoomed(zoom);
    };
    return html`<span class="group" role="group" aria-label="Zoom">
      <button class="plain square" aria-label="Zoom out" ?disabled=${at <= 0} @click=${() => to(-1)}>−</button>
      <span class="zoom" aria-live="polite">${this.zoom} %</span>
      <button
        class="plain square"
        aria-label="Zoom in"
        ?disabled=${at >= zooms.length - 1}
        @click=${() => to(1)}
      >
        +
      </button>
    </span>`;
  }

  private select(
    label: string,
    value: string,
    all: string | undefined,
    choices: readonly Choice[],
    changed: (value: string) => void,
  ): TemplateResult {
    return html`<select
      aria-label=${label}
      title=${label}
      class=${all !== undefined && value !== '' ? 'set' : ''}
      @change=${(event: Event) => changed((event.target as HTMLSelectElement).value)}
    >
      ${all === undefined ? nothing : html`<option value="" .selected=${live(value === '')}>${all}</option>`}
      ${choices.map(
        (choice) =>
          html`<option value=${choice.value} .selected=${live(choice.value === value)}>${choice.label}</option>`,
      )}
    </select>`;
  }

  private checkbox(label: string, checked: boolean, changed: (checked: boolean) => void): TemplateResult {
    return html`<vscode-checkbox
      label=${label}
      .checked=${checked}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).checked)}
    ></vscode-checkbox>`;
  }
}
