import type { Catalogue } from '../../frameworks/catalogue.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { PlainValue } from '../../syntax/render.ts';
import { renderFlow } from '../../syntax/render.ts';
import { TO_FILL_IN } from '../field-edits.ts';

/** The Annex A controls in order. */
export function annexA(catalogue: Catalogue): readonly FrameworkItem[] {
  return catalogue.items('iso27001').filter(({ type }) => type === 'annex-a');
}

/** A new row: the control, and what only the user knows to be filled in. */
export function newRow(item: FrameworkItem): { readonly [name: string]: PlainValue } {
  return { id: item.id, title: item.title, applicable: TO_FILL_IN, justification: TO_FILL_IN };
}

/** A new statement of applicability with a row for each control. */
export function newSoa(catalogue: Catalogue): string {
  const rows = annexA(catalogue).map((item) => `  - ${renderFlow(newRow(item))}\n`);
  return `kind: soa\nid: SOA\ntitle: Statement of Applicability\nframework: iso27001-2022\ncontrols:\n${rows.join('')}`;
}
