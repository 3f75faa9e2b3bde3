import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WEBVIEWS } from '../../server/src/protocol/webview-messages.ts';

const root = join(import.meta.dirname, '../..');

interface Setting {
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly order?: number;
  readonly default?: unknown;
}

interface Manifest {
  readonly type?: string;
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<string, { readonly supported: boolean; readonly description?: string }>
  >;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; enablement?: string }[];
    readonly menus: { readonly commandPalette: readonly { command: string; when: string }[] };
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const { commands, menus, configuration, grammars } = manifest.contributes;

function registeredCommands(): string[] {
  const folder = join(root, 'client/src/commands');
  // A command is an object with a name, or made by a function that is given its name first.
  const naming = /(?<=name: '|\bnewKind\('|\bshow\(')tickmark\.[A-Za-z]+(?=')/g;
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(naming) ?? [])
    .sort();
}

/** False in an empty window, each of them. */
const NEEDS_A_WORKSPACE = /workspaceFolderCount != 0|tickmark\.active|tickmark\.travelling/;

describe('the manifest', () => {
  test('names exactly the commands that the extension registers', () => {
    expect(commands.map(({ command }) => command).sort()).toEqual(registeredCommands());
  });

  test('puts every command in our category', () => {
    for (const { command, category } of commands)
      expect({ command, category }).toEqual({ command, category: 'Tickmark' });
  });

  test('lets no command run, and shows none in the palette, in an empty window', () => {
    for (const { command, enablement } of commands) {
      expect(enablement, command).toMatch(NEEDS_A_WORKSPACE);
      const when = menus.commandPalette.find((entry) => entry.command === command)?.when;
      // `false`: it needs a line of a tree or a folder of the explorer.
      if (when !== 'false') expect(when, command).toMatch(NEEDS_A_WORKSPACE);
    }
  });

  test('describes every setting, with scope, order and default', () => {
    for (const [name, setting] of Object.entries(configuration.properties)) {
      expect(setting.markdownDescription, name).toMatch(/\.$/);
      expect(setting.scope, name).toBeDefined();
      expect(setting.default, name).toBeDefined();
    }
    const orders = Object.values(configuration.properties).map(({ order }) => order);
    expect(new Set(orders).size).toBe(orders.length);
  });

  test('activates in workspaces of ours and for pages of ours only', () => {
    for (const event of manifest.activationEvents)
      expect(event).toMatch(/^(?:workspaceContains:(?!\*\*)|onWebviewPanel:tickmark\.)/);
  });

  test('activates for each page that VS Code brings back after a reload', () => {
    const pages = manifest.activationEvents.filter((event) => event.startsWith('onWebviewPanel:'));
    expect(pages.sort()).toEqual(WEBVIEWS.map((name) => `onWebviewPanel:tickmark.${name}`).sort());
  });

  test('states what it needs of a workspace, with a reason', () => {
    expect(manifest.capabilities['untrustedWorkspaces']).toMatchObject({ supported: true });
    expect(manifest.capabilities['virtualWorkspaces']).toMatchObject({ supported: false });
    for (const { description } of Object.values(manifest.capabilities)) expect(description).toMatch(/\.$/);
  });

  test('names no module type, because the bundle that VS Code loads is CommonJS', () => {
    expect(manifest.type).toBeUndefined();
    expect(manifest.main).toBe('./dist/extension.js');
  });

  test('points at files that exist', () => {
    for (const path of [manifest.icon, ...grammars.map((grammar) => grammar.path)]) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
  });

  test('has an icon of at least 128 pixels', () => {
    // Width and height stand at fixed places of a PNG's first chunk.
    const png = readFileSync(join(root, manifest.icon));
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(128);
    expect(png.readUInt32BE(20)).toBe(png.readUInt32BE(16));
  });
});
