import { nodeAtPath, scalarsIn, textAt } from '../../model/read.ts';
import { anchorOfRow } from '../record-gaps.ts';
import { defineRule } from '../rule.ts';
import { findingsOf, isRemark, isUnattended } from './audit-findings.ts';
import { held, rowsOf } from './programme-rows.ts';

/** A finding that no later management review lists. Advice: the minutes may say it. */
export const findingNotFed = defineRule({
  id: 'governance/finding-not-fed',
  title: 'An audit finding never reached a management review',
  severity: 'information',
  on: 'record',
  kinds: ['program'],
  gate: 'iso27001',
  needsWholeRecord: true,
  strictOnly: true,
  *check(record, context) {
    const reviews = held(rowsOf(record, 'management_reviews', context), context);
    const fed = new Set(
      reviews.flatMap(({ row }) =>
        ['findings', 'inputs'].flatMap((name) =>
          scalarsIn(nodeAtPath(row, name)).map((node) => node.text.trim()),
        ),
      ),
    );
    for (const finding of findingsOf(record, context)) {
      const id = textAt(finding.row, 'id');
      const { date } = finding;
      if (id === undefined || date === undefined || isRemark(finding) || fed.has(id)) continue;
      // Nobody works on it yet: that is said, and the rest follows from it.
      if (isUnattended(finding, context)) continue;
      const later = reviews.find((review) => review.date !== undefined && review.date >= date);
      if (later === undefined) continue;
      const message = `${id} of ${date} is in no management review, though ${later.name} was held on ${later.date ?? ''}. List it under findings.`;
      yield { file: record.file, span: anchorOfRow(finding.row), message, data: undefined };
    }
  },
});
