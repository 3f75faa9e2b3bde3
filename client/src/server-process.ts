import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions, YamlSyntaxFindings } from '../../server/src/protocol/initialization.ts';
import { ruleDocumentScheme, type TickmarkRequests } from '../../server/src/protocol/methods.ts';
import type { ServerStatus } from '../../server/src/protocol/server-status.ts';
import type { Changed } from '../../server/src/protocol/time-frame.ts';
import { QuietClient } from './quiet-client.ts';
import { RestartPolicy } from './restart-policy.ts';

/** Documents that the server hears of. Not `git:`, `output:` and the like: they are no documents of the workspace. */
export const documentSelector: readonly { readonly scheme: string; readonly language: string }[] = [
  'file',
  'untitled',
  'vscode-remote',
].flatMap((scheme) => ['yaml', 'markdown'].map((language) => ({ scheme, language })));

/** True when the Red Hat YAML extension is there and enabled: it reports YAML syntax and completes keys itself. */
export function isYamlExtensionActive(): boolean {
  return vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined;
}

function initializationOptions(): InitializationOptions {
  const settings = vscode.workspace.getConfiguration('tickmark');
  return {
    yamlExtensionActive: isYamlExtensionActive(),
    yamlSyntaxFindings: settings.get<YamlSyntaxFindings>('yaml.syntaxFindings', 'auto'),
    severity: settings.get<Record<string, string>>('severity', {}),
    ruleDocumentScheme,
    views: true,
    codeLenses: settings.get<boolean>('codeLens.enable', true),
  };
}

/**
 * The language server, started, watched and, after a crash, started again. Each life of the process has a client of its
 * own: the library's own restart keeps what is left of the old one and counts differently.
 */
export class ServerProcess implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  private readonly modulePath: string;
  private readonly policy = new RestartPolicy();
  private readonly statusEmitter = new vscode.EventEmitter<ServerStatus | undefined>();
  private readonly changedEmitter = new vscode.EventEmitter<Changed>();
  private lastStatus: ServerStatus | undefined;
  /** The running or starting client; undefined while none is there, also between a crash and the next start. */
  private client: LanguageClient | undefined;
  private wanted = false;
  private starting: Promise<void> = Promise.resolve();
  private cancelWait: (() => void) | undefined;

  /** Fires on each report of the server; `undefined` when it is not running or has said nothing yet. */
  readonly onStatus = this.statusEmitter.event;

  /** Fires when answers of views may differ from those given before. */
  readonly onChanged = this.changedEmitter.event;

  constructor(modulePath: string, log: vscode.LogOutputChannel) {
    this.modulePath = modulePath;
    this.log = log;
  }

  get status(): ServerStatus | undefined {
    return this.lastStatus;
  }

  /** True when a server was started and nobody has stopped it, also while it starts again after a crash. */
  get isWanted(): boolean {
    return this.wanted;
  }

  /** Starts the server and waits until it answers; at once when it does. Never rejects: a failure is told here. */
  async start(): Promise<void> {
    if (!this.wanted) {
      this.wanted = true;
      this.starting = this.launch();
    }
    let awaited: Promise<void>;
    // After a crash a further start is under way by the time the first one ends.
    do {
      awaited = this.starting;
      await awaited;
    } while (awaited !== this.starting);
  }

  /** Stops the server and waits for its end. Never rejects. */
  async stop(): Promise<void> {
    const { client } = this;
    this.wanted = false;
    this.client = undefined;
    this.cancelWait?.();
    this.setStatus(undefined);
    if (client === undefined) return;
    try {
      await client.dispose();
    } catch (error) {
      // It is gone or will be killed by the client: there is nothing to tell the user.
      this.log.debug(`Stopping the language server: ${String(error)}`);
    }
  }

  async restart(): Promise<void> {
    await this.stop();
    this.policy.reset();
    await this.start();
  }

  /**
   * Sends one of our own requests, once the server is up. Rejects with a plain message when there is no answer, also
   * when `token` cancels it.
   */
  async request<Method extends keyof TickmarkRequests>(
    method: Method,
    params: TickmarkRequests[Method]['params'],
    token?: vscode.CancellationToken,
  ): Promise<TickmarkRequests[Method]['result']> {
    const { client } = this;
    if (client === undefined) {
      throw new Error(
        'The language server is not running. Start it with "Tickmark: Restart Language Server".',
      );
    }
    const result = await client.sendRequest<TickmarkRequests[Method]['result'] | null>(
      method,
      params,
      ...(token === undefined ? [] : [token]),
    );
    // The server answers null when its own handler failed, and writes why to the log.
    if (result === null) throw new Error('The language server could not answer. The log says why.');
    return result;
  }

  dispose(): void {
    void this.stop();
    this.statusEmitter.dispose();
    this.changedEmitter.dispose();
  }

  private async launch(): Promise<void> {
    const client = this.createClient();
    this.client = client;
    this.setStatus(undefined);
    try {
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      client.serverProcess?.kill();
      this.lost(client);
    }
  }

  private createClient(): LanguageClient {
    const run = { module: this.modulePath, transport: TransportKind.ipc };
    const serverOptions: ServerOptions = {
      run,
      debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } },
    };
    const clientOptions: LanguageClientOptions = {
      documentSelector: documentSelector.map((filter) => ({ ...filter })),
      diagnosticCollectionName: 'tickmark',
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.lost(client);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
    const client = new QuietClient('tickmark', 'Tickmark', serverOptions, clientOptions);
    client.onNotification('tickmark/status', (status: ServerStatus) => {
      if (this.client === client) this.setStatus(status);
    });
    client.onNotification('tickmark/changed', (changed: Changed) => {
      if (this.client === client) this.changedEmitter.fire(changed);
    });
    return client;
  }

  /** Takes note that a client's process has ended by itself, once, and starts the next one or gives up. */
  private lost(client: LanguageClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.setStatus(undefined);
    const decision = this.policy.crashed(Date.now());
    if (!decision.restart) {
      this.fail('The language server stopped five times within three minutes and was not started again.');
      return;
    }
    this.log.warn('The language server stopped unexpectedly and is started again.');
    this.starting = this.wait(decision.delayMilliseconds).then(async () => {
      if (this.wanted && this.client === undefined) await this.launch();
    });
  }

  /** Waits, or returns at once when the server is stopped meanwhile. */
  private async wait(milliseconds: number): Promise<void> {
    if (milliseconds === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.cancelWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.cancelWait = undefined;
  }

  /** Gives up, says so in the status item and asks once what to do. */
  private fail(message: string): void {
    this.wanted = false;
    this.setStatus({
      state: 'error',
      done: 0,
      total: 0,
      counts: { error: 0, warning: 0, information: 0, hint: 0 },
      asOf: { date: '', origin: 'clock' },
      files: 0,
      roots: [],
      version: '',
      message,
    });
    const restart = 'Restart';
    const showLog = 'Show Log';
    void vscode.window.showErrorMessage(`Tickmark: ${message}`, restart, showLog).then((choice) => {
      if (choice === restart) void this.restart();
      if (choice === showLog) this.log.show();
    });
  }

  private setStatus(status: ServerStatus | undefined): void {
    this.lastStatus = status;
    this.statusEmitter.fire(status);
  }
}
