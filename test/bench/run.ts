/**
 * Figures of one run on one machine, against a floor measured in the same run. Machines are noisy: read the ratios,
 * and compare figures of one run only.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemClock } from '../../server/src/host/clock.ts';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import { type EngineFigures, engineFigures } from './engine-bench.ts';
import { floor, tolerantPass } from './floor.ts';
import { generateWorkspace } from './generate-workspace.ts';
import { type Timing, timed, usedMegabytes } from './measure.ts';
import { type RuleTime, slowestRules } from './rule-bench.ts';
import { serverKeystrokes } from './server-bench.ts';
import { printViews, viewFigures } from './views-bench.ts';

const SIZES = [100, 1_000, 10_000];

interface Figures extends EngineFigures {
  readonly records: number;
  readonly megabytes: number;
  readonly floorMs: number;
  readonly tolerantMs: number;
  readonly coldMs: number;
  readonly checkMs: number;
  readonly memory: number;
  readonly findings: number;
  readonly server: Timing;
  readonly slowest: readonly RuleTime[];
}

async function measure(records: number): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'tickmark-bench-'));
  try {
    const files = write(root, records);
    await floor(root, files);
    await load(root);
    const before = usedMegabytes();
    // The machine's noise hits both in turn: the better of three of each is compared.
    let floorMs = Number.POSITIVE_INFINITY;
    let coldMs = Number.POSITIVE_INFINITY;
    let checkMs = Number.POSITIVE_INFINITY;
    let host: WorkspaceHost | undefined;
    for (let round = 0; round < 3; round++) {
      host = undefined;
      floorMs = Math.min(floorMs, (await floor(root, files)).ms);
      const { value, ms } = await timed(() => load(root));
      coldMs = Math.min(coldMs, ms);
      host = value;
      const { engine } = value;
      const check = await timed(() => {
        for (const _ of engine.settle());
      });
      checkMs = Math.min(checkMs, check.ms);
    }
    if (host === undefined) throw new Error('nothing was loaded');
    const { bytes } = await floor(root, files);
    const engine = host.engine;
    const memory = usedMegabytes() - before;
    const findings = engine.filesWithFindings().reduce((sum, file) => sum + engine.findings(file).length, 0);
    const slowest = slowestRules(engine, 10);
    const figures = engineFigures(host);
    const tolerantMs = await tolerantPass(root, files);
    const server = await serverKeystrokes(root, files);
    return {
      records,
      megabytes: bytes / 1e6,
      floorMs,
      tolerantMs,
      coldMs,
      checkMs,
      memory,
      findings,
      server,
      slowest,
      ...figures,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function load(root: string): Promise<WorkspaceHost> {
  const host = await WorkspaceHost.open({ fileSystem: nodeFileSystem, clock: systemClock, root });
  await host.load();
  return host;
}

function write(root: string, records: number): string[] {
  const files: string[] = [];
  for (const { file, text } of generateWorkspace(records)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    files.push(file);
  }
  return files;
}

function print(all: readonly Figures[]): void {
  const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const rows: readonly (readonly [string, (figures: Figures) => string, string])[] = [
    ['records', (f) => String(f.records), ''],
    ['text, MB', (f) => f.megabytes.toFixed(1), ''],
    ['floor: read + parseEvents, ms', (f) => ms(f.floorMs), ''],
    ['cold index, ms', (f) => ms(f.coldMs), ''],
    ['cold index / floor', (f) => (f.coldMs / f.floorMs).toFixed(2), 'at most 4'],
    ['tolerant parser alone / floor', (f) => (f.tolerantMs / f.floorMs).toFixed(2), ''],
    ['first check of everything / cold index', (f) => (f.checkMs / f.coldMs).toFixed(2), 'at most 2'],
    ['memory after it, MB', (f) => f.memory.toFixed(0), 'at most 200'],
    ['findings', (f) => String(f.findings), ''],
    ['keystroke to findings, engine p50, ms', (f) => ms(f.keystroke.p50), 'at most 2'],
    ['keystroke to findings, engine p99, ms', (f) => ms(f.keystroke.p99), 'at most 10'],
    ['keystroke to findings, server p50, ms', (f) => ms(f.server.p50), ''],
    ['keystroke to findings, server p99, ms', (f) => ms(f.server.p99), 'at most 25'],
    ['hover p99, ms', (f) => ms(f.hover.p99), 'at most 2'],
    ['completion p99, ms', (f) => ms(f.completion.p99), ''],
    ['references p99, ms', (f) => ms(f.references.p99), 'at most 1'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(
    `node ${process.version}, ${process.platform} ${process.arch}; targets are for ${SIZES.at(-1)} records`,
  );
  for (const [name, value, target] of rows) {
    console.log(
      `${name.padEnd(width)}  ${all.map((figures) => value(figures).padStart(8)).join('')}   ${target}`,
    );
  }
}

/** Each rule alone over the largest workspace, as a share of its cold index. */
function printSlowest(figures: Figures): void {
  console.log('\nslowest rules, each alone over everything, as a share of the cold index');
  for (const { id, ms } of figures.slowest)
    console.log(`${id.padEnd(36)}${(ms / figures.coldMs).toFixed(3)}`);
}

const all: Figures[] = [];
const [, , section] = process.argv;
const only = section === undefined || section === 'views' ? undefined : Number(section);
for (const size of SIZES.filter((candidate) => section === undefined || candidate === only))
  all.push(await measure(size));
if (all.length > 0) print(all);
const largest = all.at(-1);
if (largest !== undefined) printSlowest(largest);
if (only === undefined) printViews(await viewFigures());
