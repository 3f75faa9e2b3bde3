import type { Kind } from '../../model/kinds.ts';
import { wordsInDescription } from '../description-file.ts';
import { type WordFound, wordsInBody, wordsInFields } from '../prose.ts';
import { defineRule, type FileEdit, type Rule } from '../rule.ts';

/** Records that hold the writer's own sentences. What vendors and evidence say is quoted from others. */
const OWN: readonly Kind[] = [
  'control',
  'risk',
  'policy',
  'scope',
  'program',
  'soa',
  'crosswalk',
  'incident',
];

interface Data {
  readonly edit: FileEdit;
  readonly title: string;
}

/** Names that are wrong for a report or for the criteria. */
const WORDS: readonly {
  readonly rule: string;
  readonly title: string;
  readonly pattern: RegExp;
  readonly safe: boolean;
  isMeant(found: WordFound): boolean;
  message(word: string): string;
  instead(word: string): string;
}[] = [
  {
    rule: 'term-certification',
    title: 'A SOC 2 report is called a certificate',
    pattern: /\bSOC[ -]?2(?: type (?:1|2|II?))?[ -](?:certifi(?:ed|cations?|cates?))\b/gi,
    safe: false,
    // Sentences that say that it is none, and sentences about others.
    isMeant: ({ before, after }) =>
      !/\b(?:no|not|never|isn't|is no|instead of|rather than|so-called|wrongly|called|vendors?|suppliers?|providers?|their|whose|if)\b[^.]*$/i.test(
        before,
      ) && !/^[^.]{0,40}\b(?:does not exist|is wrong|vendors?|suppliers?|providers?)\b/i.test(after),
    message: (word) => `"${word}": SOC 2 ends in a report with an auditor's opinion, not in a certificate.`,
    instead: (word) => (/certified$/i.test(word) ? 'SOC 2 examined' : 'SOC 2 report'),
  },
  {
    rule: 'term-tsc',
    title: 'The Trust Services Criteria are called by another name',
    pattern: /\bTrust (?:Service (?:Criteria|Criterion|Principles?)|Services Principles?)\b/gi,
    safe: true,
    // Until 2016 they were principles.
    isMeant: ({ before, after }) =>
      !/\b(?:200\d|201[0-6])\b|TSP(?: section)? 100A/i.test(`${before} ${after}`) &&
      !/\b(?:not|called|formerly|former|once)\b[^.]*$/i.test(before),
    message: (word) => `The name is Trust Services Criteria, not "${word}".`,
    instead: (word) =>
      /criterion|principle$/i.test(word) ? 'Trust Services criterion' : 'Trust Services Criteria',
  },
];

export const WORD_RULES: readonly Rule[] = WORDS.map((row) =>
  defineRule<'record', Data | undefined>({
    id: `program/${row.rule}`,
    title: row.title,
    severity: 'hint',
    on: 'record',
    kinds: OWN,
    fixable: row.safe,
    *check(record, context) {
      const { file } = record;
      const found = [
        ...wordsInFields(file, record.fields, row.pattern, context),
        ...wordsInBody(record, row.pattern, context),
      ];
      for (const each of found) {
        if (!row.isMeant(each)) continue;
        const text = row.instead(each.word);
        const data = { edit: { file, span: each.span, text }, title: `Write "${text}"` };
        yield { file, span: each.span, message: row.message(each.word), data };
      }
      if (record.kind !== 'scope') return;
      const inDocument = wordsInDescription(record, row.pattern, context, row.isMeant, row.message);
      if (inDocument !== undefined) yield inDocument;
    },
    *fixes({ data }) {
      if (data !== undefined) yield { title: data.title, safe: row.safe, edits: [data.edit] };
    },
  }),
);
