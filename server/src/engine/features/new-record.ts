import type { RecordFact } from '../model/facts.ts';
import { KINDS, type Kind } from '../model/kinds.ts';
import { renderScalar } from '../syntax/quoting.ts';
import { folderOf } from '../workspace/wanted-paths.ts';
import type { Snapshot } from './snapshot.ts';

/** A record that does not exist yet. */
export interface NewRecordPlan {
  readonly id: string;
  /** Root-relative path of the file to create. */
  readonly file: string;
  readonly text: string;
}

/** What is known of a new record beforehand. */
export interface RecordWishes {
  /** Root-relative folder to put it in; `''` is the root. Where most of its kind lie when missing. */
  readonly folder?: string;
  /** Id of the control that new evidence is for. */
  readonly control?: string;
}

const FILL_IN = renderScalar('?');

/** How a kind is begun: its first id, its folder (`''` is the root), and the keys that one fills in first. */
const BEGINNINGS: Readonly<
  Record<Kind, { readonly id: string; readonly folder: string; readonly keys: readonly string[] }>
> = {
  control: {
    id: 'CTL-001',
    folder: 'controls',
    keys: [
      `owner: ${FILL_IN}`,
      'status: planned',
      `frequency: ${FILL_IN}`,
      `statement: ${FILL_IN}`,
      'satisfies:',
      '  soc2:',
      `    - ${FILL_IN}`,
      '  iso27001:',
      `    - ${FILL_IN}`,
    ],
  },
  risk: {
    id: 'R-001',
    folder: 'risks',
    keys: [
      `owner: ${FILL_IN}`,
      `description: ${FILL_IN}`,
      `treatment: ${FILL_IN}`,
      'controls:',
      `  - ${FILL_IN}`,
    ],
  },
  evidence: {
    id: 'EV-001',
    folder: 'evidence',
    keys: [`owner: ${FILL_IN}`, 'status: planned', `type: ${FILL_IN}`, 'controls:', `  - ${FILL_IN}`],
  },
  vendor: {
    id: 'VEN-001',
    folder: 'vendors',
    keys: [`owner: ${FILL_IN}`, `tier: ${FILL_IN}`, `services: ${FILL_IN}`],
  },
  incident: {
    id: 'INC-001',
    folder: 'incidents',
    keys: [`owner: ${FILL_IN}`, `severity: ${FILL_IN}`, `detected_at: ${FILL_IN}`],
  },
  policy: {
    id: 'POL-001',
    folder: 'policies',
    keys: [`owner: ${FILL_IN}`, 'status: draft', `approved_on: ${FILL_IN}`, `next_review: ${FILL_IN}`],
  },
  scope: { id: 'SCOPE-001', folder: '', keys: [`owner: ${FILL_IN}`] },
  program: { id: 'PROGRAM-001', folder: '', keys: [`owner: ${FILL_IN}`] },
  soa: { id: 'SOA-001', folder: '', keys: [`owner: ${FILL_IN}`, 'status: draft', 'framework: iso27001'] },
  crosswalk: { id: 'XW-001', folder: '', keys: [`owner: ${FILL_IN}`, 'status: draft'] },
  framework: {
    id: 'own-framework',
    folder: 'frameworks',
    keys: [`version: ${FILL_IN}`, 'requirements:', `  - id: ${FILL_IN}`, `    title: ${FILL_IN}`],
  },
};

/**
 * A new record of a kind with the next free id, in the style of the ids already there, in the folder where most of
 * its kind lie. `isTaken` says whether a root-relative path exists. Undefined when there is no such kind.
 */
export function planRecord(
  snapshot: Snapshot,
  written: string,
  title: string | undefined,
  isTaken: (file: string) => boolean,
  wishes: RecordWishes = {},
): NewRecordPlan | undefined {
  const kind = KINDS.find((candidate) => candidate === written);
  if (kind === undefined) return undefined;
  const records = [...snapshot.workspace.records(kind)];
  const { id: firstId, folder: usualFolder, keys } = BEGINNINGS[kind];
  const id = nextId(
    snapshot,
    records.map((record) => record.id),
    firstId,
  );
  const folder = wishes.folder ?? folderOfMost(records) ?? usualFolder;
  // Single documents at the root are known by their kind, not by an id.
  const stem = folder === '' && records.length === 0 ? kind : fileStem(id);
  const file = freePath(folder, stem, isTaken);
  const lines = [
    `kind: ${kind}`,
    `id: ${renderScalar(id)}`,
    `title: ${renderScalar((typeof title === 'string' && title.trim()) || '?')}`,
    ...(wishes.control === undefined ? keys : withControl(keys, wishes.control)),
  ];
  return { id, file, text: `${lines.join('\n')}\n` };
}

/** The keys with the first entry of `controls` filled in; unchanged where a kind has no such list. */
function withControl(keys: readonly string[], control: string): readonly string[] {
  const entry = keys.indexOf('controls:') + 1;
  return keys.map((line, at) => (entry > 0 && at === entry ? `  - ${renderScalar(control)}` : line));
}

/** `AC-013` behind `AC-012`: the series with the most members goes on. */
function nextId(snapshot: Snapshot, ids: readonly string[], first: string): string {
  const series = new Map<string, { count: number; highest: number; width: number }>();
  for (const id of ids) {
    const match = /^(.*?)(\d{1,9})$/.exec(id);
    const [, prefix, digits] = match ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const known = series.get(prefix) ?? { count: 0, highest: 0, width: digits.length };
    known.count++;
    known.highest = Math.max(known.highest, Number(digits));
    series.set(prefix, known);
  }
  const [most] = [...series].sort(([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1));
  const begun = /^(.*?)(\d+)$/.exec(first);
  const prefix = most?.[0] ?? begun?.[1] ?? `${first}-`;
  const width = most?.[1].width ?? begun?.[2]?.length ?? 1;
  if (most === undefined && isFree(snapshot, first)) return first;
  for (let number = (most?.[1].highest ?? 0) + 1; ; number++) {
    const id = `${prefix}${String(number).padStart(width, '0')}`;
    if (isFree(snapshot, id)) return id;
  }
}

function isFree(snapshot: Snapshot, id: string): boolean {
  return snapshot.workspace.definitionsIgnoringCase(id).length === 0;
}

function folderOfMost(records: readonly RecordFact[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { file } of records) {
    const folder = folderOf(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))[0]?.[0];
}

/** Ids may hold what no file system takes. */
function fileStem(id: string): string {
  return id.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'record';
}

function freePath(folder: string, stem: string, isTaken: (file: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.yaml`;
    const file = folder === '' ? name : `${folder}/${name}`;
    if (!isTaken(file)) return file;
  }
}
