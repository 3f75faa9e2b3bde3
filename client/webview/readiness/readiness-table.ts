import { html, type TemplateResult } from 'lit';
import {
  READINESS_DEFINITIONS,
  type Readiness,
  type ReadinessGroup,
  type ReadinessNumbers,
} from '../../../server/src/protocol/readiness.ts';
import type { State } from '../../../server/src/protocol/state.ts';
import { stateSign } from '../parts/state-chip.ts';

const COLUMNS: readonly (readonly [keyof ReadinessNumbers, string])[] = [
  ['asked', 'In scope'],
  ['covered', 'Covered'],
  ['evidenced', 'Evidenced'],
  ['stale', 'Stale'],
  ['missed', 'Missed'],
];

const NAMES: Readonly<Record<string, string>> = {
  soc2: 'SOC 2 criteria',
  'annex-a': 'ISO 27001 Annex A',
  clauses: 'ISO 27001 clauses',
};

/** One table for all frameworks, so that what each number means stands above it once. */
export function renderTable({ groups }: Readiness): TemplateResult {
  const frameworks = [...new Set(groups.map(({ framework }) => framework))];
  return html`<div class="table" tabindex="0" role="region" aria-label="Numbers by series, theme and chapter">
    <table>
      <caption class="unseen">
        Items in scope and how far each series, theme and chapter has come
      </caption>
      <thead>
        <tr>
          <th scope="col">Series, theme or chapter</th>
          ${COLUMNS.map(
            ([key, label]) => html`<th scope="col">
              ${label} <span class="meaning">${READINESS_DEFINITIONS[key]}</span>
            </th>`,
          )}
        </tr>
      </thead>
      ${frameworks.map(
        (framework) => html`<tbody>
          <tr>
            <th class="framework" scope="rowgroup" colspan=${COLUMNS.length + 1}>
              <bdi>${Object.hasOwn(NAMES, framework) ? NAMES[framework] : framework}</bdi>
            </th>
          </tr>
          ${groups.filter((group) => group.framework === framework).map(renderGroup)}
        </tbody>`,
      )}
    </table>
  </div>`;
}

function renderGroup(group: ReadinessGroup): TemplateResult {
  const { id, title, asked, covered, evidenced, stale, missed } = group;
  return html`<tr>
    <th scope="row"><bdi class="id">${id}</bdi> <bdi>${title}</bdi></th>
    <td>${asked}</td>
    <td>${covered < asked ? html`${covered} <span class="faint">and ${asked - covered} not</span>` : covered}</td>
    <td>${evidenced < asked ? html`${evidenced} <span class="faint">and ${asked - evidenced} not</span>` : evidenced}</td>
    ${renderBad(stale, 'stale')} ${renderBad(missed, 'missed')}
  </tr>`;
}

/** A number that should be none. */
function renderBad(count: number, state: State): TemplateResult {
  return count === 0 ? html`<td class="nothing">0</td>` : html`<td>${stateSign(state)} ${count}</td>`;
}
