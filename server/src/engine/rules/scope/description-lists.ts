import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says, scalarsIn, textAt } from '../../model/read.ts';
import { pairOf, type SequenceNode } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { defineRule, type Fix, type Rule, type RuleContext } from '../rule.ts';
import { dayAt } from '../written-days.ts';
import { itemAdded } from './item-added.ts';
import { isYes, soc2Scope } from './scope-reading.ts';

interface Data {
  readonly scope: RecordFact;
  readonly list: SequenceNode;
  readonly ids: readonly string[];
}

/** Lists of the system description that other records say more about: what they must name. */
const LISTS: readonly {
  readonly rule: string;
  readonly title: string;
  readonly key: string;
  readonly typeTwo: boolean;
  owed(scope: RecordFact, context: RuleContext): Iterable<string>;
  say(ids: readonly string[]): string;
}[] = [
  {
    rule: 'subservice',
    title: 'A subservice organisation is not in the system description',
    key: 'subservice',
    typeTwo: false,
    *owed(_, context) {
      for (const vendor of context.workspace.records('vendor')) {
        const ended = dayAt(vendor.fields, 'ended_on', context);
        if (ended !== undefined && ended < (context.audit.programme.window?.start ?? '')) continue;
        if (says(vendor.fields, 'subservice.method')) yield vendor.id;
      }
    },
    say: (ids) =>
      `${listed(ids)} ${ids.length === 1 ? 'is a subservice organisation' : 'are subservice organisations'} by ${ids.length === 1 ? 'its' : 'their'} own record and not in the system description (DC 7).`,
  },
  {
    rule: 'change-disclosure',
    title: 'A significant change inside the window is not in the system description',
    key: 'changes',
    typeTwo: true,
    *owed(scope, context) {
      const { window } = context.audit.programme;
      for (const change of mappingsIn(nodeAtPath(scope.fields, 'changes'))) {
        const day = dayAt(change, 'date', context);
        const id = textAt(change, 'id');
        if (id === undefined || day === undefined || window === undefined) continue;
        if (!isYes(textAt(change, 'significant')) || day > context.audit.asOf.date) continue;
        if (window.start <= day && day <= window.end) yield id;
      }
    },
    say: (ids) =>
      `${listed(ids)} ${ids.length === 1 ? 'is a significant change' : 'are significant changes'} inside the window and not in the system description (DC 9).`,
  },
];

export const DESCRIPTION_LIST_RULES: readonly Rule[] = LISTS.map((row) =>
  defineRule<'workspace', Data>({
    id: `scope/${row.rule}`,
    title: row.title,
    severity: 'warning',
    on: 'workspace',
    crossFile: true,
    gate: row.typeTwo ? 'type-2' : 'soc2',
    *check(_, context) {
      const found = soc2Scope(context);
      if (found === undefined || (row.typeTwo && context.audit.programme.soc2Type === 'type-1')) return;
      const list = nodeAtPath(found.soc2, `system_description.${row.key}`);
      // A description without the list at all lacks a part: that is another finding.
      if (list?.type !== 'sequence') return;
      const named = new Set(scalarsIn(list).map(({ text }) => text.trim()));
      const ids = [...row.owed(found.scope, context)].filter((id) => !named.has(id));
      if (ids.length === 0) return;
      const description = nodeAtPath(found.soc2, 'system_description');
      const key = description?.type === 'mapping' ? pairOf(description, row.key)?.key : undefined;
      yield {
        file: found.scope.file,
        span: key ?? found.scope.anchor,
        message: row.say(ids),
        data: { scope: found.scope, list, ids },
      };
    },
    fixes: ({ data }, context) => addToList(data, context),
  }),
);

function* addToList({ scope, list, ids }: Data, context: RuleContext): Generator<Fix> {
  for (const id of ids.slice(0, 5)) {
    const edits = itemAdded(scope.file, list, id, context);
    if (edits !== undefined) yield { title: `Add ${id} to the system description`, safe: false, edits };
  }
}
