import type { CancellationToken } from 'vscode-languageserver';
import type { TickmarkRequests } from '../protocol/methods.ts';
import type { DiagnosticsSink } from './diagnostics-sink.ts';
import { answerCheckWorkspace } from './methods/check-workspace.ts';
import { answerCodeAction, resolveCodeAction } from './methods/code-action.ts';
import { answerCompletion, resolveCompletionItem } from './methods/completion.ts';
import { answerDefinition } from './methods/definition.ts';
import { answerDocumentHighlight } from './methods/document-highlight.ts';
import { answerDocumentSymbol } from './methods/document-symbol.ts';
import { answerHover } from './methods/hover.ts';
import { answerInit } from './methods/init.ts';
import { answerLocate } from './methods/locate.ts';
import { answerMatrix } from './methods/matrix.ts';
import { answerMatrixCell } from './methods/matrix-cell.ts';
import { answerNextId } from './methods/next-id.ts';
import { answerReferences } from './methods/references.ts';
import { answerRuleDocument, answerRules } from './methods/rules.ts';
import { answerTravel } from './methods/travel.ts';
import { answerWhy } from './methods/why.ts';
import { answerWorkspaceSymbol } from './methods/workspace-symbol.ts';
import { protectRequest } from './protect.ts';
import type { Session } from './session.ts';

/** Registers the handler of every request that the server answers. */
export function registerRequests(session: Session, sink: DiagnosticsSink): void {
  const { connection, log } = session;
  const answer = <Params, Result>(
    method: string,
    handle: (
      session: Session,
      params: Params,
      token: CancellationToken,
    ) => Promise<Result | null> | Result | null,
  ) =>
    protectRequest<Params, Result | null>(log, method, null, (params, token) =>
      handle(session, params, token),
    );

  connection.onHover(answer('textDocument/hover', answerHover));
  connection.onCompletion(answer('textDocument/completion', answerCompletion));
  connection.onCompletionResolve((item, token) =>
    protectRequest(
      log,
      'completionItem/resolve',
      item,
      resolveCompletionItem.bind(undefined, session),
    )(item, token),
  );
  connection.onDefinition(answer('textDocument/definition', answerDefinition));
  connection.onReferences(answer('textDocument/references', answerReferences));
  connection.onDocumentHighlight(answer('textDocument/documentHighlight', answerDocumentHighlight));
  connection.onDocumentSymbol(answer('textDocument/documentSymbol', answerDocumentSymbol));
  connection.onWorkspaceSymbol(answer('workspace/symbol', answerWorkspaceSymbol));
  connection.onCodeAction(answer('textDocument/codeAction', answerCodeAction));
  connection.onCodeActionResolve((action, token) =>
    protectRequest(
      log,
      'codeAction/resolve',
      action,
      resolveCodeAction.bind(undefined, session),
    )(action, token),
  );

  const own = <Method extends keyof TickmarkRequests>(
    method: Method,
    handle: (
      params: TickmarkRequests[Method]['params'],
    ) => Promise<TickmarkRequests[Method]['result']> | TickmarkRequests[Method]['result'],
  ): void => {
    connection.onRequest(
      method,
      protectRequest<TickmarkRequests[Method]['params'], unknown>(log, method, null, handle),
    );
  };
  own('tickmark/checkWorkspace', () => answerCheckWorkspace(session, sink));
  own('tickmark/why', (params) => answerWhy(session, params));
  own('tickmark/nextId', (params) => answerNextId(session, params));
  own('tickmark/init', (params) => answerInit(session, params ?? {}));
  own('tickmark/ruleDocument', answerRuleDocument);
  own('tickmark/rules', answerRules);
  own('tickmark/locate', (params) => answerLocate(session, params));
  own('tickmark/travel', (params) => answerTravel(session, params));
  own('tickmark/matrix', (params) => answerMatrix(session, params ?? {}));
  own('tickmark/matrixCell', (params) => answerMatrixCell(session, params));
}
