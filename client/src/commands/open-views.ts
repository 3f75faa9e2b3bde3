import * as vscode from 'vscode';
import type { WebviewName } from '../../../server/src/protocol/webview-messages.ts';
import type { RevealTarget } from '../views/pending-target.ts';
import type { Views } from '../views/views.ts';
import type { Command } from './command.ts';
import { fileInFront, insideFolder } from './workspace-folder.ts';

/**
 * The file that a menu was opened on, or the editor in front: the page is to show the root that it lies in, which may be
 * one below the folder that is open.
 */
function folderAround(parameter: unknown): RevealTarget {
  const folder = parameter instanceof vscode.Uri ? insideFolder(parameter) : fileInFront();
  return folder === undefined ? {} : { folder };
}

/**
 * What a lens or a tree asks a page to select, in the root that it belongs to: ids are the same in many. A menu passes a
 * URI instead, which selects nothing.
 */
function targetOf(parameter: unknown): RevealTarget {
  if (typeof parameter !== 'object' || parameter === null || parameter instanceof vscode.Uri) return {};
  const { folder, control, row, column } = parameter as Readonly<Record<string, unknown>>;
  return {
    ...(typeof folder === 'string' ? { folder } : {}),
    ...(typeof control === 'string' ? { control } : {}),
    ...(typeof row === 'string' ? { row } : {}),
    ...(typeof column === 'string' ? { column } : {}),
  };
}

/** The commands that open pages. */
export function openViewCommands(views: Views): readonly Command[] {
  const opens = (view: WebviewName): Command['run'] => {
    return async (server, parameter) => {
      const target = { ...folderAround(parameter), ...targetOf(parameter) };
      views.show(view, Object.keys(target).length === 0 ? undefined : target);
      // The page shows at once and says what the server does meanwhile.
      void server.start();
    };
  };
  return [
    { name: 'tickmark.openMatrix', run: opens('matrix') },
    { name: 'tickmark.openEvidenceTimeline', run: opens('evidence-timeline') },
    { name: 'tickmark.openProgrammeTimeline', run: opens('programme-timeline') },
    { name: 'tickmark.openReadiness', run: opens('readiness') },
  ];
}
