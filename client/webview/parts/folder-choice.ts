import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FolderName } from '../../../server/src/protocol/place.ts';
import { host } from '../host.ts';
import { shortened } from './shortened.ts';

/** Looks of the chooser of roots. */
export const folderStyles = css`
  .folder {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 4px 12px;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
  }
  .folder select {
    min-width: 0;
    max-width: 30em;
  }
`;

/** A chooser where several roots are open; the extension remembers the choice while the page is open. */
export function renderFolderChoice(
  folders: readonly FolderName[] | undefined,
  folder: string,
): TemplateResult | typeof nothing {
  if (folders === undefined || folders.length < 2) return nothing;
  const choose = (event: Event): void =>
    host.post({ type: 'ready', folder: (event.target as HTMLSelectElement).value });
  return html`<label class="folder"
    >Folder
    <select @change=${choose}>
      ${folders.map(
        ({ uri, name }) =>
          html`<option value=${uri} .selected=${live(uri === folder)}>${shortened(name, 60)}</option>`,
      )}
    </select></label
  >`;
}
