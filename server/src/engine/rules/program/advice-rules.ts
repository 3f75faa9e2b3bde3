import { daysBetween, isoDate, monthOf, yearOf } from '../../../base/calendar/date.ts';
import type { Span } from '../../../base/text/range.ts';
import type { RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, says, scalarsIn, textAt } from '../../model/read.ts';
import { type MappingNode, pairOf } from '../../syntax/tree.ts';
import { listed } from '../citation-reading.ts';
import { askFor } from '../field-edits.ts';
import { defineRule, type Gate, type Rule, type RuleContext } from '../rule.ts';
import { isWhole } from '../whole-records.ts';
import { dayAt, dayWritten } from '../written-days.ts';
import { auditsOf } from './audit-reading.ts';
import { beginTasks } from './task-stub.ts';

/** A piece of advice: where, and what to think about. */
interface Advice {
  readonly span: Span;
  readonly message: string;
  /** What may be put on the list of tasks. */
  readonly tasks?: readonly string[];
  /** A key of the programme that may be asked for. */
  readonly asked?: string;
}

/**
 * Advice on running a programme with both frameworks: the experience of some, not a demand of any standard. So it is
 * told in the profile `strict` only.
 */
const ADVICE: readonly {
  readonly rule: string;
  readonly title: string;
  readonly severity?: 'warning';
  readonly gate?: Gate;
  check(program: RecordFact, context: RuleContext): Advice | undefined;
}[] = [
  {
    rule: 'same-firm',
    title: 'One engagement is to serve both frameworks',
    gate: 'dual',
    check(program) {
      for (const audit of mappingsIn(nodeAtPath(program.fields, 'audits'))) {
        const written = nodeAtPath(audit, 'framework');
        const text =
          textAt(audit, 'framework') ??
          scalarsIn(written)
            .map((each) => each.text)
            .join(' ');
        if (written === undefined || !/soc/i.test(text) || !/27001/.test(text)) continue;
        const message =
          'One roof for both audits is possible; the engagements stay separate. Write one entry for each framework.';
        return { span: written, message };
      }
      return undefined;
    },
  },
  {
    rule: 'auditors-late',
    title: 'An auditor is not booked though the planning is over',
    check(program, context) {
      const planned = phasesOf(program)[0];
      const over = planned === undefined ? undefined : dayAt(planned, 'end', context);
      if (over === undefined || over >= context.audit.asOf.date) return undefined;
      const audits = auditsOf(program, context);
      const booked = new Set(
        audits.filter(({ node }) => says(node, 'booked_on')).map(({ node }) => textAt(node, 'firm')),
      );
      for (const { node, id } of audits) {
        if (says(node, 'booked_on') || booked.has(textAt(node, 'firm')) || says(node, 'report_date'))
          continue;
        const message = `${id} is not booked, and the planning phase ended on ${over}. Good firms are booked half a year ahead.`;
        return { span: nodeAtPath(node, 'id') ?? node, message };
      }
      return undefined;
    },
  },
  {
    rule: 'sequence-undecided',
    title: 'Nobody decided which framework comes first',
    gate: 'dual',
    check(program) {
      if (says(program.fields, 'sequence') || textAt(program.fields, 'combined') === 'true') return undefined;
      if (phasesOf(program).length === 0 && !says(program.fields, 'audits')) return undefined;
      const message =
        'Which comes first, ISO 27001 or SOC 2? Write sequence: iso-first or soc2-first; the plan hangs on it.';
      const span = pairOf(program.fields, 'sequence')?.value ?? program.anchor;
      return { span, message, asked: 'sequence' };
    },
  },
  {
    rule: 'phase-missing',
    title: 'A usual phase is not in the plan',
    check(program, context) {
      const phases = phasesOf(program);
      if (phases.length < 2) return undefined;
      const words = phases.map(wordsOf).join(' ');
      const usual: readonly (readonly [string, RegExp])[] = [
        ['scope and planning', /scop|plan/i],
        ['risk work', /risk/i],
        ['implementation', /implement|build|remedia|roll-?out/i],
        ...(context.audit.programme.soc2Type === 'type-2'
          ? [['observation', /observ|window|operat/i] as const]
          : []),
        ['audits', /audit|assess|fieldwork|certif/i],
      ];
      const missing = usual.filter(([, pattern]) => !pattern.test(words)).map(([name]) => name);
      if (missing.length === 0) return undefined;
      const message = `The plan has no phase for ${listed(missing)}.`;
      return { span: keyOf(program, 'phases'), message };
    },
  },
  {
    rule: 'headline-duration',
    title: 'The title promises another length than the phases have',
    check(program, context) {
      const title = nodeAtPath(program.fields, 'title');
      const said = /\b(\d{1,2})[- ]months?\b/i.exec(textAt(program.fields, 'title') ?? '')?.[1];
      const starts = phasesOf(program).flatMap((phase) => dayAt(phase, 'start', context) ?? []);
      const ends = phasesOf(program).flatMap((phase) => dayAt(phase, 'end', context) ?? []);
      const first = starts.toSorted()[0];
      const last = ends.toSorted().at(-1);
      if (title === undefined || said === undefined || first === undefined || last === undefined)
        return undefined;
      const months = Math.round(daysBetween(first, last) / 30.44);
      if (Math.abs(months - Number(said)) <= 1) return undefined;
      const message = `The title says ${said} months, and the phases run from ${first} to ${last}: ${months} months.`;
      return { span: title, message };
    },
  },
  {
    rule: 'internal-audit-window',
    title: 'No internal audit lies late in the window',
    gate: 'dual',
    check(program, context) {
      const { window } = context.audit.programme;
      if (window === undefined) return undefined;
      const dates = mappingsIn(nodeAtPath(program.fields, 'internal_audits')).flatMap(
        (each) => dayWritten(each, 'date', context) ?? [],
      );
      const last = dates.toSorted((a, b) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1)).at(-1);
      const middle = Math.floor(daysBetween(window.start, window.end) / 2);
      if (last?.value === undefined) return undefined;
      const isLate = dates.some(
        ({ value }) =>
          value !== undefined && daysBetween(window.start, value) >= middle && value <= window.end,
      );
      if (isLate) return undefined;
      const message = `The internal audit of ${last.value} is not in the second half of the window (${window.start} to ${window.end}), where it sees how the controls work and leaves time to mend.`;
      return { span: last.span, message };
    },
  },
  {
    rule: 'stage2-same-quarter',
    title: 'Stage 2 falls into the quarter in which the window ends',
    gate: 'dual',
    check(program, context) {
      const { window } = context.audit.programme;
      for (const { node, type } of auditsOf(program, context)) {
        const start = dayWritten(node, 'fieldwork.start', context);
        if (type !== 'stage-2' || start?.value === undefined || window === undefined) continue;
        if (quarterOf(start.value) !== quarterOf(window.end)) continue;
        const message = `Stage 2 on ${start.value} falls into the quarter in which the window ends (${window.end}): the same people gather the evidence for both. Stagger them.`;
        return { span: start.span, message };
      }
      return undefined;
    },
  },
  {
    rule: 'iso-net-new',
    title: 'What ISO 27001 adds to SOC 2 is not planned',
    severity: 'warning',
    gate: 'dual',
    check(program, context) {
      if (textAt(program.fields, 'sequence') !== 'soc2-first') return undefined;
      const words = plannedWords(program);
      const missing = [
        { name: 'a risk method', is: says(program.fields, 'risk_criteria') || /risk/i.test(words) },
        {
          name: 'a Statement of Applicability',
          is: context.workspace.count('soa') > 0 || /\bsoa\b|statement of applicability/i.test(words),
        },
        {
          name: 'an internal audit',
          is: says(program.fields, 'internal_audits') || /internal.audit/i.test(words),
        },
        {
          name: 'a management review',
          is: says(program.fields, 'management_reviews') || /management.review/i.test(words),
        },
      ].flatMap(({ name, is }) => (is ? [] : [name]));
      if (missing.length === 0) return undefined;
      const message = `SOC 2 comes first, and ISO 27001 adds what SOC 2 does not ask for: ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not planned.`;
      return { span: keyOf(program, 'sequence'), message, tasks: missing.map(withoutArticle) };
    },
  },
  {
    rule: 'dry-run',
    title: 'No dry run over a past period is planned before the first Type 2',
    gate: 'dual',
    check(program, context) {
      if (textAt(program.fields, 'sequence') !== 'iso-first') return undefined;
      if (context.audit.programme.soc2Type !== 'type-2') return undefined;
      if (/dry.?run|rehears|readiness|mock|historic/i.test(plannedWords(program))) return undefined;
      const message =
        'SOC 2 follows ISO 27001, and no dry run is planned: pull the evidence of a past period for your most important controls first.';
      return { span: keyOf(program, 'sequence'), message, tasks: ['Dry run over a past period'] };
    },
  },
  {
    rule: 'documentation-late',
    title: 'Documents are written only when the audit is prepared',
    check(program) {
      const writing = phasesOf(program).filter((phase) => /document|polic|procedur/i.test(wordsOf(phase)));
      const isLate = (phase: MappingNode): boolean =>
        /\baudits?\b.*prep|prep.*\baudits?\b/i.test(textAt(phase, 'title') ?? '');
      const first = writing[0];
      if (first === undefined || !writing.every(isLate)) return undefined;
      const message =
        'Documents are written only in the phase that prepares the audit. Write them while the controls are built.';
      return { span: nodeAtPath(first, 'title') ?? nodeAtPath(first, 'id') ?? first, message };
    },
  },
  {
    rule: 'outputs-missing',
    title: 'A paper that a framework needs is no output of any phase',
    check(program, context) {
      const lists = phasesOf(program).flatMap((phase) => nodeAtPath(phase, 'outputs') ?? []);
      const outputs = lists.flatMap(scalarsIn);
      if (outputs.length === 0) return undefined;
      const words = outputs.map(({ text }) => text).join('\n');
      const { frameworks } = context.audit.programme;
      const soas = [...context.workspace.records('soa')].map(({ id }) => id);
      const missing: string[] = [];
      if (frameworks.has('soc2') && !/assertion/i.test(words)) missing.push("management's assertion (SOC 2)");
      const hasSoa = soas.some((id) => words.includes(id)) || /\bsoa\b|applicability/i.test(words);
      if (frameworks.has('iso27001') && !hasSoa) missing.push('the Statement of Applicability (ISO 27001)');
      if (missing.length === 0) return undefined;
      const message = `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not among the outputs of the phases.`;
      return {
        span: lists.at(-1) ?? keyOf(program, 'phases'),
        message: message.replace(/^./, (letter) => letter.toUpperCase()),
      };
    },
  },
];

interface Data {
  readonly program: RecordFact;
  readonly advice: Advice;
}

/** One rule for each piece of advice. */
export const ADVICE_RULES: readonly Rule[] = ADVICE.map(({ rule, title, severity, gate, check }) =>
  defineRule<'workspace', Data>({
    id: `program/${rule}`,
    title,
    severity: severity ?? 'information',
    on: 'workspace',
    crossFile: true,
    strictOnly: true,
    ...(gate === undefined ? {} : { gate }),
    *check(_, context) {
      for (const program of context.workspace.records('program')) {
        if (!isWhole(program, context)) continue;
        const advice = check(program, context);
        if (advice === undefined) continue;
        const { span, message } = advice;
        yield { file: program.file, span, message, data: { program, advice } };
      }
    },
    *fixes({ data: { program, advice } }, context) {
      const { tasks = [], asked } = advice;
      if (tasks.length > 0) {
        const fix = beginTasks(program, tasks, context);
        if (fix !== undefined) yield fix;
      }
      if (asked === undefined || nodeAtPath(program.fields, asked) !== undefined) return;
      const place = { mapping: program.fields, path: '', name: asked };
      const fix = askFor(program, `Add ${asked}, to be filled in`, [place], context);
      if (fix !== undefined) yield fix;
    },
  }),
);

/** `a risk method` as the title of a task: `Risk method`. */
function withoutArticle(name: string): string {
  const words = name.replace(/^an? /, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function phasesOf(program: RecordFact): readonly MappingNode[] {
  return mappingsIn(nodeAtPath(program.fields, 'phases'));
}

/** Id, title and outputs of a phase. */
function wordsOf(phase: MappingNode): string {
  const outputs = scalarsIn(nodeAtPath(phase, 'outputs')).map(({ text }) => text);
  return [textAt(phase, 'id'), textAt(phase, 'title'), ...outputs].join(' ');
}

/** Everything that phases and tasks of a programme name. */
function plannedWords(program: RecordFact): string {
  const tasks = mappingsIn(nodeAtPath(program.fields, 'tasks')).map((task) => textAt(task, 'title') ?? '');
  return [...phasesOf(program).map(wordsOf), ...tasks].join('\n');
}

function keyOf(program: RecordFact, name: string): Span {
  return pairOf(program.fields, name)?.key ?? program.anchor;
}

/** The first day of the quarter of a day. */
function quarterOf(day: string): string {
  return isoDate(yearOf(day), Math.floor((monthOf(day) - 1) / 3) * 3 + 1, 1);
}
