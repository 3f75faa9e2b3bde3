import { annexATopic } from '../../frameworks/annex-a-topics.ts';
import { stems } from '../../frameworks/label-words.ts';
import { readLabel } from '../../frameworks/labels.ts';
import type { CitationFact } from '../../model/facts.ts';
import { removeCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule, type RuleContext } from '../rule.ts';

interface Listed {
  readonly citation: CitationFact;
  readonly id: string;
}

/** A list that one comment labels with a topic to which one of its ids does not belong. */
export const rangeCrossesTopic = defineRule<'citation', CitationFact>({
  id: 'reference/range-crosses-topic',
  title: 'A labelled list holds an id of another topic',
  severity: 'information',
  on: 'citation',
  *check(citation, context) {
    if (citation.framework !== 'iso27001' || citation.listLabel === undefined) return;
    const reading = readingOf(citation, context);
    if (reading?.type !== 'known') return;
    const label = citation.listLabel;
    const list = listOf(citation, context);
    const home =
      topicAcrossRange(reading.id, label.text, list, context) ?? otherTopic(reading.id, label.text, list);
    if (home === undefined) return;
    const title = context.catalogue.item('iso27001', reading.id)?.title ?? '';
    const message = `The list is labelled "${label.text}", and ${reading.id} is about: ${title}. That topic is ${listed(home)}.`;
    const related = [{ file: citation.record.file, span: label.span, message: 'The label of the list' }];
    yield { file: citation.record.file, span: citation.span, message, related, data: citation };
  },
  *fixes({ data }, context) {
    const fix = removeCitation(data, context, `Take ${data.token} out of the list`, false);
    if (fix !== undefined) yield fix;
  },
});

/** The known ids that share the label. */
function listOf(citation: CitationFact, context: RuleContext): readonly Listed[] {
  const start = citation.listLabel?.span.start;
  return context.workspace
    .citationsIn(citation.record)
    .flatMap((each) =>
      each.listLabel?.span.start === start && each.reading.type === 'known'
        ? [{ citation: each, id: each.reading.id }]
        : [],
    );
}

/** The label is one of topics only when ids of the list fit it, and the list names where the topic lives. */
function otherTopic(id: string, label: string, list: readonly Listed[]): readonly string[] | undefined {
  const reading = readLabel('iso27001', id, label);
  if (reading.type !== 'other-topic') return undefined;
  const suggested = new Set(reading.suggested);
  return list.some((other) => suggested.has(other.id)) ? reading.suggested : undefined;
}

/**
 * A range written out (A.5.15 to A.5.19) under the name of the topic with which it begins or ends: an id of the run that
 * shares no word with the label ran over the border. Only in unbroken runs, where nobody chose each id by itself.
 */
function topicAcrossRange(
  id: string,
  label: string,
  list: readonly Listed[],
  context: RuleContext,
): readonly string[] | undefined {
  const run = runAround(id, new Set(list.map((each) => each.id)));
  if (run.length < 3) return undefined;
  const title = (each: string): string => context.catalogue.item('iso27001', each)?.title ?? '';
  const key = stems(label).join(' ');
  const topics = new Set(run.filter((each) => stems(title(each)).join(' ') === key).map(annexATopic));
  const named = run.filter(
    (each) => topics.has(annexATopic(each)) || stems(annexATopic(each) ?? '').join(' ') === key,
  );
  if (named.length === 0 || named.includes(id)) return undefined;
  const words = new Set(stems(label));
  return stems(`${title(id)} ${annexATopic(id) ?? ''}`).some((word) => words.has(word)) ? undefined : named;
}

/** The ids of a list that stand beside an Annex A control without a gap in the numbers. */
function runAround(id: string, ids: ReadonlySet<string>): readonly string[] {
  const [theme, number] = [id.slice(0, id.lastIndexOf('.')), Number(id.slice(id.lastIndexOf('.') + 1))];
  if (!theme.startsWith('A.')) return [];
  let first = number;
  while (ids.has(`${theme}.${first - 1}`)) first--;
  const run: string[] = [];
  for (let at = first; ids.has(`${theme}.${at}`); at++) run.push(`${theme}.${at}`);
  return run;
}
