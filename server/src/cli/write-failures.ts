/** What the codes of the system mean when something cannot be written. */
const WRITE_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EBUSY: 'another program has it open',
  EEXIST: 'it is there already',
};

/** Why something could not be written, in a few words: the code of the system where it has none of ours. */
export function whyNotWritten(code: string): string {
  return WRITE_FAILURES[code] ?? code;
}
