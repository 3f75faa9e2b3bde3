import { READINESS_DEFINITIONS, type ReadinessGroup } from '../../../protocol/readiness.ts';
import { nextSteps } from '../readiness/next-steps.ts';
import { readinessGroups } from '../readiness/readiness.ts';
import type { Snapshot } from '../snapshot.ts';
import type { DocumentRequest, Row, Section } from './document.ts';

const NUMBERS = ['asked', 'covered', 'evidenced', 'stale', 'missed'] as const;

const TITLES: Readonly<Record<(typeof NUMBERS)[number], string>> = {
  asked: 'In scope',
  covered: 'Covered',
  evidenced: 'Evidenced',
  stale: 'Stale',
  missed: 'Missed',
};

const FRAMEWORK_TITLES: Readonly<Record<string, string>> = {
  soc2: 'SOC 2 criteria',
  'annex-a': 'ISO/IEC 27001 Annex A',
  clauses: 'ISO/IEC 27001 clauses',
};

/** The numbers of each series, theme and chapter with what each means, and what to do next. */
export function readinessDocument(snapshot: Snapshot, { view }: DocumentRequest): readonly Section[] {
  const groups = readinessGroups(snapshot).filter(({ framework }) => isInView(framework, view));
  return [
    {
      heading: 'What the numbers mean',
      blocks: [
        {
          type: 'facts',
          facts: NUMBERS.map((name) => ({ label: TITLES[name], value: READINESS_DEFINITIONS[name] })),
        },
      ],
    },
    {
      heading: 'Where the programme stands',
      blocks: [
        {
          type: 'table',
          name: 'Readiness',
          groupedBy: 'framework',
          empty:
            'No framework is in scope yet. Name the frameworks in a program or scope record, or let a control cite one.',
          columns: [
            { key: 'framework', title: 'Framework', type: 'text' },
            { key: 'group', title: 'Group', type: 'text' },
            { key: 'title', title: 'Title', type: 'text' },
            ...NUMBERS.map((name) => ({ key: name, title: TITLES[name], type: 'number' as const })),
          ],
          rows: groups.map(numbersRow),
        },
      ],
    },
    {
      heading: 'Do next',
      blocks: [
        {
          type: 'table',
          name: 'Next steps',
          empty: 'Nothing is waiting.',
          columns: [
            { key: 'number', title: 'No.', type: 'number' },
            { key: 'step', title: 'What', type: 'text' },
            { key: 'why', title: 'Why', type: 'text' },
            { key: 'due', title: 'By', type: 'date' },
            { key: 'place', title: 'Where', type: 'text' },
          ],
          rows: nextSteps(snapshot).map(({ title, why, due, place: { file, offset } }, at): Row => {
            const { line } = snapshot.range(file, { start: offset, end: offset }).start;
            return { number: at + 1, step: title, why, due, place: `${file}:${line + 1}` };
          }),
        },
      ],
    },
  ];
}

function isInView(framework: string, view: DocumentRequest['view']): boolean {
  if (view === 'both') return true;
  return view === 'soc2' ? framework === 'soc2' : framework === 'annex-a' || framework === 'clauses';
}

function numbersRow({ framework, id, title, ...numbers }: ReadinessGroup): Row {
  const { asked, covered, evidenced, stale, missed } = numbers;
  return {
    framework: FRAMEWORK_TITLES[framework] ?? framework,
    group: id,
    title: title === id ? undefined : title,
    asked,
    covered,
    evidenced,
    stale,
    missed,
  };
}
