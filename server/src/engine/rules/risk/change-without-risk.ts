import { addDays } from '../../../base/calendar/date.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { beginRecord } from '../record-stub.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { wholeRecords } from '../whole-records.ts';
import { dayAt } from '../written-days.ts';
import { liveRisks } from './risk-reading.ts';

const REFS = 'change_trigger.refs';

/** A significant change that no risk refers to, in a register whose risks name the changes that reopened them. */
export const changeWithoutRisk = defineRule<'workspace', string>({
  id: 'risk/change-without-risk',
  title: 'No risk refers to a significant change',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const risks = liveRisks(context);
    const named = new Set(risks.flatMap(refsOf));
    if (named.size === 0) return;
    const { date } = context.audit.asOf;
    for (const scope of wholeRecords('scope', context)) {
      for (const change of mappingsIn(nodeAtPath(scope.fields, 'changes'))) {
        const id = textAt(change, 'id');
        const day = dayAt(change, 'date', context);
        if (id === undefined || day === undefined || named.has(id)) continue;
        if (textAt(change, 'significant')?.toLowerCase() !== 'true') continue;
        if (addDays(day, context.configuration.thresholds.overdue) >= date) continue;
        const reviewed = scalarsIn(nodeAtPath(change, 'reviewed'));
        if (reviewed.some(({ text }) => canonicalValue('scope', 'changes.reviewed', text) === 'risks'))
          continue;
        if (isMisspelled(scope, 'changes.reviewed', context, change)) continue;
        // A register that nobody opened since is told as a whole.
        if (!risks.some((risk) => (dayAt(risk.fields, 'assessed_on', context) ?? '') >= day)) continue;
        const what = textAt(change, 'title') ?? id;
        const message = `No risk refers to ${id} of ${day} (${what}). Name it in change_trigger.refs of the risks that it bears on, or list risks under reviewed.`;
        yield { file: scope.file, span: nodeAtPath(change, 'id') ?? change, message, data: id };
      }
    }
  },
  *fixes({ data }, { workspace }) {
    const lines = ['status: draft', 'change_trigger:', `  refs: [${data}]`];
    const fix = beginRecord(`Begin a risk for ${data}`, 'risk', `R-${data}`, lines, workspace);
    if (fix !== undefined) yield fix;
  },
});

function refsOf(risk: RecordFact): readonly string[] {
  return scalarsIn(nodeAtPath(risk.fields, REFS)).map(({ text }) => text.trim());
}
