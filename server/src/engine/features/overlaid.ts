import type { Snapshot } from './snapshot.ts';

/** The snapshot as it would be if the engine held `text` for a file that is none of ours. */
export function overlaid(snapshot: Snapshot, file: string, text: string): Snapshot {
  if (snapshot.facts(file)?.recognition.ours === true) return snapshot;
  return {
    revision: snapshot.revision,
    workspace: snapshot.workspace,
    catalogue: snapshot.catalogue,
    configuration: snapshot.configuration,
    audit: snapshot.audit,
    text: (other) => (other === file ? text : snapshot.text(other)),
    facts: (other) => snapshot.facts(other),
    tree: (other) => snapshot.tree(other),
    range: (other, span) => snapshot.range(other, span),
    offset: (other, position) => snapshot.offset(other, position),
    findings: (other) => snapshot.findings(other),
    fixes: (finding) => snapshot.fixes(finding),
  };
}
