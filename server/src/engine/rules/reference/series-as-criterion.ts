import type { Severity } from '../../model/configuration.ts';
import type { CitationFact } from '../../model/facts.ts';
import { replaceCitation } from '../citation-edits.ts';
import { listed, readingOf } from '../citation-reading.ts';
import { defineRule } from '../rule.ts';

interface Data {
  readonly citation: CitationFact;
  readonly members: readonly string[];
}

const LEVELS: Readonly<
  Record<string, { readonly word: string; readonly unit: string; readonly severity: Severity }>
> = {
  series: { word: 'a series', unit: 'criteria; evidence is judged per criterion', severity: 'hint' },
  theme: { word: 'a theme', unit: 'controls; name those that apply', severity: 'information' },
  chapter: { word: 'a chapter', unit: 'clauses; name those that apply', severity: 'hint' },
};

/** A whole series, theme or chapter where one item is expected. Policies rightly cite a series. */
export const seriesAsCriterion = defineRule<'citation', Data>({
  id: 'reference/series-as-criterion',
  aliases: ['crosswalk/spans-everything'],
  title: 'A series stands where one criterion is expected',
  severity: 'hint',
  on: 'citation',
  kinds: ['control', 'crosswalk'],
  *check(citation, context) {
    const reading = readingOf(citation, context);
    if (reading?.type !== 'group') return;
    const level = LEVELS[reading.level];
    if (level === undefined || reading.members.length === 0) return;
    const [only] = reading.members;
    const message =
      reading.members.length === 1
        ? `${reading.group} is ${level.word}, and ${only} is all of it: write ${only}.`
        : `${reading.group} is ${level.word} of ${reading.members.length} ${level.unit}.`;
    yield {
      file: citation.record.file,
      span: citation.span,
      message,
      severity: level.severity,
      data: { citation, members: reading.members },
    };
  },
  *fixes({ data: { citation, members } }, context) {
    if (members.length > 10) return;
    const fix = replaceCitation(citation, members, context, {
      title: `Expand to ${listed(members)}`,
      safe: false,
    });
    if (fix !== undefined) yield fix;
  },
});
