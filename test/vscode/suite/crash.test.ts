import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { findingOf, openFile, until } from './workspace-files.ts';

/** Process ids of language servers that this extension host has started. Linux only: nothing else lists them. */
function serverProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const parent = /^PPid:\s*(\d+)$/m.exec(status)?.[1];
        return parent === String(process.pid) && command.some((part) => part.endsWith('dist/server.js'));
      } catch {
        // The process has ended since.
        return false;
      }
    })
    .map(Number);
}

describe('a server that dies', () => {
  it('is started again, and findings are there again', async () => {
    await openFile('controls/AC-001.yaml');
    await findingOf('controls/AC-001.yaml', 'reference/unknown-criterion');
    if (process.platform !== 'linux') {
      await vscode.commands.executeCommand('tickmark.restartServer');
    } else {
      const before = serverProcesses();
      assert.equal(before.length, 1, 'there is not exactly one server');
      for (const pid of before) process.kill(pid, 'SIGKILL');
      await until('another server', () => {
        const now = serverProcesses();
        return now.length === 1 && now[0] !== before[0] ? true : undefined;
      });
    }
    await findingOf('controls/AC-001.yaml', 'reference/unknown-criterion');
  });
});
