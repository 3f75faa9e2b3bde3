import { PassThrough } from 'node:stream';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver';
import {
  createMessageConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Clock } from '../../server/src/host/clock.ts';
import type { FileSystem } from '../../server/src/host/file-system.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import type { InitializationOptions } from '../../server/src/protocol/initialization.ts';
import type { TickmarkRequests } from '../../server/src/protocol/methods.ts';
import type { ServerStatus } from '../../server/src/protocol/server-status.ts';
import type { Changed } from '../../server/src/protocol/time-frame.ts';
import { MemoryFileSystem } from '../host/memory-file-system.ts';

interface Wait {
  readonly at: number;
  readonly ring: () => void;
}

/**
 * A clock whose date the test sets. None of its waits takes time, so that no test depends on how fast the machine is:
 * pauses of less than a second end one after the other by `endPause`, longer waits by `advance`.
 */
export class TestClock implements Clock {
  #now: number;
  /** How many milliseconds of pauses are over. */
  #paused = 0;
  readonly #long = new Set<Wait>();
  readonly #pauses = new Set<Wait>();

  constructor(iso: string) {
    this.#now = Date.parse(iso);
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, ring: () => void): () => void {
    const isPause = ms < 1000;
    const waits = isPause ? this.#pauses : this.#long;
    const wait = { at: (isPause ? this.#paused : this.#now) + ms, ring };
    waits.add(wait);
    return () => waits.delete(wait);
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const wait of [...this.#long]) {
      if (wait.at > this.#now) continue;
      this.#long.delete(wait);
      wait.ring();
    }
  }

  /** Ends the pause that would end first; false when there is none. */
  endPause(): boolean {
    const [first] = [...this.#pauses].sort((a, b) => a.at - b.at);
    if (first === undefined) return false;
    this.#pauses.delete(first);
    this.#paused = first.at;
    first.ring();
    return true;
  }
}

/** So many idle turns in a row mean that nothing more is to come. */
const IDLE_TURNS = 100;

/**
 * Gives the event loop a turn; says whether it had nothing to do. Client and server share it, and all that they do in
 * memory goes on in `setImmediate`, so an idle loop means that both have come to rest: sooner or later by the clock, but
 * always after the same work.
 */
async function idleTurn(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 1));
  return !process.getActiveResourcesInfo().some((what) => what === 'Immediate' || what.startsWith('FS'));
}

export interface HarnessOptions {
  /** Files below `/ws`, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Folders that the client opens, below `/`; `ws` when left out; none when empty. */
  readonly folders?: readonly string[];
  readonly rootUri?: string;
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  readonly fileSystem?: FileSystem;
  /** Today, as an instant. */
  readonly today?: string;
  /** Answer to `workspace/configuration`. */
  readonly settings?: () => unknown;
}

/** What a modern client can do. */
export const FULL: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      resolveSupport: { properties: ['edit'] },
      dataSupport: true,
      isPreferredSupport: true,
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
      versionSupport: true,
    },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
};

/** What an LSP server answers with a request that it refuses. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** A client beside a server in one process, joined by streams in memory. */
export class Harness {
  readonly fileSystem: MemoryFileSystem;
  readonly clock: TestClock;
  /** What is shown now, by URI. */
  readonly shown = new Map<string, PublishDiagnosticsParams>();
  /** Every publication in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: ServerStatus[] = [];
  /** What the server told views of. */
  readonly changes: Changed[] = [];
  readonly progress: { readonly kind: string; readonly title?: string; readonly message?: string }[] = [];
  readonly logs: string[] = [];
  readonly registrations: string[] = [];
  /** How often the server asked to have its lenses asked for again. */
  refreshes = 0;
  progressTokens: (string | number)[] = [];
  initialized: InitializeResult | undefined;
  readonly #client: ReturnType<typeof createMessageConnection>;
  readonly #options: HarnessOptions;
  readonly #versions = new Map<string, number>();

  constructor(options: HarnessOptions) {
    this.#options = options;
    this.fileSystem = new MemoryFileSystem();
    for (const [file, text] of Object.entries(options.files ?? {}))
      this.fileSystem.write(`/ws/${file}`, text);
    this.clock = new TestClock(options.today ?? '2026-01-12T09:00:00Z');
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(
      (logger) =>
        createProtocolConnection(
          new StreamMessageReader(toServer),
          new StreamMessageWriter(toClient),
          logger,
        ),
      { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
    );
    startServer(server, {
      fileSystem: options.fileSystem ?? this.fileSystem,
      clock: this.clock,
      version: '1.2.3',
    });
    server.listen();
    this.#client = createMessageConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.#listen();
  }

  /** A client and a server that have greeted each other. */
  static async start(options: HarnessOptions = {}): Promise<Harness> {
    const harness = new Harness(options);
    await harness.greet();
    return harness;
  }

  /** As `start`, when all files are read and all findings shown. */
  static async ready(options: HarnessOptions = {}): Promise<Harness> {
    const harness = await Harness.start(options);
    await harness.settle();
    return harness;
  }

  async greet(): Promise<void> {
    const { folders = ['ws'], rootUri = null, capabilities = FULL, options = {} } = this.#options;
    this.initialized = await this.#client.sendRequest('initialize', {
      processId: null,
      rootUri,
      capabilities: {
        ...capabilities,
        ...(this.#options.settings === undefined
          ? {}
          : { workspace: { ...capabilities.workspace, configuration: true } }),
      },
      workspaceFolders:
        rootUri === null ? folders.map((folder) => ({ uri: `file:///${folder}`, name: folder })) : null,
      initializationOptions: options,
    });
    await this.#client.sendNotification('initialized', {});
  }

  /** Waits until the server has read all and shown all, and until its pauses are over. */
  async settle(): Promise<void> {
    await this.until('the server is ready', () => this.statuses.at(-1)?.state === 'ready' || undefined);
    do await this.rest();
    while (this.clock.endPause());
  }

  /** Waits until client and server have nothing to do but wait: all messages have arrived, pauses go on. */
  async rest(): Promise<void> {
    for (let turns = 0; turns < 2; ) turns = (await idleTurn()) ? turns + 1 : 0;
  }

  uri(file: string): string {
    return `file:///ws/${file}`;
  }

  async open(file: string, text?: string): Promise<void> {
    const bytes = this.fileSystem.files.get(`/ws/${file}`);
    await this.openUri(
      this.uri(file),
      text ?? new TextDecoder().decode(bytes),
      file.endsWith('.md') ? 'markdown' : 'yaml',
    );
  }

  async openUri(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.#client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text of an open document, or a range of it. Gives the new version. */
  async edit(file: string, text: string, range?: { start: Position; end: Position }): Promise<number> {
    const uri = file.includes(':') ? file : this.uri(file);
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    const contentChanges = [range === undefined ? { text } : { range, text }];
    await this.#client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
    return version;
  }

  async close(file: string): Promise<void> {
    const uri = file.includes(':') ? file : this.uri(file);
    await this.#client.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Changes the disk and tells the server: a text writes, `undefined` deletes. */
  async disk(changes: Readonly<Record<string, string | undefined>>): Promise<void> {
    const events = Object.entries(changes).map(([file, text]) => {
      const path = `/ws/${file}`;
      const existed = this.fileSystem.files.has(path);
      if (text === undefined) {
        for (const known of [...this.fileSystem.files.keys()]) {
          if (known === path || known.startsWith(`${path}/`)) this.fileSystem.files.delete(known);
        }
      } else this.fileSystem.write(path, text);
      return { uri: this.uri(file), type: text === undefined ? 3 : existed ? 2 : 1 };
    });
    await this.#client.sendNotification('workspace/didChangeWatchedFiles', { changes: events });
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.#client.sendRequest<Result>(method, params);
  }

  /** A request of our own. */
  own<Method extends keyof TickmarkRequests>(
    method: Method,
    params: TickmarkRequests[Method]['params'],
  ): Promise<TickmarkRequests[Method]['result']> {
    return this.#client.sendRequest(method, params ?? {});
  }

  /** Sends a request and cancels it at once, or when `begun` has resolved. */
  async cancelled(method: string, params: unknown, begun?: () => Promise<unknown>): Promise<Refusal> {
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const answer = this.#client.sendRequest(method, params, source.token);
    await begun?.();
    source.cancel();
    return answer.then(
      () => ({ code: 0, message: 'answered' }),
      (error: Refusal) => ({ code: error.code, message: error.message }),
    );
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.#client.sendNotification(method, params);
  }

  diagnostics(file: string): readonly Diagnostic[] {
    return this.shown.get(file.includes(':') ? file : this.uri(file))?.diagnostics ?? [];
  }

  /** Rules of the findings that are shown for a file, sorted. */
  rules(file: string): string[] {
    return this.diagnostics(file)
      .map(({ code }) => String(code))
      .sort();
  }

  /** Waits until a file shows a finding of a rule, or none when `gone`. */
  async shows(file: string, rule: string, gone = false): Promise<void> {
    const state = gone ? 'gone from' : 'shown for';
    await this.until(
      `${rule} ${state} ${file}: ${JSON.stringify(this.rules(file))}`,
      () => this.rules(file).includes(rule) !== gone || undefined,
    );
  }

  /** Waits for something to become true while the server works, and while its pauses end. */
  async until<Value>(what: string, look: () => Value | undefined): Promise<Value> {
    for (let turns = 0; turns < IDLE_TURNS; ) {
      const value = look();
      if (value !== undefined) return value;
      turns = (await idleTurn()) && !this.clock.endPause() ? turns + 1 : 0;
    }
    const shown = [...this.shown]
      .slice(0, 12)
      .map(([uri, { diagnostics }]) => `${uri}: ${diagnostics.map(({ code }) => code).join(' ')}`);
    throw new Error(`Waited in vain until ${what}. Shown:\n${shown.join('\n')}\n${this.logs.join('\n')}`);
  }

  async stop(): Promise<void> {
    await this.#client.sendRequest('shutdown');
    this.#client.dispose();
  }

  #listen(): void {
    const client = this.#client;
    client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.shown.set(params.uri, params);
    });
    client.onNotification('tickmark/changed', (changed: Changed) => void this.changes.push(changed));
    client.onNotification('tickmark/status', (status: ServerStatus) => void this.statuses.push(status));
    client.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void this.logs.push(message),
    );
    client.onNotification(
      '$/progress',
      ({ value }: { value: { kind: string } }) => void this.progress.push(value),
    );
    client.onRequest('window/workDoneProgress/create', ({ token }: { token: string | number }) => {
      this.progressTokens.push(token);
      return null;
    });
    client.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: { method: string }[] }) => {
        this.registrations.push(...registrations.map(({ method }) => method));
        return null;
      },
    );
    client.onRequest('workspace/codeLens/refresh', () => {
      this.refreshes++;
      return null;
    });
    client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.#options.settings?.() ?? null),
    );
    client.listen();
  }
}
