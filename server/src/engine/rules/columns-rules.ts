import type { Span } from '../../base/text/range.ts';
import type { RecordFact } from '../model/facts.ts';
import { nodeAtPath, scalarsIn, textAt } from '../model/read.ts';
import { listed } from './citation-reading.ts';
import { hasBegun } from './citing-controls.ts';
import { isStub, typeOf } from './evidence-kinds.ts';
import { defineRule, type Rule, type RuleContext } from './rule.ts';
import { isMisspelled } from './schema-problems.ts';
import { wholeRecords } from './whole-records.ts';

/** Columns that a list of single cases needs, so that the auditor can test each case. */
interface ColumnTable {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly concerns: (evidence: RecordFact, context: RuleContext) => boolean;
  /** What is needed: how it is called in a sentence, and the names under which columns hold it. */
  readonly columns: readonly { readonly name: string; readonly matches: RegExp }[];
  readonly why: string;
}

const TABLES: readonly ColumnTable[] = [
  {
    id: 'access/removal-timing',
    title: 'The list of leavers does not show how fast access was removed',
    concerns: (evidence) => textAt(evidence.fields, 'stage')?.toLowerCase() === 'leaver',
    columns: [
      {
        name: 'terminated_on',
        matches:
          /terminat|last[_ -]?(?:working[_ -]?)?day|leav(?:e|ing)[_ -]?(?:date|on|day)|left[_ -]?on|(?:contract|employment)[_ -]?end|^end|offboard/i,
      },
      { name: 'removed_on', matches: /remov|disabl|revok|deactivat|access[_ -]?end|blocked|closed/i },
    ],
    why: 'Without both days the delay cannot be tested.',
  },
  {
    id: 'change/approval-trail',
    aliases: ['change/test-record'],
    title: 'The list of changes does not show approval, origin or test',
    concerns: (evidence, context) => isListOfChanges(evidence, context),
    columns: [
      { name: 'approver', matches: /approv|review|merged[_ -]?by|signed[_ -]?off/i },
      {
        name: 'ticket or pull_request',
        matches: /ticket|issue|pull|merge|\bpr\b|^pr|change[_ -]?(?:id|no|number|request)|^id$|request/i,
      },
      { name: 'test_run', matches: /test|check|pipeline|build|\bci\b|^ci/i },
    ],
    why: 'Every change of the window is tested for where it came from, who approved it and whether it was tested.',
  },
];

/** One rule for each table of columns. Told on the list of columns, once some evidence here names its columns. */
export const COLUMN_RULES: readonly Rule[] = TABLES.map((table) =>
  defineRule({
    id: table.id,
    ...(table.aliases === undefined ? {} : { aliases: table.aliases }),
    title: table.title,
    severity: 'warning',
    on: 'workspace',
    gate: 'soc2',
    crossFile: true,
    *check(_, context) {
      if (!hasBegun(context)) return;
      const all = wholeRecords('evidence', context);
      if (!all.some((evidence) => columnsOf(evidence).length > 0)) return;
      for (const evidence of all) {
        if (isStub(evidence) || !table.concerns(evidence, context)) continue;
        if (isMisspelled(evidence, 'fields', context)) continue;
        const columns = columnsOf(evidence);
        const missing = table.columns.filter(({ matches }) => !columns.some((name) => matches.test(name)));
        if (missing.length === 0) continue;
        const names = listed(missing.map(({ name }) => name));
        const message = `The columns of ${evidence.id} lack ${names}. ${table.why}`;
        yield { file: evidence.file, span: placeOf(evidence), message, data: undefined };
      }
    },
  }),
);

function columnsOf(evidence: RecordFact): readonly string[] {
  return scalarsIn(nodeAtPath(evidence.fields, 'fields')).map((node) => node.text.trim());
}

function placeOf(evidence: RecordFact): Span {
  return nodeAtPath(evidence.fields, 'fields') ?? evidence.anchor;
}

/** An export of tickets or changes behind a control for changes; its settings or its reviews are something else. */
function isListOfChanges(evidence: RecordFact, context: RuleContext): boolean {
  if (typeOf(evidence) !== 'ticket-export') return false;
  if (context.audit.frequencyOf(evidence) !== 'per-event') return false;
  return context.audit
    .controlsOf(evidence)
    .some((control) => context.audit.inOperation(control) && answersForChanges(control, context));
}

function answersForChanges(control: RecordFact, context: RuleContext): boolean {
  return context.workspace
    .citationsIn(control)
    .some(({ reading }) => 'id' in reading && (reading.id === 'CC8.1' || reading.id === 'A.8.32'));
}
