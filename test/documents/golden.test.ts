import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { exportDocument } from '../../server/src/export/export-document.ts';
import { DOCUMENTS } from '../../server/src/protocol/documents.ts';
import { makeDocument, openKestrel } from './make-document.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

let engine: Engine;
beforeAll(async () => {
  engine = await openKestrel();
});

/** Whole documents of the sample company: `vitest -u` writes them anew, and the difference is for eyes to judge. */
describe.each(DOCUMENTS.map(({ name }) => name))('%s of the sample company', (name) => {
  it.each(['md', 'csv'] as const)('as %s', async (format) => {
    const content = await exportDocument(makeDocument(engine, name), format);
    await expect(content).toMatchFileSnapshot(join(fixtures, `${name}.${format}`));
  });
});

it('a gap list of the sample company when nobody did anything for half a year', async () => {
  const later = await openKestrel('2026-06-30');
  const content = await exportDocument(makeDocument(later, 'gap-list'), 'md');
  await expect(content).toMatchFileSnapshot(join(fixtures, 'gap-list_2026-06-30.md'));
});
