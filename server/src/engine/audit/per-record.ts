import type { RecordFact } from '../model/facts.ts';

/** Answers about single records that can be taken back by file: facts of a file are made anew when it changes. */
export class PerRecord<Value> {
  readonly #values = new Map<RecordFact, Value>();
  readonly #files = new Map<string, RecordFact[]>();

  get(record: RecordFact): Value | undefined {
    return this.#values.get(record);
  }

  set(record: RecordFact, value: Value): void {
    if (!this.#values.has(record)) {
      const ofFile = this.#files.get(record.file);
      if (ofFile === undefined) this.#files.set(record.file, [record]);
      else ofFile.push(record);
    }
    this.#values.set(record, value);
  }

  /** Forgets the answers about the records of a file, and gives them back. */
  take(file: string): readonly Value[] {
    const taken: Value[] = [];
    for (const record of this.#files.get(file) ?? []) {
      const value = this.#values.get(record);
      if (value !== undefined) taken.push(value);
      this.#values.delete(record);
    }
    this.#files.delete(file);
    return taken;
  }

  clear(): void {
    this.#values.clear();
    this.#files.clear();
  }
}
