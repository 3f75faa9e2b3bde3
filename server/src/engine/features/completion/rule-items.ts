import { RULES } from '../../rules/registry.ts';
import { groupOf, namesOf } from '../../rules/severity.ts';
import { type CompletionItem, sortKey } from './completion-item.ts';
import type { Place } from './place.ts';
import { scalarAtPlace } from './writing.ts';

/** Ids of rules, and their groups as `evidence/*`, where a configuration names rules; elsewhere none. */
export function ruleItems(place: Place): readonly CompletionItem[] {
  if (place.schema !== 'configuration') return [];
  if (place.what === 'key' && place.property.path === 'severity') return severityKeys(place);
  return place.what === 'value' && place.property.path === 'ignore.rule'
    ? names().map((name, index) => item(name, index, scalarAtPlace(place, name.id), place.replace))
    : [];
}

function severityKeys(place: Place): readonly CompletionItem[] {
  const present = new Set(
    (place.mapping?.pairs ?? []).flatMap(({ key }) =>
      key.end < place.replace.start || key.start > place.replace.end ? [key.text.trim()] : [],
    ),
  );
  return names()
    .filter(({ id }) => !present.has(id))
    .map((name, index) => {
      const written = place.colonFollows ? name.id : `${place.lead}${name.id}: `;
      return item(name, index, written, place.replace);
    });
}

/** What may stand between `tickmark-ignore` and the word at the cursor: other rules, each with a comma behind it. */
const IN_COMMENT = /#\s*tickmark-ignore(?:-file)?\s+((?:[\w./*-]+\s*,\s*)*)([\w./*-]*)$/;

/** Ids of rules in a comment that suppresses findings, before its `until` and its reason. */
export function ruleItemsInComment(text: string, offset: number): readonly CompletionItem[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = IN_COMMENT.exec(text.slice(start, offset));
  if (found === null) return [];
  const [, before = '', typed = ''] = found;
  const listed = new Set(before.split(',').map((name) => name.trim()));
  const rest = /^[\w./*-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  const replace = { start: offset - typed.length, end: offset + rest };
  return names()
    .filter(({ id }) => !listed.has(id))
    .map((name, index) => item(name, index, name.id, replace));
}

interface Name {
  readonly id: string;
  readonly title: string;
}

function names(): readonly Name[] {
  const groups = [...new Set(RULES.map(({ id }) => groupOf(id)))].sort();
  return [
    ...RULES.flatMap((rule) =>
      namesOf(rule).map((id) => ({ id, title: id === rule.id ? rule.title : `Part of ${rule.id}` })),
    ),
    ...groups.map((group) => ({ id: `${group}/*`, title: `All checks of the group ${group}` })),
  ];
}

function item(
  { id, title }: Name,
  index: number,
  insert: string,
  replace: CompletionItem['replace'],
): CompletionItem {
  return {
    label: id,
    detail: title,
    kind: 'value',
    insert,
    snippet: false,
    replace,
    sortText: sortKey(index),
    filterText: id,
  };
}
