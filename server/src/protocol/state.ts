/**
 * How far an artifact, a control, a cell or an item of a framework has come on the as-of day, worst first. One list for
 * the matrix, the trees, the lenses, the decorations and the documents.
 */
export const STATES = [
  /** An occurrence in the observation window was not performed, and cannot be any more. */
  'missed',
  /** Validity has ended. */
  'expired',
  /** Grace after the due day has passed. */
  'stale',
  /** Nothing shows it: no artifact, or none that was ever performed. */
  'unevidenced',
  /** Policies and other documents only: they show design, not that it is done. */
  'policy-only',
  /** The due day has passed, grace has not. */
  'due',
  'due-soon',
  'current',
  /** Planned, retired, not applicable or out of scope: nothing is owed. */
  'not-owed',
] as const;

export type State = (typeof STATES)[number];

/** A word for people, and a sign so that no meaning hangs on colour alone. */
export interface StateWords {
  readonly label: string;
  /** One character. */
  readonly sign: string;
  readonly definition: string;
}

export const STATE_WORDS: Readonly<Record<State, StateWords>> = {
  missed: {
    label: 'Missed',
    sign: '✗',
    definition: 'An occurrence in the observation window was not performed within its grace.',
  },
  expired: { label: 'Expired', sign: '⊘', definition: 'The validity that the artifact states has ended.' },
  stale: {
    label: 'Stale',
    sign: '!',
    definition: 'Not performed again by its due day and the grace after it.',
  },
  unevidenced: {
    label: 'No evidence',
    sign: '○',
    definition: 'No artifact that has been performed on or before the as-of day.',
  },
  'policy-only': {
    label: 'Policy only',
    sign: '§',
    definition: 'Policies, procedures and other documents alone: they show design, not operation.',
  },
  due: { label: 'Due', sign: '◆', definition: 'Past its due day, still within grace.' },
  'due-soon': { label: 'Due soon', sign: '◇', definition: 'Due within the lead time of its frequency.' },
  current: { label: 'Current', sign: '✓', definition: 'Performed, and not yet due again.' },
  'not-owed': {
    label: 'Not owed',
    sign: '–',
    definition: 'Planned, retired, not applicable or out of scope on the as-of day.',
  },
};

const RANK: ReadonlyMap<State, number> = new Map(STATES.map((state, at) => [state, at]));

/** The worse of two states. */
export function worse(a: State, b: State): State {
  return (RANK.get(a) ?? 0) <= (RANK.get(b) ?? 0) ? a : b;
}
