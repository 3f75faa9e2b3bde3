import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { nextTurn } from '../host/pump.ts';

/** Where the server writes what went wrong; the user's log. */
export interface Log {
  error(message: string): void;
  info(message: string): void;
}

/**
 * Wraps the handler of a request, once for all of them: a cancelled request is answered as such, and one that throws is
 * logged and answered with `nothing`, so that no request can take the server down.
 */
export function protectRequest<Params, Result>(
  log: Log,
  method: string,
  nothing: Result,
  handle: (params: Params, token: CancellationToken) => Promise<Result> | Result,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>> {
  return async (params, given) => {
    // A request that other clients send without parameters hands the token over in their place.
    const token = (given as CancellationToken | undefined) ?? (params as unknown as CancellationToken);
    // A cancellation that stands behind the request in the queue is read in this turn.
    await nextTurn();
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      // A refusal is an answer: its sentence is for the user.
      if (error instanceof ResponseError) return error;
      log.error(`${method} failed: ${describe(error)}`);
      return nothing;
    }
  };
}

/** Wraps the handler of a notification: what it throws is logged. */
export function protectNotification<Params>(
  log: Log,
  method: string,
  handle: (params: Params) => Promise<void> | void,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await handle(params);
    } catch (error) {
      log.error(`${method} failed: ${describe(error)}`);
    }
  };
}

/** Starts work that nobody waits for; what it throws is logged. */
export function inBackground(log: Log, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error(`${what} failed: ${describe(error)}`));
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
