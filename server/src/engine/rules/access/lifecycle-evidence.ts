import type { RecordFact } from '../../model/facts.ts';
import { listed } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';
import { beginStages, lifecycleOf, type Stage } from './lifecycle.ts';

/** Steps of the access life cycle for which no evidence stands anywhere in the workspace. */
export const lifecycleEvidence = defineRule<
  'workspace',
  { readonly control: RecordFact; readonly missing: readonly Stage[] }
>({
  id: 'access/lifecycle-evidence',
  title: 'A step of the access life cycle has no evidence',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const lifecycle = lifecycleOf(context);
    if (lifecycle === undefined || lifecycle.missing.length === 0) return;
    const { first, missing, items, present } = lifecycle;
    // Nothing but reviews is a mistake of its own, and it is said on the review.
    if (present.size === 1 && present.has('review')) return;
    const message = `Nothing in this workspace is evidence for ${listed(missing)}, which ${listed(items)} ${items.length === 1 ? 'asks' : 'ask'} for. Joiner, mover, leaver and review are artifacts of their own.`;
    yield {
      file: first.control.file,
      span: first.citation.span,
      message,
      data: { control: first.control, missing },
    };
  },
  *fixes({ data }, context) {
    const fix = beginStages(data.control, data.missing, context);
    if (fix !== undefined) yield fix;
  },
});
