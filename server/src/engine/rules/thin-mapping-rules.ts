import type { CitationFact, RecordFact } from '../model/facts.ts';
import { addCitations } from './citation-additions.ts';
import { listed } from './citation-reading.ts';
import { type CitingControl, controlsCiting } from './citing-controls.ts';
import { defineRule, type Gate, type Rule, type RuleContext } from './rule.ts';
import { workspaceAnchor } from './workspace-anchor.ts';

/** Criteria that are often answered by Annex A controls which carry little of them. */
interface ThinMapping {
  readonly id: string;
  readonly title: string;
  readonly gate: Gate;
  /** The series or criterion. */
  readonly criteria: string;
  /** How they are called in a sentence. */
  readonly called: string;
  /** Alone, these are too little. */
  readonly thin: readonly string[];
  /** What may be cited beside them; empty where Annex A holds nothing more. */
  readonly better: readonly string[];
  readonly advice: string;
}

const THIN: readonly ThinMapping[] = [
  {
    id: 'confidentiality/disposal-mapped-to-classification',
    title: 'Disposal is mapped to classification alone',
    gate: 'dual',
    criteria: 'C1.2',
    called: 'C1.2',
    thin: ['A.5.12', 'A.5.13'],
    better: ['A.8.10', 'A.7.14', 'A.7.10'],
    advice: 'Disposal is A.8.10 for data, A.7.14 for equipment and A.7.10 for media',
  },
  {
    id: 'privacy/annex-a-only',
    title: 'The privacy criteria rest on A.5.34 alone',
    gate: 'dual',
    criteria: 'P',
    called: 'the privacy criteria',
    thin: ['A.5.34'],
    better: [],
    advice:
      'The privacy criteria need a privacy programme of its own, of which Annex A holds one line. Write a gap row into the crosswalk, or name the controls of that programme',
  },
  {
    id: 'processing/weak',
    title: 'Processing integrity rests on testing and change management alone',
    gate: 'dual',
    criteria: 'PI1',
    called: 'processing integrity',
    thin: ['A.8.29', 'A.8.32'],
    better: [],
    advice:
      'Annex A says little about complete and accurate processing. Add your business controls, or a gap row in the crosswalk',
  },
];

/** One rule for each row, told once for the workspace: all controls and crosswalk rows together decide. */
export const THIN_MAPPING_RULES: readonly Rule[] = THIN.map((row) =>
  defineRule<'workspace', RecordFact>({
    id: row.id,
    title: row.title,
    severity: 'information',
    on: 'workspace',
    gate: row.gate,
    crossFile: true,
    *check(_, context) {
      if (workspaceAnchor(context.workspace) === undefined) return;
      const criteria = criteriaOf(row.criteria, context);
      const controls = controlsCiting(criteria, context);
      if (isExplained(criteria, context)) return;
      const [first] = controls;
      const cited = [...new Set(controls.flatMap((each) => isoItemsOf(each, context)))];
      // A control that cites the criterion and nothing of ISO 27001 shows that more than Annex A stands behind it.
      const others = controls.some((each) => isoItemsOf(each, context).length === 0);
      if (first === undefined || others || !cited.every((id) => row.thin.includes(id))) return;
      const message = `${listed(controls.slice(0, 3).map(({ control }) => control.id))} answer${controls.length === 1 ? 's' : ''} for ${row.called} with ${listed(cited)} alone. ${row.advice}.`;
      yield { file: first.control.file, span: first.citation.span, message, data: first.control };
    },
    *fixes({ data }, context) {
      const fix = addCitations(data, 'iso27001', row.better, context);
      if (fix !== undefined) yield fix;
    },
  }),
);

/** A criterion, or all criteria of a series. */
function criteriaOf(written: string, context: RuleContext): readonly string[] {
  const members = context.catalogue.members('soc2', written);
  return members.length > 0 ? members : [written];
}

/** A gap row, or a crosswalk row to something else, shows that somebody has thought of it. */
function isExplained(criteria: readonly string[], context: RuleContext): boolean {
  return criteria.some((id) =>
    context.workspace.citationsOf('soc2', id).some(({ place }) => place !== 'satisfies' && place !== 'csoc'),
  );
}

/** What a control cites beside SOC 2: ids of ISO 27001, and requirements of a workspace's own frameworks. */
function isoItemsOf({ control }: CitingControl, context: RuleContext): readonly string[] {
  return context.workspace
    .citationsIn(control)
    .filter((each) => each.place === 'satisfies' && each.framework !== 'soc2')
    .flatMap((each) => idOf(each) ?? each.token);
}

function idOf({ reading }: CitationFact): string | undefined {
  return reading.type === 'known' || reading.type === 'spelling' ? reading.id : undefined;
}
