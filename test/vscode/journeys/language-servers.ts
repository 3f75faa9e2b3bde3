import { readdirSync, readFileSync } from 'node:fs';

function parentOf(pid: string): string | undefined {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    // The process has ended since.
    return undefined;
  }
}

function isBelow(pid: string, ancestor: string): boolean {
  for (let at: string | undefined = pid; at !== undefined && at !== '0'; at = parentOf(at)) {
    if (at === ancestor) return true;
  }
  return false;
}

/** Process ids of the language servers that run below a process. Linux only: nothing else lists them. */
export function languageServers(ancestor: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return command.some((part) => part.endsWith('dist/server.js')) && isBelow(pid, String(ancestor));
      } catch {
        return false;
      }
    })
    .map(Number);
}
