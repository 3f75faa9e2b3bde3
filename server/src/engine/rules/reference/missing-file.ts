import type { PathFact } from '../../model/facts.ts';
import { wantedPath } from '../../workspace/wanted-paths.ts';
import { rewriteValue } from '../citation-edits.ts';
import { defineRule } from '../rule.ts';

/** A local path that leads nowhere, or out of the workspace. */
export const missingFile = defineRule<
  'path',
  { readonly path: PathFact; readonly rightCase: string | undefined }
>({
  id: 'reference/missing-file',
  title: 'A path in a record leads to no file',
  severity: 'warning',
  on: 'path',
  crossFile: true,
  *check(path, context) {
    const { configuration, workspace } = context;
    if (configuration.evidenceExternal) return;
    const { path: written, from } = wantedPath(path);
    const artifact = workspace.artifact(written, from);
    if (artifact === undefined || artifact.exists || artifact.gitIgnored) return;
    const place = { file: path.record.file, span: path.span };
    if (artifact.outside === true) {
      const message = `${written} leads out of the workspace. Keep artifacts inside it, or write a link with a scheme.`;
      yield { ...place, message, data: { path, rightCase: undefined } };
    } else if (artifact.sameButCase !== undefined) {
      const message = `${written} exists only as ${artifact.sameButCase}: on Linux and in CI that is another file.`;
      yield { ...place, message, data: { path, rightCase: artifact.sameButCase } };
    } else if (workspace.anyArtifactUnderRoot) {
      const message = `${written} was not found from the workspace root, from this folder, or under evidence_root.`;
      yield { ...place, message, data: { path, rightCase: undefined } };
    } else if (workspace.firstPath() === path) {
      const message =
        'None of the files that records point at is here. If they are kept elsewhere, set evidence_external: true.';
      yield { ...place, message, severity: 'hint', data: { path, rightCase: undefined } };
    }
  },
  *fixes({ data: { path, rightCase } }, context) {
    if (rightCase === undefined) return;
    const { path: file } = wantedPath(path);
    const edits = rewriteValue(
      path.record,
      path.span.start,
      rightCase + path.path.slice(file.length),
      context,
    );
    if (edits !== undefined) yield { title: `Write ${rightCase}`, safe: true, preferred: true, edits };
  },
});
