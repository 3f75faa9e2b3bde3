import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contextValue } from '../../client/src/trees/node-look.ts';
import { TREES, type TreeNode } from '../../server/src/protocol/trees.ts';

const root = join(import.meta.dirname, '../..');

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Contributes {
  readonly commands: readonly {
    readonly command: string;
    readonly icon?: string;
    readonly enablement: string;
  }[];
  readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
  readonly viewsContainers: {
    readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
  };
  readonly views: Readonly<
    Record<string, readonly { readonly id: string; readonly icon: string; readonly when: string }[]>
  >;
  readonly viewsWelcome: readonly {
    readonly view: string;
    readonly contents: string;
    readonly when: string;
  }[];
  readonly walkthroughs: readonly {
    readonly steps: readonly {
      readonly id: string;
      readonly description: string;
      readonly media: { readonly svg: string; readonly altText: string };
      readonly completionEvents: readonly string[];
    }[];
  }[];
}

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  contributes: Contributes;
};
const { menus, viewsContainers, views, viewsWelcome, walkthroughs } = contributes;
const commands = new Map(contributes.commands.map((command) => [command.command, command]));
const viewIds = (views['tickmark'] ?? []).map(({ id }) => id);

/** Commands that a text of Markdown with command links runs. */
function linkedCommands(text: string): string[] {
  return [...text.matchAll(/\(command:([A-Za-z.]+)/g)].map(([, command]) => command ?? '');
}

/** Commands of VS Code itself that our texts may run. */
const BUILT_IN = new Set(['vscode.openFolder', 'workbench.action.openWalkthrough']);

function node(type: TreeNode['type'], more: Partial<TreeNode> = {}): TreeNode {
  return { id: '1', type, label: 'A', ...more };
}

/** Commands that the context menu of a line offers. */
function offered(line: TreeNode): string[] {
  const value = contextValue(line);
  return (menus['view/item/context'] ?? [])
    .filter(({ when = '', group = '' }) => {
      const pattern = /viewItem =~ \/(.*)\/$/.exec(when)?.[1];
      return !group.startsWith('inline') && pattern !== undefined && new RegExp(pattern).test(value);
    })
    .map(({ command }) => command.replace('tickmark.', ''));
}

describe('menus', () => {
  test('offer commands that exist', () => {
    const unknown = Object.values(menus)
      .flat()
      .filter(({ command }) => !commands.has(command));
    expect(unknown).toEqual([]);
  });

  test('show every entry only where it means something', () => {
    for (const [menu, entries] of Object.entries(menus)) {
      for (const { command, when } of entries) expect(when, `${menu}: ${command}`).toBeTruthy();
    }
  });

  test('offer nothing of an editor or a folder while Tickmark is off', () => {
    for (const menu of ['editor/context', 'explorer/context', 'editor/title']) {
      for (const { command, when } of menus[menu] ?? []) expect(when, command).toContain('tickmark.active');
    }
  });

  test('show icons where there is no room for words', () => {
    const bare = [...(menus['view/title'] ?? []), ...(menus['view/item/context'] ?? [])]
      .filter(({ group = '' }) => group.startsWith('navigation') || group.startsWith('inline'))
      .filter(({ command }) => commands.get(command)?.icon === undefined);
    expect(bare).toEqual([]);
  });

  test('offer back to today only while somebody travels', () => {
    const back = Object.values(menus)
      .flat()
      .filter(({ command }) => command === 'tickmark.travelBack');
    for (const { when } of back) expect(when).toContain('tickmark.travelling');
    expect(commands.get('tickmark.travelBack')?.enablement).toBe('tickmark.travelling');
  });
});

describe('lines of trees', () => {
  const place = { file: 'a.yaml', offset: 0 };

  test('of a control offer its source, its views, its evidence and its id', () => {
    expect(offered(node('control', { subject: 'AC-001', place }))).toEqual([
      'openSource',
      'showInMatrix',
      'showInTimeline',
      'newEvidence',
      'copyId',
    ]);
  });

  test('of a pair and an item offer the matrix', () => {
    expect(offered(node('pair', { row: 'CC6.1', column: 'A.5.15' }))).toEqual(['showInMatrix']);
    expect(offered(node('item', { row: 'CC6.1', subject: 'CC6.1' }))).toEqual(['showInMatrix', 'copyId']);
  });

  test('of a missed occurrence offer its timeline and a record for it', () => {
    expect(offered(node('occurrence', { subject: 'AC-001', place }))).toEqual([
      'openSource',
      'showInTimeline',
      'newEvidence',
      'copyId',
    ]);
  });

  test('that only sum up offer nothing', () => {
    for (const type of ['group', 'framework', 'period', 'folder', 'more'] as const)
      expect(offered(node(type, { subject: 'x' })), type).toEqual([]);
  });
});

describe('views', () => {
  test('are the trees that the server answers', () => {
    expect(viewIds).toEqual(TREES.map((name) => `tickmark.${name}`));
    expect(viewsContainers.activitybar.map(({ id }) => id)).toEqual(['tickmark']);
  });

  test('say what to do without a folder, without a server, while files are read, and without records', () => {
    for (const id of viewIds) {
      const texts = viewsWelcome.filter(({ view }) => view === id);
      const about = (key: string): number => texts.filter(({ when }) => when.includes(key)).length;
      expect(about('workspaceFolderCount == 0'), id).toBe(1);
      expect(about('tickmark.server == down'), id).toBe(1);
      expect(about('tickmark.server == reading'), id).toBe(1);
      expect(about('tickmark.server == ready'), id).toBe(1);
    }
  });

  test('link to commands that exist', () => {
    const linked = viewsWelcome.flatMap(({ contents }) => linkedCommands(contents));
    expect(linked.length).toBeGreaterThan(10);
    expect(linked.filter((command) => !commands.has(command) && !BUILT_IN.has(command))).toEqual([]);
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = walkthroughs;
  const steps = walkthrough?.steps ?? [];

  test('is one of five steps', () => {
    expect(walkthroughs.length).toBe(1);
    expect(steps.map(({ id }) => id)).toEqual(['setUp', 'control', 'evidence', 'matrix', 'ci']);
  });

  test('has an action, an ending and a picture with words in each step', () => {
    for (const { id, description, media, completionEvents } of steps) {
      const actions = linkedCommands(description);
      expect(actions.length, id).toBeGreaterThan(0);
      for (const action of actions) expect(commands.has(action) || BUILT_IN.has(action), action).toBe(true);
      expect(completionEvents.length, id).toBeGreaterThan(0);
      for (const event of completionEvents) {
        const [kind, name = ''] = event.split(':');
        if (kind === 'onCommand') expect(commands.has(name), event).toBe(true);
        else expect(event).toBe('onContext:tickmark.hasRecords');
      }
      expect(media.altText.length, id).toBeGreaterThan(20);
      expect(existsSync(join(root, media.svg)), media.svg).toBe(true);
    }
  });

  test('has pictures that follow the theme and run nothing', () => {
    const folder = join(root, 'client/media');
    const pictures = readdirSync(folder).filter((name) => name.startsWith('walkthrough-'));
    expect(pictures.length).toBe(5);
    for (const name of pictures) {
      const svg = readFileSync(join(folder, name), 'utf8');
      const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color ?? '');
      for (const color of colors) expect(color, name).toMatch(/^(?:none|var\(--vscode-)/);
      expect(svg, name).not.toMatch(/<script|href=|<foreignObject/);
    }
  });
});

describe('context keys that the manifest reads', () => {
  test('are set in the code', () => {
    const text = JSON.stringify(contributes);
    const keys = new Set(
      text.match(/(?<![\w.:])tickmark\.(?:active|server|travelling|recordFile|hasRecords)\b/g),
    );
    const files = ['context-keys.ts', 'file-status-item.ts', 'extension.ts'];
    const code = files.map((file) => readFileSync(join(root, 'client/src', file), 'utf8')).join('\n');
    expect(keys.size).toBeGreaterThan(3);
    for (const key of keys) expect(code, key).toContain(`'${key}'`);
  });
});
