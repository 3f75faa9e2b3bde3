/** A key without case, dashes and underscores: `Next-Review` and `next_review` are one key. */
export function looseName(key: string): string {
  return /[-_A-Z]/.test(key) ? key.replace(/[-_]/g, '').toLowerCase() : key;
}

/** A value without case, and with spaces and underscores as dashes: `Semi annual` is `semi-annual`. */
export function looseValue(value: string): string {
  return /[^a-z0-9-]/.test(value)
    ? value
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-')
    : value;
}
