/** Criteria of a design nature, for which a policy is the right artifact. */
export const DESIGN_CRITERIA: ReadonlySet<string> = new Set([
  'CC1.1',
  'CC1.2',
  'CC1.3',
  'CC3.1',
  'CC5.1',
  'CC5.2',
  'CC5.3',
]);
