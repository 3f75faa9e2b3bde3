import type { Snapshot } from './snapshot.ts';

/**
 * The frameworks that every view is about, in the order of the catalogue: those of the programme, and those that
 * records cite. What of them is in scope is for `standings.asked` to say.
 */
export function frameworksShown({
  catalogue,
  audit,
  workspace,
}: Pick<Snapshot, 'catalogue' | 'audit' | 'workspace'>): readonly string[] {
  const cited = workspace.citedFrameworks();
  return catalogue
    .frameworks()
    .filter((framework) => audit.programme.frameworks.has(framework) || cited.has(framework));
}
