const NONE: readonly never[] = [];

/**
 * Values grouped under string keys, each group in the order of `compare`: answers are the same whichever way the
 * workspace was built up. A value is found by binary search, so a group of thousands stays cheap to change.
 */
export class GroupedBy<T> {
  readonly #groups = new Map<string, T[]>();
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  add(key: string, value: T): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [value]);
    else group.splice(this.#firstNotBefore(group, value), 0, value);
  }

  remove(key: string, value: T): void {
    const group = this.#groups.get(key);
    if (group === undefined) return;
    for (let at = this.#firstNotBefore(group, value); at < group.length; at++) {
      if (group[at] !== value) continue;
      group.splice(at, 1);
      break;
    }
    if (group.length === 0) this.#groups.delete(key);
  }

  /** The group's values; do not keep the array, it changes with the workspace. */
  get(key: string): readonly T[] {
    return this.#groups.get(key) ?? NONE;
  }

  count(key: string): number {
    return this.#groups.get(key)?.length ?? 0;
  }

  keys(): Iterable<string> {
    return this.#groups.keys();
  }

  #firstNotBefore(group: readonly T[], value: T): number {
    let low = 0;
    let high = group.length;
    const last = group[high - 1];
    if (last !== undefined && this.#compare(last, value) < 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      const candidate = group[middle];
      if (candidate !== undefined && this.#compare(candidate, value) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
