import * as vscode from 'vscode';
import { ruleDocumentScheme } from '../../server/src/protocol/methods.ts';
import type { ServerProcess } from './server-process.ts';

/** The virtual document that shows a rule's page: `tickmark-rule:/evidence/stale.md`. */
export function ruleDocumentUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: ruleDocumentScheme, path: `/${rule}.md` });
}

function ruleOf(uri: vscode.Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}

/** Serves the pages of rules from the server: they are bundled with it, so they open without a network. */
export function registerRuleDocuments(server: ServerProcess): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(ruleDocumentScheme, {
    async provideTextDocumentContent(uri) {
      const rule = ruleOf(uri);
      try {
        const { markdown } = await server.request('tickmark/ruleDocument', { rule });
        return markdown ?? `# ${rule}\n\nThere is no rule of this name in this version of Tickmark.\n`;
      } catch (error) {
        return `# ${rule}\n\nThe page cannot be shown: ${error instanceof Error ? error.message : String(error)}\n`;
      }
    },
  });
}
