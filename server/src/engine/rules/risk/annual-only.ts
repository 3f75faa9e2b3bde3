import { mappingsIn, nodeAtPath, says, scalarsIn } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { liveRisks } from './risk-reading.ts';

/** Fewer risks than this are no register yet. */
const REGISTER = 3;

/** A register that is looked at by the calendar and, as far as anything says, never because something changed. */
export const annualOnly = defineRule({
  id: 'risk/annual-only',
  title: 'The risk register is reviewed by the calendar alone',
  severity: 'hint',
  on: 'workspace',
  gate: 'soc2',
  crossFile: true,
  *check(workspace, context) {
    const anchor = workspaceAnchor(workspace);
    if (anchor === undefined) return;
    const risks = liveRisks(context);
    if (risks.length < REGISTER || risks.some((risk) => says(risk.fields, 'change_trigger'))) return;
    if (!risks.some((risk) => says(risk.fields, 'next_review')) || hasLookedAfterChange(context)) return;
    const message = `The ${risks.length} risks name review days and no change that would reopen them. CC3.4 looks at change: add change_trigger.`;
    yield { file: anchor.file, span: anchor.anchor, message, data: undefined };
  },
});

/** Whether the risks were reviewed because of a change of the scope: then change is watched in another way. */
function hasLookedAfterChange(context: RuleContext): boolean {
  for (const scope of context.workspace.records('scope')) {
    for (const change of mappingsIn(nodeAtPath(scope.fields, 'changes'))) {
      const reviewed = scalarsIn(nodeAtPath(change, 'reviewed'));
      if (reviewed.some((each) => canonicalValue('scope', 'changes.reviewed', each.text) === 'risks'))
        return true;
    }
  }
  return false;
}
