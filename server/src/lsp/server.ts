import type { Connection } from 'vscode-languageserver';
import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  type DidChangeWorkspaceFoldersParams,
  type InitializeParams,
} from 'vscode-languageserver';
import type { Finding } from '../engine/rules/rule.ts';
import { isConfigurationFile } from '../host/candidate-filter.ts';
import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/file-system.ts';
import { pump } from '../host/pump.ts';
import type { ClientSettings, InitializationOptions } from '../protocol/initialization.ts';
import type { TickmarkNotifications } from '../protocol/methods.ts';
import { initializeResult } from './capabilities.ts';
import { ChangeReporter } from './change-reporter.ts';
import { type ClientAbilities, readAbilities } from './client-abilities.ts';
import { toDiagnostic } from './convert.ts';
import { DiagnosticsSink } from './diagnostics-sink.ts';
import { OpenDocuments } from './documents.ts';
import { indexWorkspace } from './indexing.ts';
import { LensRefresher } from './lens-refresher.ts';
import type { LiveWorkspace } from './live-workspace.ts';
import { isUntitled } from './locations.ts';
import { inBackground, type Log, protectNotification } from './protect.ts';
import { Publisher } from './publisher.ts';
import { Reconfiguration } from './reconfigure.ts';
import { registerRequests } from './requests.ts';
import { placesIn, type Session } from './session.ts';
import { Settings } from './settings.ts';
import { StatusReporter, serverStatus } from './status.ts';
import { watchedFilesChanged, watchFiles } from './watched-files.ts';
import { Workspaces } from './workspaces.ts';

/** What the server needs of the machine. */
export interface ServerPorts {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly version: string;
}

/** Makes a language server out of a connection. It begins when `connection.listen()` is called. */
export function startServer(connection: Connection, ports: ServerPorts): void {
  let server: Server | undefined;
  connection.onInitialize((params) => {
    server = new Server(connection, ports, params);
    return initializeResult(ports.version);
  });
  connection.onInitialized(() => server?.begin());
  connection.onShutdown(() => server?.dispose());
}

/** One server for one client: holds the parts and leads notifications to them. */
class Server implements Session {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly settings: Settings;
  readonly documents = new OpenDocuments();
  readonly workspaces: Workspaces;
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly #params: InitializeParams;
  readonly #sink: DiagnosticsSink;
  readonly #publishers = new Map<LiveWorkspace, Publisher>();
  readonly #reconfiguration: Reconfiguration;
  readonly #status: StatusReporter;
  readonly #changes: ChangeReporter;
  readonly #lenses: LensRefresher;

  constructor(connection: Connection, ports: ServerPorts, params: InitializeParams) {
    this.connection = connection;
    this.fileSystem = ports.fileSystem;
    this.clock = ports.clock;
    this.version = ports.version;
    this.#params = params;
    this.log = {
      error: (message) => connection.console.error(message),
      info: (message) => connection.console.info(message),
    };
    this.abilities = readAbilities(params.capabilities);
    this.settings = new Settings(optionsOf(params));
    this.#sink = new DiagnosticsSink((uri, version, diagnostics) => {
      const sent = connection.sendDiagnostics({
        uri,
        diagnostics,
        ...(version === undefined ? {} : { version }),
      });
      inBackground(this.log, 'Sending findings', sent);
    });
    this.#changes = new ChangeReporter(ports.clock, (changed: TickmarkNotifications['tickmark/changed']) => {
      inBackground(this.log, 'Telling of changes', connection.sendNotification('tickmark/changed', changed));
    });
    this.#lenses = new LensRefresher(ports.clock, () => {
      if (!this.abilities.refreshesLenses) return;
      inBackground(this.log, 'Refreshing lenses', connection.sendRequest(CodeLensRefreshRequest.type));
    });
    this.workspaces = this.#createWorkspaces();
    this.#reconfiguration = new Reconfiguration(this.workspaces, ports.clock, this.log);
    this.#status = new StatusReporter(
      ports.clock,
      () =>
        serverStatus(
          this.workspaces,
          this.#sink.counts,
          ports.version,
          ports.clock.now(),
          (workspace) => this.publisher(workspace).isChecking,
        ),
      (status: TickmarkNotifications['tickmark/status']) => {
        inBackground(this.log, 'Sending the status', connection.sendNotification('tickmark/status', status));
      },
    );
    registerRequests(this, this.#sink);
    this.#registerNotifications();
  }

  /** The client is ready: its folders are read. */
  begin(): void {
    for (const uri of foldersOf(this.#params)) this.workspaces.addFolder(uri);
    this.#status.flush();
    inBackground(this.log, 'Watching files', watchFiles(this));
    if (this.abilities.workspaceFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(
        protectNotification(this.log, 'workspace/didChangeWorkspaceFolders', (event) =>
          this.#foldersChanged(event),
        ),
      );
    }
    if (this.abilities.registersConfiguration) {
      const registered = this.connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'tickmark',
      });
      inBackground(this.log, 'Watching settings', registered);
    }
    if (this.abilities.asksConfiguration) inBackground(this.log, 'Asking for settings', this.#askSettings());
  }

  publisher(workspace: LiveWorkspace): Publisher {
    let publisher = this.#publishers.get(workspace);
    if (publisher === undefined) {
      publisher = new Publisher(workspace, {
        clock: this.clock,
        log: this.log,
        isOpen: (owner, file) => this.documents.get(this.workspaces.uriOf(owner, file)) !== undefined,
        show: (owner, file, findings) => this.#show(owner, file, findings),
        hide: (owner, file) => this.#sink.clear(this.workspaces.uriOf(owner, file)),
        caughtUp: (owner) => {
          this.#status.changed();
          const { engine } = owner;
          if (!this.settings.hasViews || engine?.workspace.complete !== true) return;
          inBackground(this.log, 'Preparing views', pump(engine.prepareStandings()));
        },
      });
      this.#publishers.set(workspace, publisher);
    }
    return publisher;
  }

  dispose(): void {
    this.#reconfiguration.dispose();
    this.#status.dispose();
    this.#changes.dispose();
    this.#lenses.dispose();
    this.workspaces.dispose();
  }

  #createWorkspaces(): Workspaces {
    const { fileSystem, clock, log } = this;
    return new Workspaces(
      this.documents,
      {
        fileSystem,
        clock,
        log,
        severity: () => this.settings.severity,
        index: (workspace, host, signal) =>
          indexWorkspace(workspace, host, {
            connection: this.connection,
            showsProgress: this.abilities.progress,
            log,
            now: () => clock.now(),
            name: this.workspaces.nameOf(workspace),
            signal,
            progressed: () => this.#status.changed(),
            foundNested: (folder) => this.workspaces.addNested(workspace, folder),
          }),
      },
      {
        touched: (workspace, touched, changed) => {
          this.publisher(workspace).touched(touched, changed);
          if (this.settings.hasViews) this.#changes.changed(workspace);
          // While files are read there are no lenses yet: asking for them again and again would only disturb the editor.
          if (workspace.engine?.workspace.complete === true) this.#lenses.changed();
        },
        stateChanged: () => this.#status.changed(),
        removed: (workspace) => {
          this.publisher(workspace).dispose();
          this.#publishers.delete(workspace);
          this.#changes.forget(workspace);
          this.#status.changed();
        },
      },
    );
  }

  #registerNotifications(): void {
    const { connection, log } = this;
    connection.onDidOpenTextDocument(
      protectNotification(log, 'textDocument/didOpen', (params) => {
        const document = this.documents.open(params);
        if (document === undefined) return;
        const owner = this.workspaces.own(document);
        if (owner === undefined) return;
        this.#edited(owner.workspace, owner.file, document.text);
        // A file without findings is told too: its version is what the client waits for.
        this.publisher(owner.workspace).touched(new Set([owner.file]), owner.file);
      }),
    );
    connection.onDidChangeTextDocument(
      protectNotification(log, 'textDocument/didChange', (params) => {
        const document = this.documents.change(params);
        const owner = document === undefined ? undefined : this.workspaces.ownerOf(document.uri);
        if (document !== undefined && owner !== undefined)
          this.#edited(owner.workspace, owner.file, document.text);
      }),
    );
    connection.onDidCloseTextDocument(
      protectNotification(log, 'textDocument/didClose', ({ textDocument }) => this.#closed(textDocument.uri)),
    );
    connection.onDidChangeWatchedFiles(
      protectNotification(log, 'workspace/didChangeWatchedFiles', (params) =>
        watchedFilesChanged(this, this.#reconfiguration, params),
      ),
    );
    connection.onDidChangeConfiguration(
      protectNotification(log, 'workspace/didChangeConfiguration', async ({ settings }) => {
        if (this.abilities.asksConfiguration) await this.#askSettings();
        else this.#settingsChanged(sectionOf(settings));
      }),
    );
  }

  #edited(workspace: LiveWorkspace, file: string, text: string): void {
    if (isConfigurationFile(file)) this.#reconfiguration.soon(workspace, false);
    else workspace.edit(file, text);
  }

  async #closed(uri: string): Promise<void> {
    const owner = this.workspaces.ownerOf(uri);
    const document = this.documents.close(uri);
    if (owner === undefined || document === undefined) return;
    const { workspace, file } = owner;
    if (workspace.only !== undefined) {
      this.workspaces.disown(document);
      this.#sink.clear(document.uri);
      return;
    }
    if (isConfigurationFile(file)) this.#reconfiguration.soon(workspace, false);
    else if (isUntitled(document.uri)) workspace.forget(file);
    else await workspace.refresh([file]);
    // What was shown with a version is shown without one, or taken away.
    this.publisher(workspace).touched(new Set([file]));
  }

  #foldersChanged({ added, removed }: DidChangeWorkspaceFoldersParams['event']): void {
    for (const { uri } of removed) this.workspaces.removeFolder(uri);
    for (const { uri } of added) this.workspaces.addFolder(uri);
    this.#status.changed();
  }

  async #askSettings(): Promise<void> {
    this.#settingsChanged(
      sectionOf({ tickmark: await this.connection.workspace.getConfiguration('tickmark') }),
    );
  }

  #settingsChanged(settings: ClientSettings): void {
    const changed = this.settings.update(settings);
    if (changed.codeLenses) this.#lenses.changed();
    for (const workspace of this.workspaces.all()) {
      if (changed.severity && workspace.configuration?.file === undefined)
        this.#reconfiguration.soon(workspace, false);
      else if (changed.yaml) this.publisher(workspace).showAll();
    }
  }

  #show(workspace: LiveWorkspace, file: string, findings: readonly Finding[]): void {
    const { engine } = workspace;
    if (engine === undefined) return;
    const places = placesIn(this, workspace, engine);
    const uri = places.uri(file);
    const owner = this.workspaces.ownerOf(uri);
    if (owner !== undefined && owner.workspace !== workspace) {
      // The folder became a workspace of its own, which has its own word on the file.
      if (!this.publisher(owner.workspace).shows(owner.file)) this.#sink.clear(uri);
      return;
    }
    const shown = this.settings.leavesYamlToOthers
      ? findings.filter(({ rule }) => rule !== 'file/syntax')
      : findings;
    const scheme = this.settings.ruleDocumentScheme;
    const diagnostics = shown.map((finding) => toDiagnostic(finding, places, this.abilities, scheme));
    this.#sink.publish(uri, places.version(file), diagnostics);
  }
}

function optionsOf({ initializationOptions }: InitializeParams): InitializationOptions {
  const options: unknown = initializationOptions;
  return typeof options === 'object' && options !== null ? options : {};
}

/** The client's folders; older clients name one root. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null)
    return workspaceFolders.map(({ uri }) => uri);
  return rootUri === null ? [] : [rootUri];
}

function sectionOf(settings: unknown): ClientSettings {
  if (typeof settings !== 'object' || settings === null || !('tickmark' in settings)) return {};
  const section = settings.tickmark;
  return typeof section === 'object' && section !== null ? section : {};
}
