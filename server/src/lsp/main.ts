import { createConnection } from 'vscode-languageserver/node';
import { systemClock } from '../host/clock.ts';
import { nodeFileSystem } from '../host/node-file-system.ts';
import { startServer } from './server.ts';
import { VERSION } from './version.ts';

const USAGE = `tickmark language server ${VERSION}

Editors start this program and talk to it; it does nothing on its own.

  node server.js --stdio       messages over standard input and output
  node server.js --node-ipc    messages over the channel of a parent Node process
  node server.js --version

To check a folder on the command line, use: tickmark check
`;

/** Ways of talking that `createConnection` reads from the command line. */
const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

function main(words: readonly string[]): void {
  if (words.includes('--version')) {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  if (words.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  const hasTransport = words.some((word) =>
    TRANSPORTS.some((name) => word === name || word.startsWith(`${name}=`)),
  );
  if (!hasTransport || (words.includes('--node-ipc') && process.send === undefined)) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const connection = createConnection();
  // Work that nobody awaits must not end the process: everything else in it still runs.
  process.on('unhandledRejection', (reason) => connection.console.error(`Unhandled: ${String(reason)}`));
  startServer(connection, { fileSystem: nodeFileSystem, clock: systemClock, version: VERSION });
  connection.listen();
}

main(process.argv.slice(2));
