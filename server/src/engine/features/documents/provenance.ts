import { VIEW_TITLES } from '../../../protocol/documents.ts';
import type { TimeFrame } from '../../../protocol/time-frame.ts';
import type { Snapshot } from '../snapshot.ts';
import { timeFrameOf } from '../time-frame.ts';
import type { Document, DocumentRequest, Fact, Provenance } from './document.ts';
import { compare } from './record-reading.ts';

/** Names no more broken files than these; their number is said. */
const MOST_FILES = 5;

/** From what a document is made, with what may be missing in it. */
export function provenanceOf(snapshot: Snapshot, request: DocumentRequest): Provenance {
  return {
    workspace: request.workspace,
    frame: timeFrameOf(snapshot),
    view: request.view,
    tool: request.tool,
    notes: [...notesOf(snapshot)],
  };
}

function* notesOf(snapshot: Snapshot): Generator<string, void> {
  if (!snapshot.workspace.complete)
    yield 'The files were still being read when this was made: what is not here may come.';
  const broken = [...snapshot.workspace.files()]
    .filter(({ recognition, problems, stale }) => recognition.ours && (stale === true || problems.length > 0))
    .map(({ file }) => file)
    .sort(compare);
  if (broken.length === 0) return;
  const more = broken.length > MOST_FILES ? ` and ${broken.length - MOST_FILES} more` : '';
  yield `What these files say may be missing or old, because they cannot be read as a whole: ${broken.slice(0, MOST_FILES).join(', ')}${more}.`;
}

const ORIGINS: Readonly<Record<TimeFrame['origin'], string>> = {
  clock: 'today',
  pinned: 'set by the configuration or the command',
  travel: 'set by time travel',
};

/** The provenance as every format shows it. */
export function provenanceFacts({ provenance }: Document): readonly Fact[] {
  const { workspace, frame, view, tool, notes } = provenance;
  const { window } = frame;
  return [
    { label: 'Workspace', value: workspace },
    { label: 'As of', value: `${frame.asOf} (${ORIGINS[frame.origin]})` },
    {
      label: 'Observation window',
      value: window === undefined ? 'none stated' : `${window.start} to ${window.end}`,
    },
    { label: 'View', value: VIEW_TITLES[view] },
    { label: 'Made by', value: tool },
    ...notes.map((value) => ({ label: 'Note', value })),
  ];
}
