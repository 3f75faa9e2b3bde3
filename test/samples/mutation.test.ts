import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { sampleFiles } from '../fixes/sample-files.ts';
import { engineFor } from '../support/workspace.ts';
import { type Mutation, mutationsOf, noticedBy } from './mutations.ts';
import { readNotNoticed } from './not-noticed.ts';

/**
 * Something is taken out of the clean sample, and a finding has to say so: by the profile `recommended`, or else by
 * `strict`. What is rightly not noticed stands with its reason in not-noticed.yaml.
 *
 * Each run draws other deletions; TICKMARK_SEED repeats a run. MUTATE_ALL=1 tries every place, which takes minutes;
 * MUTATE_ALL=evidence.source only what begins so.
 */
const TRIED = 60;
const SEED = Number(process.env['TICKMARK_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const TRY_ALL = process.env['MUTATE_ALL'];

const { groups, strict: strictOnly } = readNotNoticed();
const allowed = new Set(groups.flatMap(({ paths }) => paths));

let recommended: Engine;
let strict: Engine;
const places = new Map<string, Mutation[]>();

beforeAll(() => {
  const files = sampleFiles('kestrel');
  recommended = engineFor(files);
  const settings = `profile: strict\n${files.get('.tickmark.yaml') ?? ''}`;
  strict = engineFor(new Map([...files, ['.tickmark.yaml', settings]]));
  for (const mutation of mutationsOf(recommended)) {
    const known = places.get(mutation.path);
    if (known === undefined) places.set(mutation.path, [mutation]);
    else known.push(mutation);
  }
});

type Notice = 'recommended' | 'strict' | 'none';

function noticeOf(mutation: Mutation): Notice {
  if (noticedBy(recommended, mutation).length > 0) return 'recommended';
  return noticedBy(strict, mutation).length > 0 ? 'strict' : 'none';
}

const told = ({ path, file, line }: Mutation): string => `${path} at ${file}:${line}`;

it('notices what is taken out of the clean sample at random', () => {
  expect(recommended.filesWithFindings()).toEqual([]);
  expect(strict.filesWithFindings()).toEqual([]);
  const random = randomOf(SEED);
  const owed = [...places.keys()].filter((path) => !allowed.has(path));
  const unnoticed = Array.from({ length: TRIED }, () => pick(places.get(pick(owed, random)) ?? [], random))
    .filter((mutation) => noticeOf(mutation) === 'none')
    .map(told);
  expect(unnoticed, `TICKMARK_SEED=${SEED} repeats this`).toEqual([]);
  expect(recommended.filesWithFindings(), 'whole again').toEqual([]);
}, 120_000);

if (TRY_ALL !== undefined) {
  it('notices all else than what is allowed, everywhere, and allows nothing that is always noticed', () => {
    const wrong: string[] = [];
    for (const [path, mutations] of places) {
      if (TRY_ALL !== '1' && !path.startsWith(TRY_ALL)) continue;
      wrong.push(...(allowed.has(path) ? tooMuch : tooLittle)(path, mutations));
    }
    expect(wrong).toEqual([]);
  }, 3_600_000);
}

function tooMuch(path: string, mutations: readonly Mutation[]): string[] {
  const isNoticed = mutations.every((mutation) => noticeOf(mutation) !== 'none');
  return isNoticed ? [`${path} is always noticed, and need not be allowed`] : [];
}

function tooLittle(path: string, mutations: readonly Mutation[]): string[] {
  const notices = mutations.map(noticeOf);
  const wrong = mutations
    .filter((_, at) => notices[at] === 'none')
    .map((each) => `${told(each)} is not noticed`);
  if (notices.includes('strict') !== strictOnly.includes(path))
    wrong.push(`${path} is ${strictOnly.includes(path) ? 'not' : 'only'} noticed by strict`);
  return wrong;
}

describe('what is rightly not noticed', () => {
  it('is in the sample, once, and has a reason', () => {
    const all = [...groups.flatMap(({ paths }) => paths), ...strictOnly];
    expect(all.filter((path) => !places.has(path))).toEqual([]);
    expect(all.filter((path, at) => all.indexOf(path) !== at)).toEqual([]);
    expect(groups.filter(({ reason }) => reason.length < 40)).toEqual([]);
  });

  it('is explained in the docs, group by group', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/not-noticed.md'), 'utf8');
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(headings).toEqual(groups.map(({ title }) => title));
  });

  it('is never an id that something points at, nor a whole control, risk, vendor, incident or piece of evidence', () => {
    const never = ['control', 'risk', 'vendor', 'incident', 'evidence', 'policy', 'scope'];
    const found = never.flatMap((kind) => [`record ${kind}`, `id ${kind}`, `${kind}.id`]);
    expect(found.filter((path) => allowed.has(path) || !places.has(path))).toEqual([]);
  });
});

/** Numbers from 0 to 1 that a seed decides (a linear congruential generator). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
