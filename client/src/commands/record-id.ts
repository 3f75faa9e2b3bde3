/** A symbol of the outline of an editor, whichever extension gave it. */
export interface OutlineName {
  readonly name: string;
  /** What is written on the line before the place that the symbol stands for. */
  readonly before: string;
}

/**
 * The id of a record among the symbols around the cursor. Other YAML extensions name keys; ours carry the record's id as
 * their whole name and stand where it is written. Where an id is written elsewhere, one with a digit in it is taken for one.
 */
export function recordIdAmong(symbols: readonly OutlineName[]): string | undefined {
  const written = symbols.find(({ before }) =>
    /(?:^|[\s{,"'])id["']?\s*:\s*(?:[&!]\S+\s+)*["']?$/.test(before),
  );
  return (written ?? symbols.find(({ name }) => /^\S*\d\S*$/.test(name)))?.name;
}
