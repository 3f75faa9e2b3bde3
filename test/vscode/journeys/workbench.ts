import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { WebviewName } from '../../../server/src/protocol/webview-messages.ts';
import type { VscodeServer } from '../host/vscode-server.ts';
import { until } from './until.ts';
import { ViewFrame } from './view-frame.ts';

/** The four kinds of theme that VS Code has: its own label, and what it then calls itself and the bodies of pages. */
export const THEMES = {
  light: { label: 'Light Modern', workbench: 'vs', page: 'vscode-light' },
  dark: { label: 'Dark Modern', workbench: 'vs-dark', page: 'vscode-dark' },
  'high-contrast': { label: 'Dark High Contrast', workbench: 'hc-black', page: 'vscode-high-contrast' },
  'high-contrast-light': {
    label: 'Light High Contrast',
    workbench: 'hc-light',
    page: 'vscode-high-contrast-light',
  },
} as const;
export type ThemeName = keyof typeof THEMES;

const viewTitles: Readonly<Record<WebviewName, string>> = {
  matrix: 'Crosswalk Matrix',
  'evidence-timeline': 'Evidence Timeline',
  'programme-timeline': 'Programme Timeline',
  readiness: 'Readiness',
};

/** One window of VS Code, used as a person uses it: by keys, the palette and the mouse. */
export class Workbench {
  readonly page: Page;
  /** Absolute path of the open folder. */
  readonly folder: string;
  readonly server: VscodeServer;
  private readonly extension: string;

  constructor(page: Page, server: VscodeServer, folder: string, extension: string) {
    this.page = page;
    this.server = server;
    this.folder = folder;
    this.extension = extension;
  }

  /** Loads the window, for the first time or again. */
  async load(): Promise<void> {
    await this.page.goto(this.server.address({ folder: this.folder, extension: this.extension }));
    await this.ready();
  }

  /** Loads the window again by its command, which keeps what is open; a plain reload of the page may come too early. */
  async reload(): Promise<void> {
    await this.page.evaluate('window.isOld = true');
    await this.runCommand('Developer: Reload Window');
    await until('the window to load again', async () =>
      (await this.page.evaluate<boolean>("'isOld' in window")) ? undefined : true,
    );
    await this.ready();
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await this.page.locator('.explorer-viewlet, .explorer-folders-view').first().waitFor({ timeout: 60_000 });
  }

  /** Runs a command of the palette by its whole title, or by the start of it. */
  async runCommand(title: string): Promise<void> {
    await this.quickOpen('F1', `>${title}`, title);
  }

  /** Opens a file by its name, as a user does. */
  async openFile(name: string): Promise<void> {
    await this.quickOpen('Control+P', name, name);
    await this.tab(name).waitFor();
    await this.page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /** Presses a key that asks for something, types the answer and takes the first line that begins with a label. */
  private async quickOpen(key: string, text: string, label: string): Promise<void> {
    const { page } = this;
    const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first();
    // Commands whose condition is not met yet are missing from the palette, and a focus that moves meanwhile closes it:
    // it is opened again until the line is there.
    await until(`${label} on offer`, async () => {
      await page.keyboard.press(key);
      try {
        await page.locator('.quick-input-widget input').fill(text, { timeout: 2000 });
        await row.click({ timeout: 3000 });
        return true;
      } catch (error) {
        await page.keyboard.press('Escape');
        throw error;
      }
    });
  }

  /** The tab in front of the active group, by its label. */
  tab(label: string): Locator {
    return this.page.locator('.editor-group-container.active .tab.active', { hasText: label });
  }

  /** Labels of all tabs, group by group. */
  async tabs(): Promise<string[]> {
    const labels = await this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
    return labels.map((label) => label.trim());
  }

  /** Line of the cursor, 1-based, as the status bar says it. */
  async line(): Promise<number> {
    const text = await this.page.locator('[id="status.editor.selection"]').innerText();
    return Number(/Ln (\d+)/.exec(text)?.[1]);
  }

  /** Waits until a file is in front with the cursor on a line that holds a text. */
  async cursorAt(name: string, text: string, path: string): Promise<void> {
    await this.tab(name).waitFor();
    await until(`the cursor in ${name} at "${text}"`, async () => {
      const at = readFileSync(join(this.folder, path), 'utf8').split('\n')[(await this.line()) - 1];
      return at?.includes(text) === true ? true : undefined;
    });
  }

  /** Puts the cursor of the editor in front on the first line with a text; answers its number, 1-based. */
  async goToLine(path: string, text: string): Promise<number> {
    const line = readFileSync(join(this.folder, path), 'utf8')
      .split('\n')
      .findIndex((content) => content.includes(text));
    if (line < 0) throw new Error(`${path} has no line with "${text}".`);
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget input').fill(`:${line + 1}`);
    await this.page.keyboard.press('Enter');
    await until('the line', async () => ((await this.line()) === line + 1 ? true : undefined));
    return line + 1;
  }

  /** The page of a view that is in front of some group, loaded. */
  async view(name: WebviewName): Promise<ViewFrame> {
    return ViewFrame.find(this.page, name);
  }

  /** The command of the palette that opens a view. */
  titleOf(name: WebviewName): string {
    return `Tickmark: Open ${viewTitles[name]}`;
  }

  /** Opens a view by its command, and waits until it shows data. */
  async openView(name: WebviewName): Promise<ViewFrame> {
    await this.runCommand(this.titleOf(name));
    const view = await this.view(name);
    await view.shown();
    return view;
  }

  /** Closes all editors without keeping what was typed in them, and whatever else lies over the window. */
  async tidy(): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    for (let round = 0; (await page.locator('.tabs-container .tab').count()) > 0; round++) {
      if (round === 20) throw new Error('The editors cannot be closed.');
      await this.runCommand('View: Revert and Close Editor');
      await page.waitForTimeout(100);
    }
    await this.clearNotifications();
  }

  async clearNotifications(): Promise<void> {
    if ((await this.notifications()).length > 0) await this.runCommand('Notifications: Clear All');
  }

  /** Texts of the notifications on the screen. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Chooses a theme, and waits until the window and the page in front have it. */
  async setTheme(theme: ThemeName, view?: ViewFrame): Promise<void> {
    const { label, workbench, page: pageClass } = THEMES[theme];
    const { page } = this;
    await this.runCommand('Preferences: Color Theme');
    await page.locator('.quick-input-widget input').fill(label);
    await page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${label}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.locator(`.monaco-workbench.${workbench}`).waitFor();
    await view?.locator(`body.${pageClass}`).waitFor();
  }

  /** What is on the clipboard. */
  async clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }
}

/** True once something is visible, false when it is not within the time. */
export async function appears(locator: Locator, milliseconds: number): Promise<boolean> {
  try {
    await locator.waitFor({ timeout: milliseconds });
    return true;
  } catch {
    return false;
  }
}
