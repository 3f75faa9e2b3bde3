/**
 * Talks to the built language server over stdio, as any editor does, and ends with 0 when it finds the known mistake of
 * test/vscode/workspace in a file that is not opened. Plain JavaScript, so that Node 20 runs it.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const workspace = pathToFileURL(join(root, 'test/vscode/workspace')).href;
const server = spawn(process.execPath, [join(root, 'dist/server.js'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function end(code, message) {
  console.log(message);
  clearTimeout(timer);
  server.kill();
  process.exit(code);
}

const timer = setTimeout(() => end(1, 'The server did not answer within 30 s.'), 30_000);
let found = false;

function receive(message) {
  if (message.method !== undefined && message.id !== undefined) {
    // Whatever the server asks of its client: nothing to say, one empty answer per item asked for.
    const items = message.params?.items;
    send({ id: message.id, result: Array.isArray(items) ? items.map(() => null) : null });
  }
  if (message.id === 1 && message.method === undefined) {
    if (message.error !== undefined) end(1, `initialize was refused: ${message.error.message}`);
    send({ method: 'initialized', params: {} });
  }
  if (message.method === 'textDocument/publishDiagnostics') {
    const { uri, diagnostics } = message.params;
    if (found || !uri.endsWith('controls/CM-001.yaml')) return;
    if (!diagnostics.some(({ code }) => code === 'reference/unknown-document')) return;
    found = true;
    send({ id: 2, method: 'shutdown' });
  }
  if (message.id === 2) {
    server.once('exit', (code) =>
      end(
        code === 0 ? 0 : 1,
        `Server over stdio on Node ${process.versions.node}: finding received, exit code ${code}.`,
      ),
    );
    send({ method: 'exit' });
  }
}

let buffered = Buffer.alloc(0);
server.stdout.on('data', (chunk) => {
  buffered = Buffer.concat([buffered, chunk]);
  for (;;) {
    const headerEnd = buffered.indexOf('\r\n\r\n');
    if (headerEnd < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffered.toString('latin1', 0, headerEnd))?.[1]);
    if (buffered.length < headerEnd + 4 + length) return;
    const body = buffered.subarray(headerEnd + 4, headerEnd + 4 + length);
    buffered = buffered.subarray(headerEnd + 4 + length);
    receive(JSON.parse(body.toString('utf8')));
  }
});
server.on('exit', (code) => {
  if (!found) end(1, `The server ended by itself with code ${code}.`);
});

send({
  id: 1,
  method: 'initialize',
  params: {
    processId: process.pid,
    rootUri: workspace,
    workspaceFolders: [{ uri: workspace, name: 'workspace' }],
    capabilities: { workspace: { workspaceFolders: true }, textDocument: { publishDiagnostics: {} } },
  },
});
