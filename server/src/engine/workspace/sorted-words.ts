/** A multiset of words in order of code units: words with a common beginning lie side by side. */
export class SortedWords {
  readonly #words: string[] = [];

  add(word: string): void {
    this.#words.splice(this.#firstNotBefore(word), 0, word);
  }

  remove(word: string): void {
    const at = this.#firstNotBefore(word);
    if (this.#words[at] === word) this.#words.splice(at, 1);
  }

  /** Words that begin with `prefix`, each once, at most `limit`. */
  beginning(prefix: string, limit: number): string[] {
    const found: string[] = [];
    for (let at = this.#firstNotBefore(prefix); at < this.#words.length && found.length < limit; at++) {
      const word = this.#words[at];
      if (word === undefined || !word.startsWith(prefix)) break;
      if (word !== found.at(-1)) found.push(word);
    }
    return found;
  }

  #firstNotBefore(word: string): number {
    let low = 0;
    let high = this.#words.length;
    const last = this.#words[high - 1];
    if (last !== undefined && last < word) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
