import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { spread, type Timing, timing } from './measure.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'server.js');
const TIMES = 200;

interface Published {
  readonly uri: string;
  readonly version?: number;
}

/** Keystrokes through the real server process: from `didChange` to the findings of that version. */
export async function serverKeystrokes(root: string, files: readonly string[]): Promise<Timing> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new PublishedVersions(connection);
  const ready = whenReady(connection);
  connection.listen();
  const uri = pathToFileURL(root).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  await ready;
  const times: number[] = [];
  for (const file of spread(
    files.filter((each) => /^(controls|evidence|risks|vendors)\//.test(each)),
    TIMES,
  )) {
    times.push(await keystroke(connection, published, root, file));
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  return timing(times);
}

async function keystroke(
  connection: MessageConnection,
  published: PublishedVersions,
  root: string,
  file: string,
): Promise<number> {
  const uri = pathToFileURL(join(root, file)).href;
  const text = await readFile(join(root, file), 'utf8');
  const opened = published.version(uri, 1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  await opened;
  // A misspelled key: a change that the findings of the file must show.
  const contentChanges = [
    { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: 'titel: x\n' },
  ];
  const changed = published.version(uri, 2);
  const start = performance.now();
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges,
  });
  await changed;
  const ms = performance.now() - start;
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return ms;
}

/** Waits for findings to be published for a version of a document. */
class PublishedVersions {
  readonly #waiting = new Map<string, () => void>();

  constructor(connection: MessageConnection) {
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }: Published) => {
      const key = `${uri} ${version}`;
      this.#waiting.get(key)?.();
      this.#waiting.delete(key);
    });
  }

  version(uri: string, version: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no findings for version ${version} of ${uri}`)),
        20_000,
      );
      this.#waiting.set(`${uri} ${version}`, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function whenReady(connection: MessageConnection): Promise<void> {
  return new Promise((resolve) => {
    connection.onNotification('tickmark/status', (status: { readonly state: string }) => {
      if (status.state === 'ready') resolve();
    });
  });
}
