import * as vscode from 'vscode';
import type { Command } from './command.ts';

interface ActionItem extends vscode.QuickPickItem {
  readonly command?: string;
}

const separator = (label: string): ActionItem => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** The menu behind the entry of the status bar: back to today first, where somebody travels. */
export const showActions: Command = {
  name: 'tickmark.showActions',
  async run(server) {
    const { status, isWanted } = server;
    const isTravelling = status?.asOf.origin === 'travel';
    const restart: ActionItem = {
      label: '$(debug-restart) Restart Language Server',
      command: 'tickmark.restartServer',
    };
    const log: ActionItem = { label: '$(output) Show Log', command: 'tickmark.showLog' };
    const actions: ActionItem[] =
      isWanted && status?.state !== 'error'
        ? [
            ...(isTravelling
              ? [
                  {
                    label: '$(history) Back to Today',
                    description: `now as of ${status.asOf.date}`,
                    command: 'tickmark.travelBack',
                  },
                ]
              : []),
            { label: '$(check-all) Check Workspace', command: 'tickmark.checkWorkspace' },
            { label: '$(warning) Show Problems', command: 'workbench.actions.view.problems' },
            separator('Views'),
            { label: '$(table) Crosswalk Matrix', command: 'tickmark.openMatrix' },
            { label: '$(graph-line) Evidence Timeline', command: 'tickmark.openEvidenceTimeline' },
            { label: '$(project) Programme Timeline', command: 'tickmark.openProgrammeTimeline' },
            { label: '$(dashboard) Readiness', command: 'tickmark.openReadiness' },
            separator('More'),
            { label: '$(calendar) Time Travel...', command: 'tickmark.travel' },
            { label: '$(new-file) New Record...', command: 'tickmark.newRecord' },
            log,
          ]
        : [
            restart,
            // Reading that was cancelled is made good by reading again.
            ...(isWanted
              ? [{ label: '$(check-all) Check Workspace', command: 'tickmark.checkWorkspace' }]
              : []),
            log,
          ];
    const picked = await vscode.window.showQuickPick<ActionItem>(actions, { title: 'Tickmark' });
    if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command);
  },
};
