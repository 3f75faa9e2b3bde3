import * as vscode from 'vscode';
import type { Tree, TreeName } from '../../../server/src/protocol/trees.ts';
import type { ServerProcess } from '../server-process.ts';
import { contextValue, nodeLook } from './node-look.ts';
import { TreeEntry } from './tree-entry.ts';

/** Feeds one tree view from the server, a level at a time: what is folded is not asked for. */
export class TreeProvider implements vscode.TreeDataProvider<TreeEntry>, vscode.Disposable {
  private readonly name: TreeName;
  private readonly server: ServerProcess;
  private readonly emitter = new vscode.EventEmitter<undefined>();
  private readonly answers = new vscode.EventEmitter<Tree>();

  readonly onDidChangeTreeData = this.emitter.event;
  /** Fires when the top of the tree was answered: with the day that it is about. */
  readonly onAnswer = this.answers.event;

  constructor(name: TreeName, server: ServerProcess) {
    this.name = name;
    this.server = server;
  }

  /** Has everything that is visible asked for again. */
  refresh(): void {
    this.emitter.fire(undefined);
  }

  getTreeItem(entry: TreeEntry): vscode.TreeItem {
    const { node } = entry;
    const item = new vscode.TreeItem(node.label, collapsibleState(entry));
    const { icon, color } = nodeLook(node);
    item.id = entry.id;
    item.iconPath = new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.contextValue = contextValue(node);
    if (node.description !== undefined) item.description = node.description;
    if (node.tooltip !== undefined) item.tooltip = node.tooltip;
    const spoken = [node.label, node.description].filter((part) => part !== undefined);
    item.accessibilityInformation = { label: spoken.join(', ') };
    if (entry.place !== undefined)
      item.command = { command: 'tickmark.openSource', title: 'Open Source', arguments: [entry] };
    else if (node.type === 'pair')
      item.command = { command: 'tickmark.showInMatrix', title: 'Open in Matrix', arguments: [entry] };
    return item;
  }

  async getChildren(entry?: TreeEntry): Promise<TreeEntry[]> {
    if (entry?.node.children !== undefined)
      return entry.node.children.map((child) => new TreeEntry(child, entry.folder));
    if (!this.server.isWanted) return [];
    try {
      await this.server.start();
      const tree = await this.server.request('tickmark/tree', { tree: this.name, ...whereOf(entry) });
      if (entry === undefined) this.answers.fire(tree);
      return tree.nodes.map((node) => new TreeEntry(node, tree.folder));
    } catch (error) {
      // The views say what the matter is with the server; a refusal here repeats it.
      this.server.log.debug(`Tree ${this.name}: ${String(error)}`);
      return [];
    }
  }

  dispose(): void {
    this.emitter.dispose();
    this.answers.dispose();
  }
}

function whereOf(entry: TreeEntry | undefined): { folder?: string; node?: string } {
  if (entry === undefined) return {};
  if (entry.node.type === 'folder') return { folder: entry.node.id };
  return { folder: entry.folder, node: entry.node.id };
}

function collapsibleState({ node }: TreeEntry): vscode.TreeItemCollapsibleState {
  const hasChildren = node.expandable === true || (node.children?.length ?? 0) > 0;
  if (!hasChildren) return vscode.TreeItemCollapsibleState.None;
  // What is overdue is what one opens the view for.
  const isOpen = node.type === 'period' && node.subject === 'overdue';
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
