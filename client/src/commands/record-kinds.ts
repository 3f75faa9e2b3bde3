import * as vscode from 'vscode';
import type { ServerProcess } from '../server-process.ts';

interface KindItem extends vscode.QuickPickItem {
  readonly recordKind?: string;
}

const kinds: readonly { readonly kind: string; readonly detail: string }[] = [
  { kind: 'control', detail: 'What is done, by whom, how often, and which criteria it serves' },
  { kind: 'risk', detail: 'What may go wrong, how bad it is, and how it is treated' },
  { kind: 'evidence', detail: 'What shows that a control was performed' },
  { kind: 'vendor', detail: 'Who is relied on, with contract, monitoring and assurance' },
  { kind: 'incident', detail: 'What happened, and the records that were kept of it' },
  { kind: 'policy', detail: 'A rule of the house, with approval and review' },
  { kind: 'scope', detail: 'What the audits cover' },
  { kind: 'program', detail: 'People, roles, audits and reviews' },
  { kind: 'soa', detail: 'Statement of Applicability' },
  { kind: 'crosswalk', detail: 'How criteria and Annex A controls relate' },
  { kind: 'framework', detail: 'A framework of your own' },
];
const usualKinds = 3;

/** Asks for a kind of record, with the id that it would have; undefined when nothing is chosen. */
export async function pickKind(server: ServerProcess, folder: string): Promise<string | undefined> {
  const items = await Promise.all(
    kinds.map(async ({ kind, detail }): Promise<KindItem> => {
      const label = kind.charAt(0).toUpperCase() + kind.slice(1);
      try {
        const { id } = await server.request('tickmark/nextId', { kind, folder });
        return { label, detail, description: id, recordKind: kind };
      } catch {
        // The id is a courtesy here; a real problem shows when the record is asked for.
        return { label, detail, recordKind: kind };
      }
    }),
  );
  const separator: KindItem = { label: 'More kinds', kind: vscode.QuickPickItemKind.Separator };
  const picked = await vscode.window.showQuickPick<KindItem>(
    [...items.slice(0, usualKinds), separator, ...items.slice(usualKinds)],
    { title: 'New record', placeHolder: 'What kind of record?' },
  );
  return picked?.recordKind;
}
