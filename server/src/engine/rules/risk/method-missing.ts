import { nodeAtPath, says } from '../../model/read.ts';
import { recordStub } from '../record-stub.ts';
import { defineRule } from '../rule.ts';
import { workspaceAnchor } from '../workspace-anchor.ts';

/** Fewer risks than this are no register yet. */
const REGISTER = 3;

/** Risks are assessed, and nothing says by which method. */
export const methodMissing = defineRule({
  id: 'risk/method-missing',
  title: 'Risks are assessed without a documented method',
  severity: 'warning',
  on: 'workspace',
  gate: 'iso27001',
  crossFile: true,
  *check(workspace) {
    const anchor = workspaceAnchor(workspace);
    if (anchor === undefined || workspace.count('risk') < REGISTER) return;
    const documents = workspace
      .citationsOf('iso27001', '6.1.2')
      .filter(({ record, place }) => place === 'satisfies' && record.kind !== 'risk');
    if (documents.length > 0) return;
    for (const program of workspace.records('program')) {
      const criteria = nodeAtPath(program.fields, 'risk_criteria');
      if (criteria?.type === 'scalar' ? says(program.fields, 'risk_criteria') : criteria !== undefined)
        return;
    }
    const message = `${workspace.count('risk')} risks are recorded, and no document satisfies 6.1.2. ISO 27001 wants the method of risk assessment written down.`;
    yield { file: anchor.file, span: anchor.anchor, message, data: undefined };
  },
  *fixes({ file }, { workspace }) {
    const id = 'POL-RISK';
    const from = workspaceAnchor(workspace);
    if (from === undefined || from.file !== file || workspace.definitionsIgnoringCase(id).length > 0) return;
    const stub = recordStub('policy', id, from, workspace);
    if (stub === undefined || workspace.facts(stub.file) !== undefined) return;
    const text = stub.text
      .replace('title: "?"', 'title: Risk assessment method')
      .replace(/---\n$/, 'satisfies: {iso27001: ["6.1.2"]}\n---\n');
    yield {
      title: 'Begin a document of the method',
      safe: false,
      edits: [],
      create: [{ file: stub.file, text }],
    };
  },
});
