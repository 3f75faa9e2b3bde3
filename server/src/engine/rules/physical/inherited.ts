import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { controlsCiting } from '../citing-controls.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';

/** A hosted service whose physical controls do not say what the provider runs and what stays with the company. */
export const inherited = defineRule<'workspace', { readonly control: RecordFact }>({
  id: 'physical/inherited',
  title: 'Nothing says which physical controls the provider runs',
  severity: 'information',
  on: 'workspace',
  gate: 'soc2',
  crossFile: true,
  *check(_, context) {
    if (workspaceAnchor(context.workspace) === undefined) return;
    const controls = wholeRecords('control', context);
    // Told once the workspace has begun to say who runs its controls, and has a provider that stands for a part.
    if (!controls.some((control) => textAt(control.fields, 'responsibility') !== undefined)) return;
    const provider = [...context.workspace.records('vendor')].find(
      (vendor) => textAt(vendor.fields, 'subservice.method') !== undefined,
    );
    const citing = new Set(context.workspace.citationsOf('soc2', 'CC6.4').map((citation) => citation.record));
    const physical = controls.filter((control) => citing.has(control));
    const split = physical.some((control) => {
      const who = textAt(control.fields, 'responsibility')?.toLowerCase();
      return who === 'inherited' || who === 'shared' || textAt(control.fields, 'provider') !== undefined;
    });
    const [first] = controlsCiting(['CC6.4'], context);
    if (provider === undefined || split || first === undefined) return;
    const message = `${first.control.id} answers for CC6.4, and no control says what ${provider.id} runs and what stays with you. Add responsibility: shared or inherited with the provider.`;
    const related = [{ file: provider.file, span: provider.anchor, message: provider.title }];
    const data = { control: first.control };
    yield { file: first.control.file, span: first.citation.span, message, related, data };
  },
  *fixes({ data: { control } }, context) {
    const place = { mapping: control.fields, path: '', name: 'provider' };
    const fix = askFor(control, 'Add provider, to be filled in', [place], context);
    if (fix !== undefined) yield fix;
  },
});
