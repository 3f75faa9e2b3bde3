import type { Engine } from '../engine/engine.ts';
import { KINDS } from '../engine/model/kinds.ts';
import { byCodeUnits, folderOf } from './paths.ts';

/** Versions of the built-in frameworks, as a configuration names them. */
const VERSIONS: Readonly<Record<string, string>> = { soc2: 'tsc-2017', iso27001: 'iso27001-2022' };

/** The text of a `.tickmark.yaml` for a loaded workspace that has none: what is there, and where to change it. */
export function proposeConfiguration(engine: Engine): string {
  const lines = [
    '# Settings of this Tickmark workspace. Every key may be left out.',
    `# ${countsOf(engine)}`,
    'version: 1',
  ];
  const cited = [...engine.workspace.citedFrameworks()].filter((key) => VERSIONS[key] !== undefined);
  if (cited.length > 0) {
    lines.push('', '# The frameworks of your programme.', 'frameworks:');
    for (const key of cited.sort(byCodeUnits)) lines.push(`  ${key}: ${VERSIONS[key]}`);
  }
  const associations = [...unusualFolders(engine)];
  if (associations.length > 0) {
    lines.push('', '# Records in folders whose names do not say what they hold.', 'associations:');
    for (const [folder, kind] of associations)
      lines.push(`  ${JSON.stringify(`${folder}/**/*.{yml,yaml}`)}: ${kind}`);
  }
  const evidenceRoot = evidenceRootOf(engine);
  if (evidenceRoot !== undefined)
    lines.push('', '# Where paths of evidence begin.', `evidence_root: ${JSON.stringify(evidenceRoot)}`);
  lines.push(
    '',
    '# recommended, strict, or adopt while an existing repository is being brought in order.',
    'profile: recommended',
    '',
    '# The time zone in which a day begins.',
    'time_zone: UTC',
    '',
  );
  return lines.join('\n');
}

function countsOf(engine: Engine): string {
  const counts = KINDS.map((kind) => ({ kind, count: engine.workspace.count(kind) })).filter(
    ({ count }) => count > 0,
  );
  if (counts.length === 0) return 'No records were found yet.';
  return `Found: ${counts.map(({ kind, count }) => `${count} ${kind}`).join(', ')}.`;
}

/** Folders of records that were recognised by their shape alone, where all records are of one kind. */
function unusualFolders(engine: Engine): Map<string, string> {
  const kinds = new Map<string, Set<string>>();
  for (const { file, records } of engine.workspace.files()) {
    const folder = folderOf(file);
    if (folder === '') continue;
    for (const { kind, recognisedBy } of records) {
      const known = kinds.get(folder) ?? new Set();
      known.add(recognisedBy === 'shape' ? kind : '');
      kinds.set(folder, known);
    }
  }
  const folders = [...kinds].sort(([a], [b]) => byCodeUnits(a, b));
  const single = new Map<string, string>();
  for (const [folder, [kind, ...others]] of folders) {
    if (kind === undefined || kind === '' || others.length > 0) continue;
    const covered = [...single].some(([above, its]) => its === kind && folder.startsWith(`${above}/`));
    if (!covered) single.set(folder, kind);
  }
  return single;
}

/** `evidence/` when records write paths below it: named as the root, files kept elsewhere are one hint and not many. */
function evidenceRootOf(engine: Engine): string | undefined {
  for (const { paths } of engine.workspace.files()) {
    if (paths.some(({ path }) => path.startsWith('evidence/'))) return 'evidence/';
  }
  return undefined;
}
