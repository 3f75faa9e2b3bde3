import type { Severity } from '../model/configuration.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import { replaceCitation } from './citation-edits.ts';
import { frameworkOfItem, wordsOf } from './citing-controls.ts';
import { isStub } from './evidence-kinds.ts';
import { defineRule, type Rule, type RuleContext } from './rule.ts';

/** A topic that is often filed under a criterion to which it does not belong. */
interface Home {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Words in title, statement or tags that show the topic beyond doubt. */
  readonly words: RegExp;
  /** Words beside which the topic means something else. */
  readonly unless?: RegExp;
  readonly wrong: string;
  /** Any one of these beside it, here or in a control of the evidence, is enough. */
  readonly right: readonly string[];
  readonly advice: string;
}

/**
 * Topics and their homes among the criteria. A record is told only when it cites the wrong one and none of the right
 * ones: a second tag is never a mistake.
 */
const HOMES: readonly Home[] = [
  {
    id: 'access/mfa-misplaced',
    title: 'Multi-factor sign-in is filed under CC6.2',
    severity: 'information',
    words: /\b(?:mfa|2fa|(?:multi|two)[- ]?factor|passkeys?|fido2?|webauthn)\b/i,
    wrong: 'CC6.2',
    right: ['CC6.1', 'CC6.6'],
    advice: 'Multi-factor sign-in belongs to CC6.1, and to CC6.6 for access from outside',
  },
  {
    id: 'access/physical-misplaced',
    title: 'Physical access is filed under CC6.1',
    severity: 'information',
    words:
      /\b(?:physical (?:access|entry|security)|badges?|visitors?|cctv|(?:office|building|data cent(?:er|re)) (?:entry|access|doors?))\b/i,
    wrong: 'CC6.1',
    right: ['CC6.4', 'CC6.5'],
    advice: 'Entry to rooms and buildings belongs to CC6.4; CC6.1 is about access to systems',
  },
  {
    id: 'monitoring/logging-under-cc7.1',
    title: 'Logging is filed under CC7.1',
    severity: 'hint',
    words:
      /\b(?:logging|siem|audit (?:logs?|trails?)|(?:security|event|system) logs?|log (?:coverage|collection|retention|ingestion))\b/i,
    unless: /\b(?:vulnerabilit\w*|scan\w*|patch\w*|baselines?|drift|configurations?)\b/i,
    wrong: 'CC7.1',
    right: ['CC7.2', 'CC7.3'],
    advice: 'Logs and their watching belong to CC7.2; CC7.1 is about configuration and vulnerabilities',
  },
  {
    id: 'monitoring/control-monitoring-home',
    title: 'The watching of controls is filed under CC7.2',
    severity: 'hint',
    words:
      /\b(?:controls? (?:monitoring|testing|self[- ]assessments?)|monitoring of (?:internal )?controls|internal audits?)\b/i,
    unless: /\b(?:detections?|alerts?|siem|rules)\b/i,
    wrong: 'CC7.2',
    right: ['CC4.1', '9.1', '9.2'],
    advice:
      'Whether controls in general still work is CC4.1, and clause 9.1 in ISO 27001; CC7.2 is about anomalies in systems',
  },
  {
    id: 'availability/wrong-criterion',
    title: 'Capacity, or a recovery test, is filed under A1.2',
    severity: 'information',
    words: /\bcapacity\b/i,
    unless: /\b(?:backups?|restor\w+|recover\w*|failover|redundan\w+)\b/i,
    wrong: 'A1.2',
    right: ['A1.1'],
    advice: 'Capacity belongs to A1.1',
  },
  {
    id: 'availability/wrong-criterion',
    title: 'Capacity, or a recovery test, is filed under A1.2',
    severity: 'information',
    words:
      /\b(?:(?:restore|recovery|failover|backup|continuity) (?:tests?|testing|exercises?|drills?)|(?:restored|exercised|tested) as a test|recovery (?:is|are) (?:tested|exercised))\b/i,
    wrong: 'A1.2',
    right: ['A1.3'],
    advice: 'Tests of recovery belong to A1.3; A1.2 is about the backups and the infrastructure themselves',
  },
  {
    id: 'cryptography/at-rest',
    title: 'Encryption at rest is filed under CC6.7 alone',
    severity: 'hint',
    words:
      /\b(?:at rest|(?:disk|database|storage|volume) encryption|encrypted (?:disks?|databases?|storage|volumes?)|key (?:management|rotation)|kms)\b/i,
    wrong: 'CC6.7',
    right: ['CC6.1'],
    advice: 'Encryption at rest and keys belong to CC6.1; CC6.7 is about data on its way',
  },
];

interface Misfiled {
  readonly citation: CitationFact;
  readonly right: string;
}

/** One rule for each id of the table; several topics may share one. */
export const WRONG_HOME_RULES: readonly Rule[] = [...new Set(HOMES.map(({ id }) => id))].map((id) => {
  const homes = HOMES.filter((home) => home.id === id);
  const [first] = homes;
  return defineRule<'record', Misfiled>({
    id,
    title: first?.title ?? id,
    severity: first?.severity ?? 'hint',
    on: 'record',
    kinds: ['control', 'evidence'],
    gate: 'soc2',
    crossFile: true,
    *check(record, context) {
      if (isStub(record)) return;
      for (const home of homes) {
        const citation = misfiled(record, home, context);
        if (citation === undefined) continue;
        const message = `${record.id} is filed under ${home.wrong}. ${home.advice}: add ${home.right[0] ?? ''}.`;
        yield {
          file: record.file,
          span: citation.span,
          message,
          data: { citation, right: home.right[0] ?? '' },
        };
        return;
      }
    },
    *fixes({ data: { citation, right } }, context) {
      const old = idOf(citation);
      if (old === undefined || frameworkOfItem(right) !== 'soc2') return;
      const add = { title: `Add ${right}`, safe: false };
      const move = { title: `Replace ${old} with ${right}`, safe: false };
      for (const fix of [
        replaceCitation(citation, [old, right], context, add),
        replaceCitation(citation, [right], context, move),
      ]) {
        if (fix !== undefined) yield fix;
      }
    },
  });
});

/** The citation of the wrong item, where the topic is certain and no right item stands beside it. */
function misfiled(record: RecordFact, home: Home, context: RuleContext): CitationFact | undefined {
  const own = context.workspace.citationsIn(record);
  const citation = own.find((each) => each.place === 'satisfies' && idOf(each) === home.wrong);
  if (citation === undefined) return undefined;
  const words = wordsOf(record);
  if (!home.words.test(words) || home.unless?.test(words) === true) return undefined;
  const beside = record.kind === 'evidence' ? context.audit.controlsOf(record) : [];
  const cited = [own, ...beside.map((each) => context.workspace.citationsIn(each))].flat().map(idOf);
  return cited.some((id) => id !== undefined && home.right.includes(id)) ? undefined : citation;
}

function idOf({ reading }: CitationFact): string | undefined {
  return reading.type === 'known' || reading.type === 'spelling' ? reading.id : undefined;
}
