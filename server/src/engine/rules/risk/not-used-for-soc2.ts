import { defineRule } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { liveRisks } from './risk-reading.ts';

/** Fewer risks than this are no register yet. */
const REGISTER = 3;

const RISK_CRITERIA = ['CC3.1', 'CC3.2', 'CC3.3', 'CC3.4'];

/** A register that was made for ISO 27001, and nothing on the SOC 2 side knows of it. */
export const notUsedForSoc2 = defineRule({
  id: 'risk/not-used-for-soc2',
  title: 'The risk register is not used for SOC 2',
  severity: 'information',
  on: 'workspace',
  gate: 'dual',
  crossFile: true,
  *check(workspace, context) {
    const anchor = workspaceAnchor(workspace);
    if (anchor === undefined) return;
    const risks = liveRisks(context);
    if (risks.length < REGISTER) return;
    const isUsed = RISK_CRITERIA.some((id) => workspace.citationsOf('soc2', id).length > 0);
    if (isUsed) return;
    const message = `${risks.length} risks are recorded, and no control, evidence or risk cites CC3.1 to CC3.4. SOC 2 auditors read a good register: link it under CC3.2.`;
    yield { file: anchor.file, span: anchor.anchor, message, data: undefined };
  },
});
