import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { cpuWatch } from '../support/cpu-watch.ts';
import { FULL, Harness, type HarnessOptions } from '../support/lsp-harness.ts';

const CONTROL = `kind: control
id: AC-001
title: Access is reviewed
satisfies:
  soc2:
    - cc6.2
    - CC6.99
  iso27001: [A.5.18]
evidence: [EV-001]
`;
const EVIDENCE = `kind: evidence
id: EV-001
title: Review <b>of</b> the second quarter
controls: [AC-001]
`;
const FILES = {
  'controls/AC-001.yaml': CONTROL,
  'controls/AC-002.yaml': CONTROL.replace('AC-001', 'AC-002'),
  'evidence/EV-001.yaml': EVIDENCE,
};
const FILE = 'controls/AC-001.yaml';

let harness: Harness;
afterEach(() => harness.stop());

async function ready(options: HarnessOptions = {}): Promise<void> {
  harness = await Harness.ready({ files: FILES, ...options });
}

/** Parameters for the place of a token in a file of `FILES`. */
function at(
  token: string,
  file: keyof typeof FILES = FILE,
): { textDocument: { uri: string }; position: { line: number; character: number } } {
  const lines = FILES[file].split('\n');
  const line = lines.findIndex((each) => each.includes(token));
  const character = (lines[line] ?? '').indexOf(token) + 1;
  return { textDocument: { uri: harness.uri(file) }, position: { line, character } };
}

function actions(token: string, only?: string[]): Promise<CodeAction[]> {
  const { textDocument, position } = at(token);
  const diagnostics = harness.diagnostics(FILE).filter(({ range }) => range.start.line === position.line);
  return harness.request('textDocument/codeAction', {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics, ...(only === undefined ? {} : { only }) },
  });
}

function editsOf(action: CodeAction | undefined): TextDocumentEdit[] {
  return (action?.edit?.documentChanges ?? []).filter(
    (change): change is TextDocumentEdit => 'textDocument' in change,
  );
}

describe('the server', () => {
  it('says what it can do', async () => {
    await ready();
    expect(harness.initialized?.serverInfo).toEqual({ name: 'tickmark', version: '1.2.3' });
    expect(harness.initialized?.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      hoverProvider: true,
      definitionProvider: true,
    });
  });

  it('goes to definitions, with the token that was asked about', async () => {
    await ready();
    const [link] = await harness.request<LocationLink[]>('textDocument/definition', at('EV-001'));
    expect(link).toMatchObject({
      targetUri: harness.uri('evidence/EV-001.yaml'),
      originSelectionRange: { start: { line: 8, character: 11 }, end: { line: 8, character: 17 } },
      targetSelectionRange: { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } },
    });
  });

  it('goes to definitions of plain locations for plain clients', async () => {
    await ready({ capabilities: {} });
    const [location] = await harness.request<Location[]>('textDocument/definition', at('EV-001'));
    expect(location).toMatchObject({
      uri: harness.uri('evidence/EV-001.yaml'),
      range: { start: { line: 1, character: 4 } },
    });
    const symbols = await harness.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: harness.uri(FILE) },
    });
    expect(symbols[0]).toMatchObject({
      name: 'AC-001 Access is reviewed',
      location: { uri: harness.uri(FILE) },
    });
  });

  it('finds references in files that nobody opened', async () => {
    await ready();
    const found = await harness.request<Location[]>('textDocument/references', {
      ...at('A.5.18'),
      context: { includeDeclaration: true },
    });
    expect(found.map(({ uri }) => uri)).toEqual([harness.uri(FILE), harness.uri('controls/AC-002.yaml')]);
  });

  it('answers with the spelling of the URI that the client uses', async () => {
    await ready();
    const uri = 'file:///ws/evidence/EV%2D001.yaml';
    await harness.openUri(uri, EVIDENCE.replace('AC-001', 'AC-404'));
    await harness.until('findings for it', () => harness.shown.get(uri)?.diagnostics.length || undefined);
    const [link] = await harness.request<LocationLink[]>('textDocument/definition', at('EV-001'));
    expect(link?.targetUri).toBe(uri);
  });

  it('outlines files and the workspace', async () => {
    await ready();
    const [symbol] = await harness.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: harness.uri(FILE) },
    });
    expect(symbol).toMatchObject({ name: 'AC-001', detail: 'Access is reviewed' });
    const found = await harness.request<SymbolInformation[]>('workspace/symbol', { query: 'ac2' });
    expect(found[0]?.name).toContain('AC-002');
  });

  it('highlights what means the same in a file', async () => {
    await ready();
    const found = await harness.request<unknown[]>('textDocument/documentHighlight', at('AC-001'));
    expect(found).toMatchObject([{ kind: 3 }]);
  });

  it('hovers in Markdown with text of the workspace escaped, or in plain text', async () => {
    await ready();
    const hover = await harness.request<Hover>('textDocument/hover', at('EV-001'));
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(hover.contents)).not.toContain('<b>');
    await harness.stop();
    await ready({ capabilities: { ...FULL, textDocument: {} } });
    const plain = await harness.request<Hover>('textDocument/hover', at('EV-001'));
    expect(plain.contents).toMatchObject({ kind: 'plaintext' });
    expect(JSON.stringify(plain.contents)).toContain('<b>of</b>');
    expect(JSON.stringify(plain.contents)).not.toContain('**');
  });

  it('hovers over ids in prose that is none of ours, once it is open', async () => {
    await ready();
    await harness.open('README.md', '# Notes\n\nSee CC6.2 for access.\n');
    const hover = await harness.request<Hover>('textDocument/hover', {
      textDocument: { uri: harness.uri('README.md') },
      position: { line: 2, character: 6 },
    });
    expect(JSON.stringify(hover.contents)).toContain('CC6.2');
    expect(hover.range).toEqual({ start: { line: 2, character: 4 }, end: { line: 2, character: 9 } });
  });

  it('completes, and documents what is looked at', async () => {
    await ready();
    const list = await harness.request<CompletionList>('textDocument/completion', at('A.5.18'));
    expect(list.items.length).toBeGreaterThan(10);
    const item = list.items.find(({ label }) => label.startsWith('A.5.16'));
    const resolved = await harness.request<{ documentation?: unknown }>('completionItem/resolve', item);
    expect(resolved.documentation).toBeDefined();
  });

  it('leaves keys to the YAML extension where a file names its schema', async () => {
    await ready({ options: { yamlExtensionActive: true } });
    const key = at('satisfies');
    expect(await harness.request('textDocument/hover', key)).not.toBeNull();
    await harness.open(FILE, `${CONTROL}# yaml-language-server: $schema=x.json\n`);
    expect(await harness.request('textDocument/hover', key)).toBeNull();
    expect(await harness.request('textDocument/hover', at('EV-001'))).not.toBeNull();
  });
});

describe('code actions', () => {
  it('cure the finding that they name', async () => {
    await ready();
    const [fix] = await actions('cc6.2');
    expect(fix).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'reference/spelling' }],
    });
    expect(editsOf(fix)[0]).toMatchObject({
      textDocument: { uri: harness.uri(FILE) },
      edits: [{ newText: 'CC6.2' }],
    });
  });

  it('for the workspace are worked out when chosen, and ask for confirmation', async () => {
    await ready();
    const everywhere = (await actions('cc6.2')).find(({ title }) => title.endsWith('in the workspace'));
    expect(everywhere?.edit).toBeUndefined();
    const chosen = await harness.request<CodeAction>('codeAction/resolve', everywhere);
    expect(editsOf(chosen).map(({ textDocument }) => textDocument.uri)).toEqual([
      harness.uri(FILE),
      harness.uri('controls/AC-002.yaml'),
    ]);
    expect(Object.values(chosen.edit?.changeAnnotations ?? {})).toMatchObject([{ needsConfirmation: true }]);
  });

  it('are worked out at once for clients that cannot ask later, in the form that these know', async () => {
    await ready({
      capabilities: {
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
      },
    });
    const everywhere = (await actions('cc6.2')).find(({ title }) => title.endsWith('in the workspace'));
    expect(Object.keys(everywhere?.edit?.changes ?? {})).toEqual([
      harness.uri(FILE),
      harness.uri('controls/AC-002.yaml'),
    ]);
  });

  it('fix all of a file on save, with what is safe and nothing else', async () => {
    await ready();
    await harness.open(FILE);
    const found = await actions('cc6.2', ['source.fixAll']);
    expect(found).toMatchObject([{ kind: 'source.fixAll.tickmark' }]);
    expect(editsOf(found[0])).toMatchObject([
      { textDocument: { version: 1 }, edits: [{ newText: 'CC6.2' }] },
    ]);
    expect(await actions('cc6.2', ['refactor'])).toEqual([]);
  });
});

describe('requests of our own', () => {
  it('say why a file is one of ours', async () => {
    await ready();
    const why = async (file: string): Promise<string> =>
      (await harness.own('tickmark/why', { uri: harness.uri(file) })).text;
    expect(await why(FILE)).toMatch(/control AC-001/);
    expect(await why('node_modules/x.yaml')).toMatch(/node_modules/);
    expect((await harness.own('tickmark/why', { uri: 'git:/x' })).text).toMatch(/no workspace folder/);
  });

  it('plan a new record', async () => {
    await ready();
    const plan = await harness.own('tickmark/nextId', { kind: 'control', title: 'Backups' });
    expect(plan).toMatchObject({ id: 'AC-003', file: harness.uri('controls/AC-003.yaml') });
    expect(plan.text).toContain('title: Backups');
    await expect(harness.own('tickmark/nextId', { kind: 'poem' })).rejects.toThrow(
      /no kind of record called poem/,
    );
  });

  it('propose a configuration, or give the one there is', async () => {
    await ready();
    expect(await harness.own('tickmark/init', {})).toMatchObject({
      file: harness.uri('.tickmark.yaml'),
      exists: false,
    });
    await harness.stop();
    await ready({ files: { '.tickmark.yml': 'version: 1\n' } });
    expect(await harness.own('tickmark/init', {})).toEqual({
      file: harness.uri('.tickmark.yml'),
      text: 'version: 1\n',
      exists: true,
    });
  });

  it('list the rules and show their pages', async () => {
    await ready();
    const rules = await harness.request<{ id: string }[]>('tickmark/rules', {});
    expect(rules.length).toBeGreaterThan(20);
    expect(await harness.own('tickmark/ruleDocument', { rule: 'no/such' })).toEqual({});
  });

  it('check the workspace from the disk, also where no client watches files', async () => {
    await ready();
    harness.fileSystem.write(
      '/ws/evidence/EV-002.yaml',
      EVIDENCE.replace('EV-001', 'EV-002').replace('AC-001', 'AC-404'),
    );
    const { files, counts } = await harness.own('tickmark/checkWorkspace', {});
    expect(files).toBe(4);
    expect(harness.rules('evidence/EV-002.yaml')).toContain('reference/unknown-document');
    const shown = [...harness.shown.values()].reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
    expect(counts.error + counts.warning + counts.information + counts.hint).toBe(shown);
  });
});

describe('bad requests', () => {
  const METHODS = [
    'hover',
    'definition',
    'references',
    'documentHighlight',
    'completion',
    'documentSymbol',
    'codeAction',
  ];

  it('are answered with nothing, and the next one with what it asks for', async () => {
    await ready();
    const uris = [
      'file:///elsewhere/x.yaml',
      'git:/ws/x',
      '',
      '%%%',
      'file:///ws/nowhere.yaml',
      harness.uri(FILE),
    ];
    const positions = [
      { line: 99_999, character: 99_999 },
      { line: -5, character: -5 },
      { line: 0.5, character: Number.MAX_SAFE_INTEGER },
      {},
    ];
    for (const method of METHODS) {
      for (const uri of uris) {
        for (const position of positions) {
          const range = { start: position, end: position };
          const params = {
            textDocument: { uri },
            position,
            range,
            context: { includeDeclaration: true, diagnostics: [] },
          };
          await harness.request(`textDocument/${method}`, params).catch(() => undefined);
        }
      }
      await harness.request(`textDocument/${method}`, {}).catch(() => undefined);
    }
    await harness.request('codeAction/resolve', { title: 'x', data: { uri: 7 } }).catch(() => undefined);
    await harness.request('completionItem/resolve', { label: 'x', data: 'x' }).catch(() => undefined);
    await harness.request('tickmark/why', {}).catch(() => undefined);
    expect(await harness.request('textDocument/definition', at('EV-001'))).toHaveLength(1);
  });

  it('and bad notifications do no harm', async () => {
    await ready();
    await harness.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///never/opened.yaml', version: 3 },
      contentChanges: [{ text: 'x' }],
    });
    await harness.notify('textDocument/didClose', { textDocument: { uri: 'file:///never/opened.yaml' } });
    await harness.notify('textDocument/didOpen', {});
    await harness.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: '%%', type: 9 }] });
    await harness.notify('workspace/didChangeConfiguration', { settings: 3 });
    await harness.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'bad', name: '' }], removed: [{ uri: 'x', name: '' }] },
    });
    expect(await harness.request('textDocument/definition', at('EV-001'))).toHaveLength(1);
  });

  it('are told that they were cancelled', async () => {
    await ready();
    const refusal = await harness.cancelled('workspace/symbol', { query: 'a' });
    expect(refusal.code).toBe(-32800);
  });
});

describe('a large file', () => {
  it('is checked as it is typed, without holding up the rest', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, n) => `  - {id: C-${n}, title: Control ${n}, satisfies: {soc2: [CC6.2]}}`,
    ).join('\n');
    const text = `controls:\n${many}\n`;
    await ready({ files: { ...FILES, 'controls/all.yaml': text } });
    await harness.open('controls/all.yaml');
    for (let key = 0; key < 10; key++) {
      await harness.edit('controls/all.yaml', 'x', {
        start: { line: 1500, character: 25 },
        end: { line: 1500, character: 25 },
      });
    }
    const spent = cpuWatch();
    await harness.request('textDocument/hover', at('EV-001'));
    expect(spent()).toBeLessThan(4000);
    const character = (text.split('\n')[3000] ?? '').indexOf('CC6.2');
    const range = { start: { line: 3000, character }, end: { line: 3000, character: character + 5 } };
    await harness.edit('controls/all.yaml', 'CC6.99', range);
    await harness.shows('controls/all.yaml', 'reference/unknown-criterion');
  });
});
