import { isLessFrequent, parseFrequency } from '../../../base/calendar/frequency.ts';
import { statedFrequency } from '../../audit/control-facts.ts';
import { holds } from '../../audit/date-span.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { dayAt } from '../written-days.ts';

/** A control that is performed less often since a day inside the window. To do more is never a question. */
export const frequencyChanged = defineRule({
  id: 'control/frequency-changed',
  title: 'A control is performed less often since a day inside the window',
  severity: 'information',
  on: 'record',
  kinds: ['control'],
  crossFile: true,
  gate: 'type-2',
  needsWholeRecord: true,
  *check(record, context) {
    const { window } = context.audit.programme;
    if (window === undefined) return;
    const entries = mappingsIn(nodeAtPath(record.fields, 'frequency_history'))
      .flatMap((entry) => {
        const until = dayAt(entry, 'until', context);
        const frequency = parseFrequency(textAt(entry, 'frequency') ?? '');
        return until === undefined || frequency === undefined ? [] : [{ entry, until, frequency }];
      })
      .sort((a, b) => (a.until < b.until ? -1 : 1));
    for (const [at, { entry, until, frequency }] of entries.entries()) {
      const next = entries[at + 1]?.frequency ?? statedFrequency(record.fields, undefined);
      if (!holds(window, until) || until === window.end || !isLessFrequent(next, frequency)) continue;
      const message = `${record.id} was ${frequency} until ${until}, and is ${next} since: less often, inside the window ${window.start}..${window.end}. The auditor tests both parts; say why, and who approved it.`;
      const span = nodeAtPath(entry, 'frequency') ?? entry;
      yield { file: record.file, span, message, data: undefined };
    }
  },
});
