import { afterEach, describe, expect, it } from 'vitest';
import { Harness, type HarnessOptions } from '../support/lsp-harness.ts';

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
satisfies:
  soc2: [CC6.2]
evidence: [EV-001]
`;
const EVIDENCE = `kind: evidence
id: EV-001
title: Review of the second quarter
controls: [AC-001]
`;
const FILES = { 'controls/AC-001.yaml': CONTROL, 'evidence/EV-001.yaml': EVIDENCE };

let harness: Harness;
afterEach(() => harness.stop());

async function ready(
  files: Record<string, string | Uint8Array> = FILES,
  options: HarnessOptions = {},
): Promise<Harness> {
  harness = await Harness.ready({ files, ...options });
  return harness;
}

describe('findings', () => {
  it('are shown for files that nobody opened, without a version', async () => {
    await ready({ 'controls/AC-001.yaml': CONTROL });
    const shown = harness.shown.get(harness.uri('controls/AC-001.yaml'));
    expect(shown?.version).toBeUndefined();
    const finding = harness
      .diagnostics('controls/AC-001.yaml')
      .find(({ code }) => code === 'reference/unknown-document');
    expect(finding).toMatchObject({
      code: 'reference/unknown-document',
      source: 'tickmark',
      range: { start: { line: 5, character: 11 }, end: { line: 5, character: 17 } },
    });
  });

  it('are shown for open documents with the version that they belong to', async () => {
    await ready({ 'controls/AC-001.yaml': CONTROL });
    await harness.open('controls/AC-001.yaml');
    const version = await harness.edit('controls/AC-001.yaml', CONTROL.replace('CC6.2', 'CC6.99'));
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-criterion');
    expect(harness.shown.get(harness.uri('controls/AC-001.yaml'))?.version).toBe(version);
  });

  it('are shown for the unsaved text: the editor wins over the disk', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml', CONTROL.replace('EV-001', 'EV-404'));
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document');
    await harness.disk({ 'controls/AC-001.yaml': CONTROL });
    await harness.settle();
    expect(harness.rules('controls/AC-001.yaml')).toContain('reference/unknown-document');
  });

  it('change in files that nobody opened when a definition goes and comes back', async () => {
    await ready();
    expect(harness.rules('controls/AC-001.yaml')).not.toContain('reference/unknown-document');
    await harness.open('evidence/EV-001.yaml');
    await harness.edit('evidence/EV-001.yaml', EVIDENCE.replace('EV-001', 'EV-009'));
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document');
    await harness.edit('evidence/EV-001.yaml', EVIDENCE);
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document', true);
  });

  it('fall back to the disk when a document is closed without saving', async () => {
    await ready();
    await harness.open('controls/AC-001.yaml');
    await harness.edit('controls/AC-001.yaml', CONTROL.replace('CC6.2', 'CC6.99'));
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-criterion');
    await harness.close('controls/AC-001.yaml');
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-criterion', true);
    await harness.settle();
    expect(harness.shown.get(harness.uri('controls/AC-001.yaml'))?.version).toBeUndefined();
  });

  it('take incremental edits at UTF-16 positions, behind an emoji and in CRLF lines', async () => {
    const text = CONTROL.replace('Access is reviewed', '🔐 Access is reviewed').replaceAll('\n', '\r\n');
    await ready({ 'controls/AC-001.yaml': text, 'evidence/EV-001.yaml': EVIDENCE });
    await harness.open('controls/AC-001.yaml');
    await harness.edit('controls/AC-001.yaml', '🔐🔐', {
      start: { line: 2, character: 7 },
      end: { line: 2, character: 9 },
    });
    await harness.edit('controls/AC-001.yaml', 'CC6.99', {
      start: { line: 4, character: 9 },
      end: { line: 4, character: 14 },
    });
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-criterion');
    const found = harness
      .diagnostics('controls/AC-001.yaml')
      .find(({ code }) => code === 'reference/unknown-criterion');
    expect(found?.range).toEqual({ start: { line: 4, character: 9 }, end: { line: 4, character: 15 } });
  });

  it('show related places, tags and the page of their rule where the client can', async () => {
    const options = { options: { ruleDocumentScheme: 'tickmark-rule' } };
    await ready({ ...FILES, 'controls/copy.yaml': CONTROL }, options);
    const [finding] = harness
      .diagnostics('controls/copy.yaml')
      .filter(({ code }) => code === 'reference/duplicate-id');
    expect(finding?.codeDescription?.href).toBe('tickmark-rule:/reference/duplicate-id.md');
    expect(finding?.relatedInformation?.[0]?.location.uri).toBe(harness.uri('controls/AC-001.yaml'));
  });

  it('carry nothing that the client did not say it can read', async () => {
    await ready(
      { ...FILES, 'controls/copy.yaml': CONTROL },
      { capabilities: {}, options: { ruleDocumentScheme: 'x' } },
    );
    for (const { diagnostics } of harness.published) {
      for (const finding of diagnostics) {
        expect(finding).not.toHaveProperty('relatedInformation');
        expect(finding).not.toHaveProperty('codeDescription');
        expect(finding).not.toHaveProperty('tags');
      }
    }
    expect(harness.published.length).toBeGreaterThan(0);
  });

  it('are not sent twice when nothing changed', async () => {
    await ready({ 'controls/AC-001.yaml': CONTROL });
    const before = harness.published.length;
    await harness.disk({ 'controls/AC-001.yaml': CONTROL });
    await harness.settle();
    expect(harness.published.length).toBe(before);
  });

  it('leave files alone that are none of ours', async () => {
    await ready({
      'deploy.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: CC6.99}\n',
      'README.md': '# CC6.99\n',
    });
    expect(harness.published).toEqual([]);
  });

  it('leave plain syntax to the YAML extension when it is active, unless told otherwise', async () => {
    const broken = { 'x.control.yaml': 'kind: control\nid: "AC-001\ntitle: x\n' };
    await ready(broken);
    expect(harness.rules('x.control.yaml')).toContain('file/syntax');
    await harness.stop();
    await ready(broken, { options: { yamlExtensionActive: true } });
    expect(harness.rules('x.control.yaml')).not.toContain('file/syntax');
    await harness.notify('workspace/didChangeConfiguration', {
      settings: { tickmark: { yaml: { syntaxFindings: 'always' } } },
    });
    await harness.shows('x.control.yaml', 'file/syntax');
  });
});

describe('files on disk', () => {
  it('are read when they appear, change and go', async () => {
    await ready({ 'controls/AC-001.yaml': CONTROL });
    await harness.disk({ 'evidence/EV-001.yaml': EVIDENCE });
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document', true);
    await harness.disk({ 'evidence/EV-001.yaml': EVIDENCE.replace('AC-001', 'AC-404') });
    await harness.shows('evidence/EV-001.yaml', 'reference/unknown-document');
    await harness.disk({ 'evidence/EV-001.yaml': undefined });
    await harness.shows('evidence/EV-001.yaml', 'reference/unknown-document', true);
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document');
  });

  it('take their findings along when they are renamed', async () => {
    await ready({ 'controls/AC-001.yaml': CONTROL });
    await harness.disk({ 'controls/AC-001.yaml': undefined, 'controls/renamed.yaml': CONTROL });
    await harness.shows('controls/renamed.yaml', 'reference/unknown-document');
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document', true);
  });

  it('are all forgotten when their folder is deleted, and read when it comes back', async () => {
    await ready();
    await harness.disk({ evidence: undefined });
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document');
    harness.fileSystem.write('/ws/evidence/EV-001.yaml', EVIDENCE);
    await harness.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: harness.uri('evidence'), type: 1 }],
    });
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document', true);
  });

  it('keep their findings apart from the text that is open when they are deleted under it', async () => {
    await ready();
    await harness.open('evidence/EV-001.yaml');
    await harness.disk({ 'evidence/EV-001.yaml': undefined });
    await harness.settle();
    expect(harness.rules('controls/AC-001.yaml')).not.toContain('reference/unknown-document');
    await harness.close('evidence/EV-001.yaml');
    await harness.shows('controls/AC-001.yaml', 'reference/unknown-document');
  });

  it('that a record points at are looked up again when they come and go', async () => {
    await ready({
      'evidence/EV-001.yaml': `${EVIDENCE}occurrences:\n  - {performed_on: 2025-06-24, path: out/report.pdf}\n`,
    });
    const engineKnows = async (): Promise<unknown> =>
      harness.request('textDocument/definition', {
        textDocument: { uri: harness.uri('evidence/EV-001.yaml') },
        position: { line: 5, character: 42 },
      });
    expect(await engineKnows()).toBeNull();
    await harness.disk({ 'out/report.pdf': 'x' });
    await harness.settle();
    expect(await engineKnows()).toMatchObject([{ targetUri: harness.uri('out/report.pdf') }]);
    await harness.disk({ out: undefined });
    await harness.settle();
    expect(await engineKnows()).toBeNull();
  });

  it('that cannot be read or are no text give one finding and harm nobody', async () => {
    harness = new Harness({
      files: { ...FILES, 'x.control.yaml': new Uint8Array([0x6b, 0xff, 0xfe, 0x00, 0xc3]) },
    });
    harness.fileSystem.failures.set('/ws/risks', 'denied');
    await harness.greet();
    await harness.settle();
    expect(harness.rules('x.control.yaml')).toEqual(['file/encoding']);
    expect(harness.rules('controls/AC-001.yaml')).not.toContain('reference/unknown-document');
  });
});

describe('the day', () => {
  it('changes at midnight, and the status says so', async () => {
    await ready(FILES, { today: '2026-01-12T23:59:00Z' });
    expect(harness.statuses.at(-1)?.asOf).toEqual({ date: '2026-01-12', origin: 'clock' });
    harness.clock.advance(120_000);
    await harness.until(
      'the next day',
      () => harness.statuses.at(-1)?.asOf.date === '2026-01-13' || undefined,
    );
  });
});
