import type { FileFacts, PathFact, RecordFact } from '../model/facts.ts';
import { mappingsIn, nodeAtPath, says } from '../model/read.ts';

/** A path that a record writes, and the folder of the file that writes it: together the key of an artifact fact. */
export interface WantedPath {
  readonly path: string;
  readonly from: string;
  /** The record states a hash to compare with: only then is the file read. */
  readonly hash?: boolean;
  /** The file is prose of ours, which checks on wording read: its text is wanted too. */
  readonly read?: boolean;
}

/** Folder of a root-relative file; '' for files at the root. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** The path of a fact as the host is asked for it: without its `#fragment`. */
export function wantedPath(fact: PathFact): WantedPath {
  const hash = fact.path.indexOf('#');
  const wanted = { path: hash < 0 ? fact.path : fact.path.slice(0, hash), from: folderOf(fact.record.file) };
  if (isProse(fact)) return { ...wanted, read: true };
  return statesHash(fact) ? { ...wanted, hash: true } : wanted;
}

/** The system description is part of the report, and is mostly written in a document of its own. */
function isProse({ field, path }: PathFact): boolean {
  return field === 'soc2.system_description.body' && /\.(?:md|markdown|txt)(?:#.*)?$/i.test(path);
}

/** Whether an occurrence of a record states a hash: asked once, since a record may write thousands of paths. */
const statesHashes = new WeakMap<RecordFact, boolean>();

function statesHash({ record, field }: PathFact): boolean {
  if (field === 'path') return says(record.fields, 'sha256');
  if (field !== 'occurrences.path') return false;
  let states = statesHashes.get(record);
  if (states === undefined) {
    const occurrences = mappingsIn(nodeAtPath(record.fields, 'occurrences'));
    states = occurrences.some((occurrence) => says(occurrence, 'sha256'));
    statesHashes.set(record, states);
  }
  return states;
}

/** The root-relative files that a written path may mean, in the order in which they are tried. */
export function candidateFiles(wanted: WantedPath, evidenceRoot: string | undefined): readonly string[] {
  if (wanted.path.startsWith('/') || /^[a-z]:/i.test(wanted.path)) return [];
  const bases = ['', wanted.from, evidenceRoot?.replace(/\/+$/, '') ?? ''];
  const files = bases.map((base) => joined(base, wanted.path)).filter((file) => file !== undefined);
  return [...new Set(files)];
}

/** Joins without IO; undefined when the path leaves the workspace. */
function joined(base: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${base}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** What a file's records want to know of the disk. */
export function wantedBy(facts: FileFacts): readonly WantedPath[] {
  return facts.paths.map(wantedPath);
}
