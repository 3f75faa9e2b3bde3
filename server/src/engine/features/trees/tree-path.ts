/**
 * The way from the top of a tree to a node, as its id: a JSON list, so that any text of a workspace may be a step.
 */
export function treeId(...steps: readonly string[]): string {
  return JSON.stringify(steps);
}

/** The steps of an id; none when it is not one of ours, which then has no children. */
export function stepsOf(id: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(id);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  const steps: unknown[] = value;
  return steps.every((step) => typeof step === 'string') ? steps : [];
}
