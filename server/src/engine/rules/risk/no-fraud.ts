import { textAt } from '../../model/read.ts';
import { gateIsOpen } from '../gate.ts';
import { beginRecord } from '../record-stub.ts';
import { defineRule } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { liveRisks } from './risk-reading.ts';

/** Fewer risks than this are no register yet. */
const REGISTER = 3;

/** A register in which fraud does not occur, while CC3.3 wants it considered. */
export const noFraud = defineRule({
  id: 'risk/no-fraud',
  title: 'No risk considers fraud',
  severity: 'information',
  on: 'workspace',
  gate: 'soc2',
  crossFile: true,
  *check(workspace, context) {
    const anchor = workspaceAnchor(workspace);
    if (anchor === undefined) return;
    const risks = liveRisks(context);
    // Who cites CC3.3 has considered it there; a scope that calls it not relevant gives its reason.
    if (risks.length < REGISTER || workspace.citationsOf('soc2', 'CC3.3').length > 0) return;
    // A register that SOC 2 does not know of yet is told as such.
    const others = ['CC3.1', 'CC3.2', 'CC3.4'];
    const isUsed = others.some((id) => workspace.citationsOf('soc2', id).length > 0);
    if (!isUsed && gateIsOpen('dual', context)) return;
    for (const risk of risks) {
      if (textAt(risk.fields, 'fraud')?.toLowerCase() === 'true') return;
      const words = ['title', 'category', 'description'].map((name) => textAt(risk.fields, name) ?? '');
      if (/fraud|bribe|embezzl|corruption/i.test(words.join(' '))) return;
    }
    const message = `None of the ${risks.length} risks has fraud: true, and CC3.3 wants fraud considered. Mark the risk that covers it, or add one.`;
    yield { file: anchor.file, span: anchor.anchor, message, data: undefined };
  },
  *fixes(_, { workspace }) {
    const lines = ['status: draft', 'fraud: true'];
    const fix = beginRecord('Begin a risk of fraud', 'risk', 'R-FRAUD', lines, workspace);
    if (fix !== undefined) yield fix;
  },
});
