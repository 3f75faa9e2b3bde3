import { STATE_WORDS, STATES, type State } from '../../../protocol/state.ts';
import type { FileDecoration } from '../../../protocol/trees.ts';
import type { FileFacts, RecordFact } from '../../model/facts.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';
import { counted } from '../words/day-words.ts';
import { cleaned } from '../words/markdown-text.ts';

/** A decoration of a file that is named by its path in the workspace. */
export type DecoratedFile = Omit<FileDecoration, 'uri'> & { readonly file: string };

/** States that are worth a mark in the explorer; the rest is for the trees. */
const MARKED: readonly State[] = ['missed', 'expired', 'stale'];
const MOST_LINES = 5;

/** Files of which a record is broken, missed, expired or stale, with the worst of it. */
export function fileDecorations(snapshot: Snapshot): readonly DecoratedFile[] {
  const found: DecoratedFile[] = [];
  for (const facts of snapshot.workspace.files()) {
    const decorated = facts.recognition.ours ? decorationOf(snapshot, facts) : undefined;
    if (decorated !== undefined) found.push(decorated);
  }
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function decorationOf(snapshot: Snapshot, facts: FileFacts): DecoratedFile | undefined {
  const { file, records } = facts;
  const broken = snapshot.findings(file).filter(isBroken);
  const marked = records
    .map((record) => ({ record, state: stateOf(snapshot, record) }))
    .filter(({ state }) => state !== undefined && MARKED.includes(state));
  if (broken.length > 0) {
    return {
      file,
      badge: '?',
      state: 'broken',
      tooltip: some(broken.map(({ problem }) => cleaned(problem.message, 120))),
    };
  }
  const states = marked.flatMap(({ state }) => state ?? []);
  const worst = STATES.find((state) => states.includes(state));
  if (worst === undefined) return undefined;
  const words = marked.map(
    ({ record, state }) => `${cleaned(record.id, 60)}: ${STATE_WORDS[state ?? worst].label.toLowerCase()}`,
  );
  return { file, badge: STATE_WORDS[worst].sign, state: worst, tooltip: some(words) };
}

function stateOf({ standings }: Snapshot, record: RecordFact): State | undefined {
  if (record.kind === 'control') return standings.control(record).state;
  return record.kind === 'evidence' ? standings.evidence(record).state : undefined;
}

/** The text cannot be read as a record, or what it points at is not there. */
function isBroken({ rule, severity }: Finding): boolean {
  return severity === 'error' && (rule.startsWith('reference/') || rule.startsWith('file/'));
}

function some(parts: readonly string[]): string {
  const more = parts.length - MOST_LINES;
  const shown = parts.slice(0, MOST_LINES).join('\n');
  return more > 0 ? `${shown}\nand ${counted(more, 'more', 'more')}` : shown;
}
