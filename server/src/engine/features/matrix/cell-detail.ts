import type {
  CellArtifact,
  CellClaim,
  CellControl,
  CellDetail,
  MatrixCellParams,
} from '../../../protocol/matrix.ts';
import { notRelatedReason } from '../../audit/cell-standings.ts';
import type { PairClaim } from '../../audit/pair-claims.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import type { Snapshot } from '../snapshot.ts';
import { controlWords } from '../words/control-words.ts';
import { cleaned } from '../words/markdown-text.ts';
import { cellItems, cellStanding } from './cell-items.ts';
import { cellMarkdown } from './cell-markdown.ts';
import { ownerOf, titleOf } from './records.ts';

/** More controls than this are not offered as candidates for a mapping. */
const MOST_CANDIDATES = 100;

/** All that is known of one cell; undefined when an axis or an id is not known (any more). */
export function cellDetail(
  snapshot: Snapshot,
  params: Pick<MatrixCellParams, 'rows' | 'columns' | 'row' | 'column'>,
): CellDetail | undefined {
  const items = cellItems(snapshot, params);
  if (items === undefined) return undefined;
  const cell = cellStanding(snapshot, items);
  const { row, column } = items;
  const notRelated = notRelatedReason(snapshot.catalogue, row, column);
  const detail: Omit<CellDetail, 'markdown'> = {
    row: { id: row.id, title: cleaned(row.title, 200) },
    column: { id: column.id, title: cleaned(column.title, 200) },
    state: cell.state,
    gap: cell.gap,
    dissent: cell.dissent,
    ...(cell.related ? { related: true } : {}),
    ...(notRelated === undefined ? {} : { notRelated }),
    claims: cell.claims.map(cellClaim),
    controls: cell.controls.map((control) => cellControl(snapshot, control)),
    evidence: [
      ...cell.evidence.map((record) => cellArtifact(snapshot, record)),
      ...cell.policies.map(cellPolicy),
    ],
    candidates: candidatesFor(snapshot, row, column, cell.controls).map((control) =>
      cellControl(snapshot, control),
    ),
  };
  return { ...detail, markdown: cellMarkdown(detail, snapshot.audit.asOf.date) };
}

function cellClaim({ record, relationship, strength, coverage, basis, note, span }: PairClaim): CellClaim {
  return {
    source: record === undefined ? 'Tickmark' : record.id,
    relationship: relationship ?? 'related, not said how',
    ...(strength === undefined ? {} : { strength }),
    ...(coverage === undefined ? {} : { coverage }),
    ...(basis === undefined ? {} : { basis }),
    ...(note === undefined ? {} : { note: cleaned(note, 500) }),
    ...(record === undefined || span === undefined
      ? {}
      : { place: { file: record.file, offset: span.start } }),
  };
}

function cellControl({ standings }: Snapshot, record: RecordFact): CellControl {
  const standing = standings.control(record);
  const owner = ownerOf(record);
  return {
    id: record.id,
    title: titleOf(record),
    ...(owner === undefined ? {} : { owner }),
    state: standing.state,
    words: controlWords(standing),
    place: { file: record.file, offset: record.anchor.start },
  };
}

function cellArtifact({ standings, audit }: Snapshot, record: RecordFact): CellArtifact {
  const { state, freshness } = standings.evidence(record);
  const owner = ownerOf(record);
  const type = cleaned(textAt(record.fields, 'type') ?? '', 80);
  const frequency = audit.frequencyOf(record);
  return {
    id: record.id,
    title: titleOf(record),
    kind: 'evidence',
    ...(type === '' ? {} : { type }),
    ...(owner === undefined ? {} : { owner }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(freshness.last === undefined ? {} : { lastOccurrence: freshness.last }),
    ...(freshness.nextDue === undefined ? {} : { nextDue: freshness.nextDue }),
    state,
    place: { file: record.file, offset: record.anchor.start },
  };
}

function cellPolicy(record: RecordFact): CellArtifact {
  const owner = ownerOf(record);
  return {
    id: record.id,
    title: titleOf(record),
    kind: 'policy',
    ...(owner === undefined ? {} : { owner }),
    state: 'policy-only',
    place: { file: record.file, offset: record.anchor.start },
  };
}

/** Controls that cite one of the two, so that the other can be added. */
function candidatesFor(
  { workspace }: Snapshot,
  row: FrameworkItem,
  column: FrameworkItem,
  both: readonly RecordFact[],
): readonly RecordFact[] {
  const found = new Set<RecordFact>();
  for (const { framework, id } of [row, column]) {
    for (const { record, place } of workspace.citationsOf(framework, id)) {
      if (found.size >= MOST_CANDIDATES) break;
      if (place === 'satisfies' && record.kind === 'control' && !both.includes(record)) found.add(record);
    }
  }
  return [...found];
}
