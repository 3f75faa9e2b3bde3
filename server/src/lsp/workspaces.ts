import path from 'node:path';
import { configurationFiles } from '../host/find-roots.ts';
import { toNative } from '../host/paths.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { LiveWorkspace, type WorkspaceListener, type WorkspaceServices } from './live-workspace.ts';
import type { RootLocation } from './locations.ts';
import { isUntitled, RootLocation as Location, nameOf } from './locations.ts';

/** A document as a file of the workspace that owns it. */
export interface Owned {
  readonly workspace: LiveWorkspace;
  readonly file: string;
}

const NONE_OPEN: ReadonlyMap<string, string> = new Map();

/** The roots of all workspaces: the client's folders, folders below with a configuration, and documents without a folder. */
export class Workspaces {
  readonly #roots = new Map<string, LiveWorkspace>();
  /** By the document's URI as its client spells it. */
  readonly #single = new Map<string, LiveWorkspace>();
  /** Keys of roots that the client named; all others were found below one of these. */
  readonly #folders = new Set<string>();
  #generation = 0;
  #openStamp = '';
  #open = new Map<LiveWorkspace, Map<string, string>>();
  #travelDay: string | undefined;
  readonly #documents: OpenDocuments;
  readonly #services: WorkspaceServices;
  readonly #listener: WorkspaceListener & { removed(workspace: LiveWorkspace): void };

  constructor(
    documents: OpenDocuments,
    services: Omit<WorkspaceServices, 'openText' | 'openFiles' | 'travelDay'>,
    listener: WorkspaceListener & { removed(workspace: LiveWorkspace): void },
  ) {
    this.#documents = documents;
    this.#listener = listener;
    this.#services = {
      ...services,
      travelDay: () => this.#travelDay,
      openText: (workspace, file) => {
        const uri = this.#openIn(workspace).get(file);
        return uri === undefined ? undefined : this.#documents.get(uri)?.text;
      },
      openFiles: (workspace) => [...this.#openIn(workspace).keys()],
    };
  }

  /** All workspaces, documents without a folder last. */
  *all(): Iterable<LiveWorkspace> {
    yield* this.#roots.values();
    yield* this.#single.values();
  }

  /** Workspaces that are folders, in the order in which they were named or found. */
  roots(): readonly LiveWorkspace[] {
    return [...this.#roots.values()];
  }

  /** Those with records: a folder that only holds other workspaces has nothing to show. */
  rootsWithRecords(): readonly LiveWorkspace[] {
    return this.roots().filter((root) => root.hasRecords);
  }

  /** The root of a folder URI, or that a file or folder lies in; the first root without one. */
  root(uri: string | undefined): LiveWorkspace | undefined {
    if (uri === undefined) return this.roots()[0];
    const location = Location.of(uri);
    return location === undefined ? undefined : (this.#roots.get(location.key) ?? this.#rootOf(uri));
  }

  /**
   * The roots that may stand in for the one that a URI means: those below it, without a URI all. Each is handed out once it
   * is read as `whenReady` says: more may be found meanwhile.
   */
  async *standIns(
    wanted: LiveWorkspace,
    uri: string | undefined,
    whenReady: (root: LiveWorkspace) => Promise<void>,
  ): AsyncGenerator<LiveWorkspace, void> {
    const roots = (): readonly LiveWorkspace[] =>
      uri === undefined ? this.roots() : this.rootsBelow(wanted);
    for (let at = 0; at < roots().length; at++) {
      const root = roots()[at];
      if (root === undefined) continue;
      await whenReady(root);
      yield root;
    }
  }

  /** Roots below another one. */
  rootsBelow(outer: LiveWorkspace): readonly LiveWorkspace[] {
    return this.roots().filter(
      (root) => root !== outer && outer.location.relative(root.location.key) !== undefined,
    );
  }

  /** A name for people: the folder's, or its path below the folder that the client named. */
  nameOf(workspace: LiveWorkspace): string {
    for (const key of this.#folders) {
      const folder = this.#roots.get(key);
      const below = folder?.location.relative(workspace.location.key);
      if (folder === undefined || folder === workspace || below === undefined || below === '') continue;
      return `${folder.location.name}/${below}`;
    }
    return workspace.location.name;
  }

  addFolder(uri: string): void {
    const location = Location.of(uri);
    if (location === undefined) return;
    this.#folders.add(location.key);
    this.#addRoot(location);
    for (const [document, workspace] of [...this.#single]) {
      if (this.#rootOf(document) !== undefined) this.#drop(this.#single, document, workspace);
    }
  }

  removeFolder(uri: string): void {
    const location = Location.of(uri);
    if (location === undefined) return;
    this.#folders.delete(location.key);
    const outer = this.roots().filter(
      (root) => this.#folders.has(root.location.key) && root.location.relative(location.key),
    );
    for (const [key, workspace] of [...this.#roots]) {
      if (this.#folders.has(key) || location.relative(key) === undefined) continue;
      const staysNested = outer.length > 0 && workspace.configuration?.file !== undefined;
      if (!staysNested) this.#drop(this.#roots, key, workspace);
    }
    for (const workspace of outer) void workspace.reload(true);
    for (const document of this.#documents.all()) this.own(document);
  }

  /** A folder below a root that holds a configuration: from now on a workspace of its own. */
  addNested(outer: LiveWorkspace, folder: string): void {
    const location = outer.location.below(folder);
    if (this.#roots.has(location.key)) return;
    for (const document of this.#documents.all()) {
      if (location.relative(document.uri) === undefined) continue;
      const file = outer.location.relative(document.uri);
      if (file !== undefined) outer.forget(file);
    }
    this.#addRoot(location);
  }

  /** Takes a root away whose configuration is gone; undefined when it is a folder of the client, which stays. */
  removeNested(workspace: LiveWorkspace): LiveWorkspace | undefined {
    const { key } = workspace.location;
    if (this.#folders.has(key) || this.#roots.get(key) !== workspace) return undefined;
    this.#drop(this.#roots, key, workspace);
    return this.#ownerOf(key)?.workspace;
  }

  /** The workspace that a document belongs to; the innermost root wins. */
  ownerOf(uri: string): Owned | undefined {
    const document = this.#documents.get(uri);
    const single = document === undefined ? undefined : this.#single.get(document.uri);
    return single?.only === undefined ? this.#ownerOf(uri) : { workspace: single, file: single.only };
  }

  /** As `ownerOf`, for an open document: one outside of all roots becomes a workspace of its own. */
  own(document: OpenDocument): Owned | undefined {
    const owner = this.ownerOf(document.uri);
    if (owner !== undefined) return owner;
    const location = Location.folderOf(document.uri) ?? Location.of('file:///');
    if (location === undefined) return undefined;
    const file = fileNameOf(document);
    const workspace = new LiveWorkspace(location, file, this.#services, this.#listener);
    this.#single.set(document.uri, workspace);
    this.#generation++;
    return { workspace, file };
  }

  /** A document outside of all roots was closed. */
  disown(document: OpenDocument): void {
    const workspace = this.#single.get(document.uri);
    if (workspace !== undefined) this.#drop(this.#single, document.uri, workspace);
  }

  /** The client's spelling of a file's URI while it is open, else ours. */
  uriOf(workspace: LiveWorkspace, file: string): string {
    return this.#openIn(workspace).get(file) ?? workspace.location.uri(file);
  }

  /** Moves all workspaces, also those that are still to come, to an ISO date; undefined ends the travel. */
  travelTo(day: string | undefined): void {
    this.#travelDay = day;
    for (const workspace of this.all()) workspace.updateDay();
  }

  /** Native absolute path of a file of a workspace. */
  nativePath(workspace: LiveWorkspace, file: string): string {
    return toNative(workspace.location.native, file);
  }

  /** Whether the root of a workspace holds a configuration file on disk. */
  async hasConfiguration(workspace: LiveWorkspace): Promise<boolean> {
    return (await configurationFiles(workspace.location.native, this.#services.fileSystem, path)).length > 0;
  }

  dispose(): void {
    for (const workspace of this.all()) workspace.dispose();
  }

  #addRoot(location: RootLocation): void {
    if (this.#roots.has(location.key)) return;
    this.#roots.set(location.key, new LiveWorkspace(location, undefined, this.#services, this.#listener));
    this.#generation++;
  }

  #drop(from: Map<string, LiveWorkspace>, key: string, workspace: LiveWorkspace): void {
    from.delete(key);
    this.#generation++;
    workspace.dispose();
    this.#listener.removed(workspace);
  }

  #ownerOf(uri: string): Owned | undefined {
    const workspace = this.#rootOf(uri);
    const file = workspace?.location.relative(uri);
    return workspace === undefined || file === undefined ? undefined : { workspace, file };
  }

  #rootOf(uri: string): LiveWorkspace | undefined {
    let innermost: LiveWorkspace | undefined;
    for (const workspace of this.#roots.values()) {
      if (workspace.location.relative(uri) === undefined) continue;
      if (innermost === undefined || workspace.location.native.length > innermost.location.native.length)
        innermost = workspace;
    }
    return innermost;
  }

  /** URIs of the open documents of a workspace by file. Asked for every file that is read, so it is remembered. */
  #openIn(workspace: LiveWorkspace): ReadonlyMap<string, string> {
    const stamp = `${this.#documents.generation} ${this.#generation}`;
    if (this.#openStamp !== stamp) {
      this.#openStamp = stamp;
      this.#open = new Map();
      for (const document of this.#documents.all()) {
        const owner = this.ownerOf(document.uri);
        if (owner === undefined) continue;
        const files = this.#open.get(owner.workspace) ?? new Map<string, string>();
        files.set(owner.file, document.uri);
        this.#open.set(owner.workspace, files);
      }
    }
    return this.#open.get(workspace) ?? NONE_OPEN;
  }
}

/** An untitled document is named by its language, so that it is read as what it will be. */
function fileNameOf(document: OpenDocument): string {
  const name = nameOf(document.uri);
  if (!isUntitled(document.uri) || /\.(ya?ml|md|markdown)$/i.test(name)) return name;
  return `${name}${document.languageId === 'markdown' ? '.md' : '.yaml'}`;
}
