/**
 * Measures the matrix page in headless Chromium, on 1,200 by 100 items with every second pair filled, and on a matrix as
 * large as the frameworks are.
 *
 *   npm run bench:webview
 */
import { loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Matrix, MatrixChange } from '../../server/src/protocol/matrix.ts';
import { startBrowser } from '../vscode/host/browser.ts';
import { builtBundle, openPage } from './harness.ts';
import { busy, large, type Sample, sampleMatrix, usual } from './sample-matrix.ts';

/** Frames while scrolling: of how many, the median and the longest in milliseconds, and how many are over 32 ms. */
export interface FrameFigures {
  readonly frames: number;
  readonly medianFrame: number;
  readonly longestFrame: number;
  readonly longFrames: number;
}

export interface MatrixFigures extends FrameFigures {
  readonly items: string;
  readonly cells: number;
  /** From the message to the frame that shows it, milliseconds. */
  readonly firstPaint: number;
  /** The same for a change of one cell. */
  readonly change: number;
  readonly filter: number;
  /** The same of a plain page just before. */
  readonly plain: FrameFigures;
  /** Milliseconds of processor time of the page for a frame, on average: whatever else the machine does. */
  readonly workPerFrame: number;
}

function changeOf(matrix: Matrix): MatrixChange {
  const cell = matrix.cells[3];
  return {
    base: matrix.revision,
    revision: matrix.revision + 1,
    frame: matrix.frame,
    complete: true,
    rows: [],
    columns: [],
    records: [],
    cells: cell === undefined ? [] : [{ ...cell, state: cell.state === 'current' ? 'stale' : 'current' }],
    removed: [],
  };
}

async function measure(browser: Browser, sample: Sample): Promise<MatrixFigures> {
  const matrix = sampleMatrix(sample);
  const plain = await measurePlain(browser);
  const open = await openPage(browser, { view: 'matrix', width: 1400, height: 900 });
  const { page } = open;
  /** Milliseconds from a message to the end of the frame that draws it. */
  const timed = (message: unknown): Promise<number> =>
    page.evaluate(async (told) => {
      const start = performance.now();
      window.postMessage(told, '*');
      await new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
      await new Promise(requestAnimationFrame);
      await new Promise<void>((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(0);
      });
      return performance.now() - start;
    }, message);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Milliseconds of processor time that the page has used so far. */
  const used = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const firstPaint = await timed({ type: 'matrix', result: { type: 'whole', matrix } });
  await page.waitForTimeout(500);
  const change = await timed({ type: 'matrix', result: { type: 'change', change: changeOf(matrix) } });
  await page.waitForTimeout(300);
  const before = await used();
  const frames = await scrollFrames(page);
  const workPerFrame = ((await used()) - before) / frames.length;
  const input = page.getByRole('textbox', { name: 'Filter by text' });
  await input.focus();
  const filter = await page.evaluate(async () => {
    const shadow = document.body.lastElementChild?.shadowRoot;
    const field = shadow
      ?.querySelector('tickmark-matrix-toolbar')
      ?.shadowRoot?.querySelector<HTMLInputElement>('vscode-textfield');
    if (field === null || field === undefined) throw new Error('There is no filter.');
    const start = performance.now();
    field.value = 'record number 12';
    field.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  await open.close();
  return {
    items: `${matrix.rows.items.length} by ${matrix.columns.items.length}`,
    cells: matrix.cells.length,
    firstPaint,
    change,
    filter,
    ...frameFigures(frames),
    plain,
    workPerFrame,
  };
}

function frameFigures(frames: readonly number[]): FrameFigures {
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    frames: sorted.length,
    medianFrame: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longestFrame: sorted.at(-1) ?? 0,
    longFrames: sorted.filter((frame) => frame > 32).length,
  };
}

/** Milliseconds between the frames while a page scrolls: some lines a frame, as a fast wheel does. */
function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const shadow = document.body.lastElementChild?.shadowRoot;
    const scroller =
      document.querySelector('#plain') ??
      shadow?.querySelector('tickmark-matrix-grid')?.shadowRoot?.querySelector('.scroller');
    if (scroller === null || scroller === undefined) throw new Error('There is no grid.');
    const taken: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let step = 0; step < 300; step++) {
      // Down, then to the right, then both.
      if (step < 120 || step >= 200) scroller.scrollTop += 120;
      if (step >= 120) scroller.scrollLeft += 60;
      const now = await new Promise<number>(requestAnimationFrame);
      taken.push(now - last);
      last = now;
    }
    return taken;
  });
}

/** The same scrolling of a page without any script, with one long text: what the machine drops by itself just now. */
async function measurePlain(browser: Browser): Promise<FrameFigures> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const line = 'Nothing but text that stands still. '.repeat(30);
  await page.setContent(
    `<div id="plain" style="height: 800px; overflow: auto; background: white; white-space: pre">${`${line}\n`.repeat(1300)}</div>`,
  );
  const frames = await scrollFrames(page);
  await page.close();
  return frameFigures(frames);
}

/** Figures of the page at both sizes, and the size of its bundle in bytes, compressed. */
export async function measureMatrix(): Promise<{ bundle: number; figures: readonly MatrixFigures[] }> {
  const browser = await startBrowser();
  try {
    const figures = [
      await measure(browser, usual),
      await measure(browser, busy),
      await measure(browser, large),
    ];
    return { bundle: gzipSync(await builtBundle()).length, figures };
  } finally {
    await browser.close();
  }
}

/** Lines of the table: what, how to say it, and what it should be. */
const lines: readonly (readonly [string, (figures: MatrixFigures) => string, string])[] = [
  ['items', ({ items }) => items, ''],
  ['cells', ({ cells }) => String(cells), ''],
  [
    'first paint, ms',
    ({ firstPaint }) => firstPaint.toFixed(0),
    'at most 300 as large as the frameworks are',
  ],
  ['change of a cell, ms', ({ change }) => change.toFixed(0), 'at most 50'],
  ['filter, ms', ({ filter }) => filter.toFixed(0), ''],
  ['frame while scrolling, median ms', ({ medianFrame }) => medianFrame.toFixed(1), ''],
  ['frame while scrolling, longest ms', ({ longestFrame }) => longestFrame.toFixed(1), 'at most 32'],
  ['frames over 32 ms, of 300', ({ longFrames }) => String(longFrames), '0'],
  ['  of a plain page at the same time', ({ plain }) => String(plain.longFrames), ''],
  ['  its longest frame, ms', ({ plain }) => plain.longestFrame.toFixed(1), ''],
  ['processor time for a frame, ms', ({ workPerFrame }) => workPerFrame.toFixed(1), 'at most 16'],
];

if (import.meta.main) {
  const { bundle, figures } = await measureMatrix();
  console.log(
    `load average ${loadavg()[0]?.toFixed(1)}: where it is above the number of processors, frames wait for others`,
  );
  console.log(`bundle of the pages, compressed: ${(bundle / 1000).toFixed(1)} kB, at most 250`);
  for (const [name, say, target] of lines) {
    console.log(`${name.padEnd(36)}${figures.map((one) => say(one).padStart(13)).join('')}   ${target}`);
  }
}
