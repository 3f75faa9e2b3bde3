import type { OccurrenceStatus } from '../../../server/src/protocol/evidence-timeline.ts';

/** A word for people and a sign, so that no meaning hangs on colour alone. */
export interface StatusWords {
  readonly label: string;
  /** One character. */
  readonly sign: string;
  readonly definition: string;
}

/** What a mark is called, its sign, and what it means. */
export const STATUS_WORDS: Readonly<Record<OccurrenceStatus, StatusWords>> = {
  'on-time': { label: 'On time', sign: '✓', definition: 'Done in its period or within grace.' },
  late: { label: 'Late', sign: '+', definition: 'Done after grace: counts, and is a deviation.' },
  'before-window': {
    label: 'Before the window',
    sign: '‹',
    definition: 'Done in its period, before the window began.',
  },
  'after-window': {
    label: 'After the window',
    sign: '›',
    definition: 'Done within grace, after the window ended.',
  },
  open: { label: 'Open', sign: '○', definition: 'The period is not over yet.' },
  due: { label: 'Due', sign: '◆', definition: 'The period is over, grace is not.' },
  missed: { label: 'Missed', sign: '✗', definition: 'Grace is over, and nothing was done.' },
  explained: {
    label: 'Explained',
    sign: '≈',
    definition: 'Missed, with a reason and a supplementary record.',
  },
  optional: { label: 'Optional', sign: '·', definition: 'Not owed in this window.' },
  'optional-done': { label: 'Optional, done', sign: '√', definition: 'Not owed in this window, and done.' },
  'not-in-force': { label: 'Not in force', sign: '–', definition: 'The control was not in force.' },
};

/** Signs of what is no expected occurrence. */
export const OTHER_WORDS = {
  actual: { label: 'Performed', sign: '●', definition: 'A day on which something was performed.' },
  gap: { label: 'Gap', sign: '▨', definition: 'Days that no evidence covers.' },
  recorded: { label: 'Recorded gap', sign: '▤', definition: 'Days that a recorded gap explains.' },
} as const satisfies Record<string, StatusWords>;
