import type { RecordFact } from '../../model/facts.ts';
import { isPlaceholder, nodeAtPath, says } from '../../model/read.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { askFor, TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule } from '../rule.ts';
import { isMisspelled } from '../schema-problems.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';
import { DESCRIPTION_PARTS, isAllAsked } from './description-parts.ts';
import { nextFieldwork, soc2Scope, urgency } from './scope-reading.ts';

interface Data {
  readonly scope: RecordFact;
  readonly soc2: MappingNode;
}

const SEVERITIES = { early: 'information', soon: 'warning', late: 'error' } as const;

/** A SOC 2 audit is planned and no system description is there: the auditor gives an opinion on that text. */
export const descriptionMissing = defineRule<'workspace', Data | undefined>({
  id: 'scope/description-missing',
  title: 'A SOC 2 audit is planned and there is no system description',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'soc2',
  *check(_, context) {
    const fieldwork = nextFieldwork(context);
    if (fieldwork === undefined) return;
    const found = soc2Scope(context);
    const written = found === undefined ? undefined : nodeAtPath(found.soc2, 'system_description');
    const allAsked = written?.type === 'mapping' && isAllAsked(written);
    if (found !== undefined && !allAsked && says(found.soc2, 'system_description')) return;
    if (found !== undefined && isMisspelled(found.scope, 'soc2.system_description', context)) return;
    const anchor = found?.scope ?? workspaceAnchor(context.workspace);
    if (anchor === undefined) return;
    const asked = isPlaceholder(written) || allAsked;
    const place =
      found === undefined ? anchor.anchor : (pairOf(found.scope.fields, 'soc2')?.key ?? anchor.anchor);
    yield {
      file: anchor.file,
      span: isPlaceholder(written) ? written : place,
      message: asked
        ? 'The system description is still to be filled in.'
        : `SOC 2 fieldwork starts on ${fieldwork} and there is no system description: it is the text that the auditor gives an opinion on.`,
      severity: SEVERITIES[urgency(context)],
      data: found,
    };
  },
  *fixes({ data }, context) {
    if (data === undefined || nodeAtPath(data.soc2, 'system_description') !== undefined) return;
    const mapping = data.soc2;
    const short = askFor(
      data.scope,
      'Add system_description, to be filled in',
      [{ mapping, path: 'soc2', name: 'system_description' }],
      context,
    );
    if (short !== undefined) yield short;
    const parts = Object.fromEntries(
      DESCRIPTION_PARTS.filter((part) => part.asked?.(data.scope.fields, context) ?? true).map(({ key }) => [
        key,
        TO_FILL_IN,
      ]),
    );
    const edits = writeFields(
      data.scope,
      [{ mapping, path: 'soc2', name: 'system_description', value: parts }],
      context,
    );
    if (edits !== undefined)
      yield { title: 'Add the parts of a system description, to be filled in', safe: false, edits };
  },
});
