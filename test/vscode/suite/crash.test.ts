import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { findingOf, openFile, replaceText, until } from './workspace-files.ts';

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
  it('is started again and knows what is on the screen', async () => {
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
    // The old findings may still be shown: only a new one proves that the new server answers.
    const document = await openFile('evidence/EV-IAM-001.yaml');
    await replaceText(document, '[AC-001]', '[AC-007]');
    await findingOf('evidence/EV-IAM-001.yaml', 'reference/unknown-document');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
