import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Engine } from '../../server/src/engine/engine.ts';
import { isMatrix, matrixOf } from '../../server/src/engine/features/matrix/matrix.ts';
import { compareMatrices } from '../../server/src/engine/features/matrix/matrix-change.ts';
import { systemClock } from '../../server/src/host/clock.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import type { Matrix, MatrixResult } from '../../server/src/protocol/matrix.ts';
import { generateWorkspace } from './generate-workspace.ts';
import { spread, type Timing, timed, timing } from './measure.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'server.js');
const CONTROLS = 2_000;
const EVIDENCE = 5_000;
const TIMES = 60;
const CRITERION = 'CC1.1';

export interface ViewFigures {
  readonly controls: number;
  readonly evidence: number;
  readonly cells: number;
  readonly wholeBytes: number;
  readonly changeBytes: number;
  /** Writing the whole matrix as JSON and reading it again: what no server can do without. */
  readonly jsonMs: number;
  /** Where all controls and artifacts stand, which the server works out in slices when it has checked all. */
  readonly prepareMs: number;
  /** The first matrix after that. */
  readonly firstMs: number;
  /** The matrix asked for again while nothing changed. */
  readonly again: Timing;
  /** From a text to the JSON of what changed, without the server around it. */
  readonly edit: Timing;
  /** Another as-of day: everything that hangs on time is worked out anew. */
  readonly travel: Timing;
  /** From `didChange` to the answer in the client, through the server process. */
  readonly server: Timing;
}

/** Times what the matrix asks of 2,000 controls and 5,000 evidence records. */
export async function viewFigures(): Promise<ViewFigures> {
  const root = mkdtempSync(join(tmpdir(), 'tickmark-views-'));
  try {
    const files: string[] = [];
    for (const { file, text } of generateWorkspace(7_500, { controls: CONTROLS, evidence: EVIDENCE })) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
      // An edit is to change something: a control that does not cite the criterion yet.
      if (file.startsWith('controls/') && !text.includes(CRITERION)) files.push(file);
    }
    const host = await WorkspaceHost.open({ fileSystem: nodeFileSystem, clock: systemClock, root });
    await host.load();
    const { engine } = host;
    await host.check();
    const prepared = await timed(() => {
      for (const _ of engine.prepareStandings());
    });
    const first = await timed(() => whole(engine));
    const matrix = first.value;
    const json = await timed(() => JSON.parse(JSON.stringify(matrix)) as unknown);
    const edited = spread(files, TIMES);
    const edits = edited.map((file) => editOf(engine, file));
    return {
      controls: CONTROLS,
      evidence: EVIDENCE,
      cells: matrix.cells.length,
      wholeBytes: JSON.stringify(matrix).length,
      changeBytes: Math.max(...edits.map(({ bytes }) => bytes)),
      jsonMs: json.ms,
      prepareMs: prepared.ms,
      firstMs: first.ms,
      again: timing(edited.map(() => timeOf(() => whole(engine)))),
      edit: timing(edits.map(({ ms }) => ms)),
      travel: timing([1, 2, 3].map((day) => travelTo(engine, `2026-02-0${day}`))),
      server: await serverEdits(root, edited),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export function printViews(figures: ViewFigures): void {
  const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const both = ({ p50, p99 }: Timing): string => `${ms(p50)} / ${ms(p99)}`;
  const rows: readonly (readonly [string, string, string])[] = [
    ['cells', String(figures.cells), ''],
    ['whole matrix as JSON, kB', (figures.wholeBytes / 1e3).toFixed(0), ''],
    ['largest change of an edit as JSON, kB', (figures.changeBytes / 1e3).toFixed(1), ''],
    ['writing and reading the JSON, ms', ms(figures.jsonMs), ''],
    ['standings in the pause after the check, ms', ms(figures.prepareMs), ''],
    ['first matrix after that, ms', ms(figures.firstMs), 'at most 100'],
    ['first matrix / writing and reading it', (figures.firstMs / figures.jsonMs).toFixed(2), ''],
    ['matrix again, p50 / p99, ms', both(figures.again), 'at most 100'],
    ['edit to change in the engine, p50 / p99, ms', both(figures.edit), 'at most 50'],
    ['edit to change in the client, p50 / p99, ms', both(figures.server), 'at most 50'],
    ['another as-of day to matrix, p50 / p99, ms', both(figures.travel), ''],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`\nviews: ${figures.controls} controls, ${figures.evidence} evidence records`);
  for (const [name, value, target] of rows)
    console.log(`${name.padEnd(width)}  ${value.padStart(14)}   ${target}`);
}

function whole(engine: Engine): Matrix {
  const matrix = matrixOf(engine, {});
  if (!isMatrix(matrix)) throw new Error(matrix.message);
  return { ...matrix, folder: '', folders: [] };
}

/** A criterion is added to a control, and taken away again: the time of the first, and the size of what it changed. */
function editOf(engine: Engine, file: string): { readonly ms: number; readonly bytes: number } {
  const text = engine.text(file);
  const before = whole(engine);
  let bytes = 0;
  const ms = timeOf(() => {
    engine.apply([{ type: 'text', file, text: withCriterion(text) }]);
    bytes = JSON.stringify(compareMatrices(before, whole(engine))?.change).length;
  });
  engine.apply([{ type: 'text', file, text }]);
  whole(engine);
  return { ms, bytes };
}

function withCriterion(text: string): string {
  return text.replace('soc2:\n', `soc2:\n    - ${CRITERION}\n`);
}

function travelTo(engine: Engine, date: string): number {
  return timeOf(() => {
    engine.apply([{ type: 'as-of', asOf: { date, origin: 'travel' } }]);
    whole(engine);
  });
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** As an editor does it: an edit, the news that something changed, and the question what. */
async function serverEdits(root: string, files: readonly string[]): Promise<Timing> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let changed: (revision: number) => void = () => undefined;
  connection.onNotification('tickmark/changed', ({ revision }: { readonly revision: number }) =>
    changed(revision),
  );
  const ready = new Promise<void>((resolve) => {
    connection.onNotification('tickmark/status', ({ state }: { readonly state: string }) => {
      if (state === 'ready') resolve();
    });
  });
  connection.listen();
  const uri = pathToFileURL(root).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    capabilities: {},
    initializationOptions: { views: true },
  });
  await connection.sendNotification('initialized', {});
  await ready;
  let known = await revisionOf(connection.sendRequest<MatrixResult>('tickmark/matrix', {}));
  const times: number[] = [];
  for (const file of files) {
    const document = pathToFileURL(join(root, file)).href;
    const text = await readFile(join(root, file), 'utf8');
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: document, languageId: 'yaml', version: 1, text },
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    known = await revisionOf(connection.sendRequest<MatrixResult>('tickmark/matrix', { known }), known);
    const told = new Promise<number>((resolve) => {
      changed = resolve;
    });
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document, version: 2 },
      contentChanges: [{ text: withCriterion(text) }],
    });
    await told;
    const result = await connection.sendRequest<MatrixResult>('tickmark/matrix', { known });
    times.push(performance.now() - start);
    if (result.type !== 'change') throw new Error(`${result.type} instead of a change of ${file}`);
    known = result.change.revision;
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: document } });
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return timing(times);
}

async function revisionOf(answer: Promise<MatrixResult>, known = 0): Promise<number> {
  const result = await answer;
  if (result.type === 'whole') return result.matrix.revision;
  return result.type === 'change' ? result.change.revision : known;
}
