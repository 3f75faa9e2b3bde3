import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../../model/read.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { DESCRIPTION_PARTS, hasParts, isAllAsked } from './description-parts.ts';
import { soc2Scope, urgency } from './scope-reading.ts';

interface Data {
  readonly scope: RecordFact;
  readonly description: MappingNode;
  readonly keys: readonly string[];
}

const AT = 'soc2.system_description';

/** Parts of the system description that are missing, by the number of the description criterion: one finding. */
export const descriptionSection = defineRule<'workspace', Data>({
  id: 'scope/description-section',
  aliases: ['scope/boundary', 'scope/cuec', 'scope/responsibilities'],
  title: 'The system description lacks a part',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'soc2',
  *check(_, context) {
    const found = soc2Scope(context);
    const description = found === undefined ? undefined : nodeAtPath(found.soc2, 'system_description');
    // Where the record holds none of the parts, they are in the file that `body` names.
    if (found === undefined || description?.type !== 'mapping' || !hasParts(description)) return;
    // A description of which nothing is written is missing: that is said by another check.
    if (isAllAsked(description)) return;
    const { scope } = found;
    const missing = DESCRIPTION_PARTS.filter((part) => {
      if (says(description, part.key) || !(part.asked?.(scope.fields, context) ?? true)) return false;
      const node = nodeAtPath(description, part.key);
      if (part.noneCounts === true && node !== undefined && !isPlaceholder(node)) return false;
      return !isMisspelled(scope, `${AT}.${part.key}`, context);
    });
    if (missing.length === 0) return;
    const asked = missing.filter(({ key }) => isPlaceholder(nodeAtPath(description, key)));
    const all = listed(missing.map(({ dc, words }) => `${words} (DC ${dc})`));
    const message =
      asked.length === missing.length
        ? `Still to be filled in, in the system description: ${all}.`
        : `The system description does not say ${all}.`;
    const first = asked.length === missing.length ? nodeAtPath(description, asked[0]?.key ?? '') : undefined;
    yield {
      file: scope.file,
      span: first ?? pairOf(found.soc2, 'system_description')?.key ?? scope.anchor,
      message,
      severity: urgency(context) === 'early' ? 'information' : 'warning',
      data: { scope, description, keys: missing.map(({ key }) => key) },
    };
  },
  *fixes({ data: { scope, description, keys } }, context) {
    const open = keys.filter((key) => nodeAtPath(description, key) === undefined);
    const places = open.map((name) => ({ mapping: description, path: AT, name }));
    const fix =
      open.length === 0 ? undefined : askFor(scope, `Add ${listed(open)}, to be filled in`, places, context);
    if (fix !== undefined) yield fix;
  },
});
