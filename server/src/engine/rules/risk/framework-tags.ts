import { defineRule, type Rule } from '../rule.ts';
import { controlsOf, isLive, liveRisks, tagsOf } from './risk-reading.ts';

/** The two frameworks by whose items a risk is found; what the controls of a risk cite counts as its own. */
const TAGS: readonly {
  readonly name: string;
  readonly framework: 'soc2' | 'iso27001';
  readonly title: string;
  readonly items: string;
}[] = [
  {
    name: 'no-annex-a',
    framework: 'iso27001',
    title: 'Neither a risk nor its controls cite an Annex A control',
    items: 'Annex A controls',
  },
  {
    name: 'no-tsc',
    framework: 'soc2',
    title: 'Neither a risk nor its controls cite a SOC 2 criterion',
    items: 'SOC 2 criteria',
  },
];

/** Speaks only where other risks carry such tags, and where the controls do not say it either. */
export const RISK_TAG_RULES: readonly Rule<'workspace'>[] = TAGS.map(({ name, framework, title, items }) =>
  defineRule({
    id: `risk/${name}`,
    title,
    severity: 'information',
    on: 'workspace',
    gate: framework,
    crossFile: true,
    *check(_, context) {
      const risks = liveRisks(context);
      if (!risks.some((risk) => tagsOf(risk, framework, context).length > 0)) return;
      for (const risk of risks) {
        if (tagsOf(risk, framework, context).length > 0 || !isLive(risk)) continue;
        const controls = controlsOf(risk, context);
        // Without controls there is nothing to derive tags from; controls that cite nothing are told themselves.
        if (
          controls.length === 0 ||
          controls.every((each) => context.workspace.citationsIn(each).length === 0)
        )
          continue;
        if (controls.some((control) => tagsOf(control, framework, context).length > 0)) continue;
        // Ids that cannot be read are told where they stand.
        const unread = (record: typeof risk): boolean =>
          context.workspace.citationsIn(record).some((each) => each.framework === framework);
        if (unread(risk) || controls.some(unread)) continue;
        const message = `Neither ${risk.id} nor its controls cite ${items}, so it is missing from that side of the register.`;
        yield { file: risk.file, span: risk.anchor, message, data: undefined };
      }
    },
  }),
);
