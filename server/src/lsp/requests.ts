import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TickmarkRequests } from '../protocol/methods.ts';
import type { DiagnosticsSink } from './diagnostics-sink.ts';
import { answerCellEdit } from './methods/cell-edit.ts';
import { answerCheckWorkspace } from './methods/check-workspace.ts';
import { answerCodeAction, resolveCodeAction } from './methods/code-action.ts';
import { answerCodeLens, resolveCodeLens } from './methods/code-lens.ts';
import { answerCompletion, resolveCompletionItem } from './methods/completion.ts';
import { answerDecorations } from './methods/decorations.ts';
import { answerDefinition } from './methods/definition.ts';
import { answerDocument } from './methods/document.ts';
import { answerDocumentHighlight } from './methods/document-highlight.ts';
import { answerDocumentSymbol } from './methods/document-symbol.ts';
import { answerEvidenceTimeline } from './methods/evidence-timeline.ts';
import { answerHover } from './methods/hover.ts';
import { answerInit } from './methods/init.ts';
import { answerLocate } from './methods/locate.ts';
import { answerMatrix } from './methods/matrix.ts';
import { answerMatrixCell } from './methods/matrix-cell.ts';
import { answerMissingOccurrence } from './methods/missing-occurrence.ts';
import { answerNextId } from './methods/next-id.ts';
import { answerProgrammeTimeline } from './methods/programme-timeline.ts';
import { answerReadiness } from './methods/readiness.ts';
import { answerReferences } from './methods/references.ts';
import { answerRuleDocument, answerRules } from './methods/rules.ts';
import { answerTravel } from './methods/travel.ts';
import { answerTree, answerTreeCounts } from './methods/tree.ts';
import { answerWhy } from './methods/why.ts';
import { answerWorkspaceSymbol } from './methods/workspace-symbol.ts';
import { protectRequest } from './protect.ts';
import type { Session } from './session.ts';

/** A view that is promised an answer cannot show `null`: a failure of ours is told as one. */
const FAILED = new ResponseError<void>(
  ErrorCodes.InternalError,
  'Tickmark could not answer. The log says why; try again, or restart the language server.',
);

/** Other clients send `null` for no parameters. What is no object at all is refused. */
function readParams<Params>(params: Params): Params {
  if (params === null || params === undefined) return {} as Params;
  if (typeof params !== 'object' || Array.isArray(params))
    throw new ResponseError(ErrorCodes.InvalidParams, 'The parameters of this request are an object.');
  return params;
}

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
  connection.onCodeLens(answer('textDocument/codeLens', answerCodeLens));
  connection.onCodeLensResolve((lens, token) =>
    protectRequest(log, 'codeLens/resolve', lens, resolveCodeLens.bind(undefined, session))(lens, token),
  );
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
      token: CancellationToken,
    ) => Promise<TickmarkRequests[Method]['result']> | TickmarkRequests[Method]['result'],
  ): void => {
    connection.onRequest(
      method,
      protectRequest<TickmarkRequests[Method]['params'], unknown>(log, method, FAILED, (params, token) =>
        handle(readParams(params), token),
      ),
    );
  };
  own('tickmark/checkWorkspace', (_, token) => answerCheckWorkspace(session, sink, token));
  own('tickmark/why', (params) => answerWhy(session, params));
  own('tickmark/nextId', (params) => answerNextId(session, params));
  own('tickmark/init', (params) => answerInit(session, params ?? {}));
  own('tickmark/ruleDocument', answerRuleDocument);
  own('tickmark/rules', answerRules);
  own('tickmark/locate', (params) => answerLocate(session, params));
  own('tickmark/travel', (params) => answerTravel(session, params));
  own('tickmark/tree', (params) => answerTree(session, params));
  own('tickmark/treeCounts', (_, token) => answerTreeCounts(session, token));
  own('tickmark/decorations', (_, token) => answerDecorations(session, token));
  own('tickmark/matrix', (params) => answerMatrix(session, params ?? {}));
  own('tickmark/matrixCell', (params) => answerMatrixCell(session, params));
  own('tickmark/cellEdit', (params) => answerCellEdit(session, params));
  own('tickmark/evidenceTimeline', (params) => answerEvidenceTimeline(session, params));
  own('tickmark/missingOccurrence', (params) => answerMissingOccurrence(session, params));
  own('tickmark/programmeTimeline', (params) => answerProgrammeTimeline(session, params));
  own('tickmark/readiness', (params) => answerReadiness(session, params));
  own('tickmark/document', (params) => answerDocument(session, params));
}
