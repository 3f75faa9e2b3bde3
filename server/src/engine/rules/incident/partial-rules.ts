import type { RecordFact } from '../../model/facts.ts';
import { addCitations } from '../citation-additions.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type Gate, type Rule } from '../rule.ts';
import { isWhole } from '../whole-records.ts';
import { controlsCiting, idOf, takenOut } from './response-controls.ts';

/** Ids that belong to the handling of incidents: whoever works on the first ones leaves the last ones to somebody. */
const FAMILIES: readonly {
  readonly rule: string;
  readonly title: string;
  readonly framework: string;
  readonly gate: Gate;
  readonly severity: 'hint' | 'information';
  readonly ids: readonly string[];
  readonly asked: readonly string[];
}[] = [
  {
    rule: 'cc7-partial',
    title: 'A part of the handling of incidents is on no control (SOC 2)',
    framework: 'soc2',
    gate: 'soc2',
    severity: 'hint',
    ids: ['CC7.3', 'CC7.4', 'CC7.5'],
    asked: ['CC7.3', 'CC7.4', 'CC7.5'],
  },
  {
    rule: 'annex-partial',
    title: 'Learning from incidents and collecting evidence are on no control (ISO 27001)',
    framework: 'iso27001',
    gate: 'iso27001',
    severity: 'information',
    ids: ['A.5.24', 'A.5.25', 'A.5.26', 'A.5.27', 'A.5.28'],
    asked: ['A.5.27', 'A.5.28'],
  },
];

export const PARTIAL_RULES: readonly Rule[] = FAMILIES.map((family) =>
  defineRule<'workspace', { readonly control: RecordFact; readonly missing: readonly string[] }>({
    id: `incident/${family.rule}`,
    title: family.title,
    severity: family.severity,
    on: 'workspace',
    crossFile: true,
    gate: family.gate,
    *check(_, context) {
      // A lone list of controls claims no whole: that is asked of a workspace that says what its programme is.
      const { workspace } = context;
      if (workspace.count('scope') + workspace.count('program') + workspace.count('soa') === 0) return;
      const out = takenOut(context);
      // The set of controls covers the family, never one of them.
      const missing = family.asked.filter(
        (id) => !out.has(id) && controlsCiting(family.framework, id, context).length === 0,
      );
      if (missing.length === 0) return;
      for (const control of new Set(
        family.ids.flatMap((id) => controlsCiting(family.framework, id, context)),
      )) {
        const cited = context.workspace
          .citationsIn(control)
          .filter((citation) => citation.framework === family.framework)
          .map(idOf);
        const ofFamily = cited.filter((id) => id !== undefined && family.ids.includes(id));
        // A control that touches incidents in passing is not the one to ask.
        if (ofFamily.length < 2 || ofFamily.length * 2 <= cited.length || !context.audit.inOperation(control))
          continue;
        if (!isWhole(control, context)) continue;
        const message = `${control.id} handles incidents (${listed(ofFamily.map(String))}), and ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} on no control. Add ${missing.length === 1 ? 'it' : 'them'} here, or say who covers ${missing.length === 1 ? 'it' : 'them'}.`;
        yield { file: control.file, span: control.anchor, message, data: { control, missing } };
        return;
      }
    },
    *fixes({ data: { control, missing } }, context) {
      const fix = addCitations(control, family.framework, missing, context);
      if (fix !== undefined) yield fix;
    },
  }),
);
