import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath } from '../../model/read.ts';
import { listed } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';
import { beginStages, lifecycleOf, type Stage } from './lifecycle.ts';

/** A periodic review as the only evidence for granting, changing and removing access. */
export const reviewOnly = defineRule<
  'workspace',
  { readonly control: RecordFact; readonly missing: readonly Stage[] }
>({
  id: 'access/review-only',
  title: 'Access rests on a periodic review alone',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_, context) {
    const lifecycle = lifecycleOf(context);
    if (lifecycle === undefined || lifecycle.missing.length === 0) return;
    const { first, missing, items, present, reviews } = lifecycle;
    const [review] = reviews;
    if (review === undefined || present.size !== 1 || !present.has('review')) return;
    const message = `${review.id} is a review, and reviews are all that stands behind ${listed(items)}. Add evidence for ${listed(missing)}: how access is granted and removed is asked for as well.`;
    const related = [
      { file: first.control.file, span: first.citation.span, message: `${first.control.id} answers for it` },
    ];
    yield {
      file: review.file,
      span: nodeAtPath(review.fields, 'stage') ?? review.anchor,
      message,
      related,
      data: { control: first.control, missing },
    };
  },
  *fixes({ data }, context) {
    const fix = beginStages(data.control, data.missing, context);
    if (fix !== undefined) yield fix;
  },
});
