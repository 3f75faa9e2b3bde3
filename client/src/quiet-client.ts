import { LanguageClient } from 'vscode-languageclient/node';

/**
 * A client that only logs. The library shows a notification of its own for each thing that goes wrong when a process
 * dies, in its own words; ours come once and say what to do.
 */
export class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}
