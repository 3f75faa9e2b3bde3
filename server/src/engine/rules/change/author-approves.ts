import type { Span } from '../../../base/text/range.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { beginException, hasExceptions } from '../record-exception.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';

/** Changes that their author approved, that nobody approved, or emergencies that were never approved afterwards. */
export const authorApproves = defineRule<
  'record',
  { readonly record: RecordFact; readonly occurrence: MappingNode }
>({
  id: 'change/author-approves',
  title: 'A change was approved by its author, or by nobody',
  severity: 'warning',
  on: 'record',
  kinds: ['evidence'],
  gate: 'soc2',
  crossFile: true,
  *check(record, context) {
    for (const occurrence of mappingsIn(nodeAtPath(record.fields, 'occurrences'))) {
      // An exception that is written down is what this asks for.
      if (hasExceptions(occurrence)) continue;
      const items = mappingsIn(nodeAtPath(occurrence, 'items'));
      const hasApprovers = items.some((item) => textAt(item, 'approver') !== undefined);
      for (const item of items) {
        if (isMisspelled(record, 'occurrences.items.approver', context, item)) continue;
        const wrong = wrongIn(item, hasApprovers, context);
        if (wrong === undefined) continue;
        const name = textAt(item, 'id') ?? textAt(item, 'ticket') ?? 'A change';
        const message = `${name} ${wrong.words}. Have a second person look at it, and record the exception.`;
        yield { file: record.file, span: wrong.span, message, data: { record, occurrence } };
      }
    }
  },
  *fixes({ data: { record, occurrence } }, context) {
    const fix = beginException(record, occurrence, context);
    if (fix !== undefined) yield fix;
  },
});

function wrongIn(
  item: MappingNode,
  hasApprovers: boolean,
  context: RuleContext,
): { readonly words: string; readonly span: Span } | undefined {
  const author = textAt(item, 'author');
  if (author === undefined) return undefined;
  const approver = textAt(item, 'approver');
  const emergency = textAt(item, 'emergency') === 'true';
  const place = nodeAtPath(item, 'approver') ?? item;
  if (approver === undefined) {
    if (emergency) return { words: 'was an emergency and was never approved afterwards', span: place };
    // Where no case names its approver, the approvals are kept elsewhere.
    return hasApprovers
      ? { words: 'went out without the approval of a second person', span: place }
      : undefined;
  }
  const authors = personsBehind(author, context);
  const approvers = personsBehind(approver, context);
  // A role that several people hold can approve the work of one of them.
  const same = approvers.length > 0 && approvers.every((person) => authors.includes(person));
  return same ? { words: 'was approved by its own author', span: place } : undefined;
}

/** The people that an owner stands for: itself, or whoever holds the role. Without case and the word before the colon. */
function personsBehind(written: string, context: RuleContext): readonly string[] {
  const name = written.trim().toLowerCase();
  if (!name.startsWith('role:')) return [name.replace(/^person:/, '')];
  const holders = context.workspace
    .nested(written.trim().slice('role:'.length))
    .filter(({ list }) => list === 'roles')
    .flatMap(({ record, id }) => rolesOf(record.fields).filter((row) => textAt(row, 'id') === id))
    .flatMap((row) => [nodeAtPath(row, 'person'), nodeAtPath(row, 'people')].flatMap(scalarsIn));
  if (holders.length === 0) return [name];
  return holders.map((node) =>
    node.text
      .trim()
      .toLowerCase()
      .replace(/^person:/, ''),
  );
}

function rolesOf(program: MappingNode): readonly MappingNode[] {
  return mappingsIn(nodeAtPath(program, 'roles'));
}
