import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DOCUMENTS, type DocumentResult } from '../../server/src/protocol/documents.ts';
import { tickmark } from '../cli/fake-terminal.ts';
import { Harness, type HarnessOptions } from '../support/lsp-harness.ts';

const small = join(import.meta.dirname, '..', 'cli', 'fixtures', 'small');

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
status: operating
frequency: quarterly
satisfies: {soc2: [CC6.2]}
`;

let harness: Harness;
afterEach(() => harness.stop());

async function ready(options: HarnessOptions = {}): Promise<void> {
  harness = await Harness.ready({ files: { 'controls/AC-001.yaml': CONTROL }, ...options });
}

function ask(params: Readonly<Record<string, unknown>>): Promise<DocumentResult> {
  return harness.request('tickmark/document', params);
}

describe('tickmark/document', () => {
  it('gives text, a title and a name for the file', async () => {
    await ready();
    const document = await ask({ name: 'control-evidence-index', format: 'md', view: 'soc2' });
    expect(document).toMatchObject({
      title: 'Control and evidence index',
      fileName: 'control-evidence-index_soc2_2026-01-12.md',
      encoding: 'utf-8',
    });
    expect(document.content).toContain('Tickmark 1.2.3');
    expect(document.content).toContain('Access is reviewed');
  });

  it('gives a workbook as base64', async () => {
    await ready();
    const { content, encoding } = await ask({ name: 'gap-list', format: 'xlsx' });
    expect(encoding).toBe('base64');
    expect(Buffer.from(content, 'base64').toString('latin1', 0, 2)).toBe('PK');
  });

  it('follows what is typed', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml');
    await harness.edit('controls/AC-001.yaml', CONTROL.replace('Access is reviewed', 'Rights are reviewed'));
    const { content } = await ask({ name: 'control-evidence-index', format: 'md' });
    expect(content).toContain('Rights are reviewed');
  });

  it('tells findings of what was typed a moment ago', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml');
    await harness.edit('controls/AC-001.yaml', CONTROL.replace('CC6.2', 'CC6.99'));
    const { content } = await ask({ name: 'gap-list', format: 'md' });
    expect(content).toContain('reference/unknown-criterion');
  });

  it('has the same bytes as the command line writes', async () => {
    const files: Record<string, Uint8Array> = {};
    for (const entry of readdirSync(small, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files[relative(small, path).split(sep).join('/')] = readFileSync(path);
    }
    await ready({ files, today: '2025-07-02T12:00:00Z' });
    const alike = (text: string): string => text.replace(/"workspace": ".*"/, '').replace(/"tool": ".*"/, '');
    for (const { name } of DOCUMENTS) {
      const { content } = await ask({ name, format: 'json' });
      const { out } = await tickmark(small, ['report', name, '--format', 'json']);
      expect(alike(content), name).toBe(alike(out));
    }
  });

  it('says what is wrong with parameters that it does not know', async () => {
    await ready();
    await expect(ask({ name: 'tax-return', format: 'md' })).rejects.toThrow(
      /no document called "tax-return"/,
    );
    await expect(ask({ name: 'gap-list', format: 'exe' })).rejects.toThrow(/no format called "exe"/);
    await expect(ask({ name: 'gap-list', format: 'md', view: {} })).rejects.toThrow(/no view called/);
    await expect(ask({ name: 'gap-list', format: 'md', folder: 'file:///elsewhere' })).rejects.toThrow(
      /not open any more/,
    );
  });

  it('asks for a folder where there is none', async () => {
    await ready({ files: {}, folders: [] });
    await expect(ask({ name: 'gap-list', format: 'md' })).rejects.toThrow(/Open a folder first/);
  });
});
