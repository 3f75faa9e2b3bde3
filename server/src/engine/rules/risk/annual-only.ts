import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says, scalarsIn } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { liveRisks } from './risk-reading.ts';

/** Fewer risks than this are no register yet. */
const REGISTER = 3;

/** A register that is looked at by the calendar and, as far as anything says, never because something changed. */
export const annualOnly = defineRule<'workspace', RecordFact | undefined>({
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
    if (risks.length < REGISTER || risks.some(namesTrigger)) return;
    if (!risks.some((risk) => says(risk.fields, 'next_review')) || hasLookedAfterChange(context)) return;
    const message = `The ${risks.length} risks name review days and no change that would reopen them. CC3.4 looks at change: add change_trigger.`;
    yield { file: anchor.file, span: anchor.anchor, message, data: risks[0] };
  },
  *fixes({ data: risk }, context) {
    if (risk === undefined || nodeAtPath(risk.fields, 'change_trigger') !== undefined) return;
    const place = { mapping: risk.fields, path: '', name: 'change_trigger' };
    const fix = askFor(risk, `Ask for the change_trigger of ${risk.id}`, [place], context);
    if (fix !== undefined) yield fix;
  },
});

/** Whether the key is there at all: one that waits to be filled in is asked for where it stands. */
function namesTrigger(risk: RecordFact): boolean {
  return nodeAtPath(risk.fields, 'change_trigger') !== undefined;
}

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
