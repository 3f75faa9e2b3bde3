import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { FindingCounts } from '../protocol/server-status.ts';
import { uriKey } from './locations.ts';

/** Sends the diagnostics of one document. */
export type SendDiagnostics = (uri: string, version: number | undefined, diagnostics: Diagnostic[]) => void;

interface Published {
  /** As it was sent. */
  readonly uri: string;
  readonly version: number | undefined;
  readonly payload: string;
  readonly severities: readonly (DiagnosticSeverity | undefined)[];
}

/** What the client shows now. Says nothing twice, and counts. */
export class DiagnosticsSink {
  readonly #published = new Map<string, Published>();
  readonly #counts = new Map<DiagnosticSeverity, number>();
  readonly #send: SendDiagnostics;

  constructor(send: SendDiagnostics) {
    this.#send = send;
  }

  /** Shows the diagnostics of a document in the place of earlier ones. A version is that of the open document. */
  publish(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const key = uriKey(uri);
    const before = this.#published.get(key);
    if (before === undefined && version === undefined && diagnostics.length === 0) return;
    const payload = JSON.stringify(diagnostics);
    if (before?.payload === payload && before.version === version) return;
    this.#count(before, -1);
    if (diagnostics.length === 0 && version === undefined) {
      this.#published.delete(key);
    } else {
      const now = { uri, version, payload, severities: diagnostics.map(({ severity }) => severity) };
      this.#published.set(key, now);
      this.#count(now, 1);
    }
    this.#send(uri, version, diagnostics);
  }

  /** Takes away all that is shown for a document, whoever published it. */
  clear(uri: string): void {
    const before = this.#published.get(uriKey(uri));
    if (before === undefined) return;
    this.#published.delete(uriKey(uri));
    this.#count(before, -1);
    if (before.severities.length > 0) this.#send(before.uri, undefined, []);
  }

  /** Numbers of all diagnostics that are shown. */
  get counts(): FindingCounts {
    const of = (severity: DiagnosticSeverity): number => this.#counts.get(severity) ?? 0;
    return {
      error: of(DiagnosticSeverity.Error),
      warning: of(DiagnosticSeverity.Warning),
      information: of(DiagnosticSeverity.Information),
      hint: of(DiagnosticSeverity.Hint),
    };
  }

  #count(published: Published | undefined, by: 1 | -1): void {
    for (const severity of published?.severities ?? []) {
      if (severity !== undefined) this.#counts.set(severity, (this.#counts.get(severity) ?? 0) + by);
    }
  }
}
