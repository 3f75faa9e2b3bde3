import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import { type Batch, batchFixes } from '../../engine/features/batch-fixes.ts';
import { type CodeAction as Action, codeActions } from '../../engine/features/code-actions.ts';
import type { Finding } from '../../engine/rules/rule.ts';
import { nextTurn, Slice } from '../../host/pump.ts';
import { type DocumentPlace, documentAt, type Session } from '../session.ts';
import { toWorkspaceEdit } from '../text-edits.ts';

/** All safe fixes of a file, for "fix on save" and the source action menu. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.tickmark`;

/** What is kept in an action until the user chooses it. */
interface LazyData {
  readonly uri: string;
  /** Absent: all rules. */
  readonly rule?: string;
  readonly where: 'file' | 'workspace';
}

/** `textDocument/codeAction`. Edits that take work are made when the action is chosen, where the client can do that. */
export async function answerCodeAction(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[] | null> {
  const place = await documentAt(session, params.textDocument.uri);
  if (place === undefined || !session.abilities.codeActionObjects) return null;
  const { only, diagnostics } = params.context;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix, true)) {
    const start = place.snapshot.offset(place.file, params.range.start);
    const end = Math.max(start, place.snapshot.offset(place.file, params.range.end));
    const publisher = session.publisher(place.workspace);
    const found = codeActions(
      place.snapshot,
      place.file,
      { start, end },
      { isElsewhere: (rule) => publisher.isElsewhere(rule, place.file) },
    );
    for (const action of found) {
      const converted = await toCodeAction(
        session,
        place,
        params.textDocument.uri,
        action,
        diagnostics,
        token,
      );
      if (converted !== undefined) actions.push(converted);
    }
  }
  if (wants(only, FIX_ALL, false) && place.snapshot.findings(place.file).length > 0) {
    const action: CodeAction = { title: 'Fix all that Tickmark can fix safely', kind: FIX_ALL };
    // Source actions run on save without a second question: they need their edit at once.
    actions.push(
      await withEdit(session, place, action, { uri: params.textDocument.uri, where: 'file' }, token),
    );
  }
  return actions.filter(({ edit, data }) => edit !== undefined || data !== undefined);
}

/** `codeAction/resolve`: works out the edit of an action that was chosen. */
export async function resolveCodeAction(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = readData(action.data);
  const place = data === undefined ? undefined : await documentAt(session, data.uri);
  if (data === undefined || place === undefined) return action;
  return withEdit(session, place, action, data, token);
}

function wants(only: readonly string[] | undefined, kind: string, unasked: boolean): boolean {
  if (only === undefined) return unasked;
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

async function toCodeAction(
  session: Session,
  place: DocumentPlace,
  uri: string,
  action: Action,
  diagnostics: readonly Diagnostic[],
  token: CancellationToken,
): Promise<CodeAction | undefined> {
  if (action.type === 'fix-all') {
    const lazy: CodeAction = { title: action.title, kind: CodeActionKind.QuickFix };
    const data: LazyData = { uri, rule: action.rule, where: action.where };
    if (session.abilities.resolvesEdits) return { ...lazy, data };
    return withEdit(session, place, lazy, data, token);
  }
  const contents = action.type === 'fix' ? action.fix : { edits: [action.edit] };
  const edit = toWorkspaceEdit(contents, place, session.abilities);
  if (edit === undefined) return undefined;
  const cured = diagnostics.filter((diagnostic) => isOf(diagnostic, action.finding, place));
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    edit,
    ...(cured.length > 0 ? { diagnostics: cured } : {}),
    ...(action.type === 'fix' && action.preferred ? { isPreferred: true } : {}),
  };
}

async function withEdit(
  session: Session,
  place: DocumentPlace,
  action: CodeAction,
  data: LazyData,
  token: CancellationToken,
): Promise<CodeAction> {
  const everywhere = data.where === 'workspace';
  const files = everywhere ? [...place.engine.files()].sort() : [place.file];
  const batch = await inSlices(
    batchFixes(place.snapshot, files, { rule: data.rule, withinFiles: true }),
    token,
  );
  if (batch === undefined || batch.edits.length === 0) return action;
  const confirm = {
    label: data.rule === undefined ? 'Tickmark: safe fixes' : `Tickmark: ${data.rule}`,
    description: `${batch.cured} ${batch.cured === 1 ? 'finding' : 'findings'} in the workspace`,
  };
  const edit = toWorkspaceEdit(
    { edits: batch.edits, ...(everywhere ? { confirm } : {}) },
    place,
    session.abilities,
  );
  return edit === undefined ? action : { ...action, edit };
}

async function inSlices(
  work: Generator<string, Batch>,
  token: CancellationToken,
): Promise<Batch | undefined> {
  const slice = new Slice();
  await nextTurn();
  for (;;) {
    if (token.isCancellationRequested) return undefined;
    const step = work.next();
    if (step.done === true) return step.value;
    if (slice.isOver()) await slice.renew();
  }
}

function isOf(diagnostic: Diagnostic, finding: Finding, place: DocumentPlace): boolean {
  if (diagnostic.code !== finding.rule) return false;
  const { start } = place.range(place.file, finding.problem.span);
  return diagnostic.range.start.line === start.line && diagnostic.range.start.character === start.character;
}

function readData(data: unknown): LazyData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || typeof data.uri !== 'string')
    return undefined;
  const rule = 'rule' in data && typeof data.rule === 'string' ? { rule: data.rule } : {};
  return {
    uri: data.uri,
    where: 'where' in data && data.where === 'workspace' ? 'workspace' : 'file',
    ...rule,
  };
}
