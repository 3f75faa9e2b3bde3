import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver';
import type {
  CompletionKind,
  CompletionItem as Item,
} from '../../engine/features/completion/completion-item.ts';
import { completion, resolveCompletion } from '../../engine/features/completion.ts';
import { toMarkup } from '../markdown.ts';
import { type DocumentPlace, documentAt, positionAt, type Session } from '../session.ts';
import { othersExplainKeys } from '../yaml-schema-line.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  id: CompletionItemKind.Constant,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Value,
  record: CompletionItemKind.Reference,
  block: CompletionItemKind.Snippet,
  path: CompletionItemKind.File,
};

/** Kinds that the YAML extension offers too where it knows the schema. */
const OFFERED_BY_OTHERS: ReadonlySet<CompletionKind> = new Set(['key', 'value']);

/** `textDocument/completion`. */
export async function answerCompletion(
  session: Session,
  params: CompletionParams,
): Promise<CompletionList | null> {
  const place = await positionAt(session, params);
  if (place === undefined) return null;
  const { snapshot, file, offset } = place;
  const { items, incomplete } = completion(snapshot, file, offset);
  const leaves = othersExplainKeys(session, snapshot.text(file));
  const offered = leaves ? items.filter(({ kind }) => !OFFERED_BY_OTHERS.has(kind)) : items;
  return {
    isIncomplete: incomplete,
    items: offered.map((item) => toItem(session, place, params.textDocument.uri, item)),
  };
}

/** `completionItem/resolve`: the documentation of the item that the user looks at. */
export async function resolveCompletionItem(session: Session, item: CompletionItem): Promise<CompletionItem> {
  const asked = readData(item.data);
  const place = asked === undefined ? undefined : await documentAt(session, asked.uri);
  if (asked === undefined || place === undefined) return item;
  const { documentation } = resolveCompletion(place.snapshot, { ...BARE, data: asked.of });
  if (documentation === undefined) return item;
  return { ...item, documentation: toMarkup(documentation, session.abilities.completionMarkdown) };
}

/** Only the data of an item counts when its documentation is written. */
const BARE: Item = {
  label: '',
  kind: 'id',
  insert: '',
  snippet: false,
  replace: { start: 0, end: 0 },
  sortText: '',
  filterText: '',
};

function toItem(session: Session, place: DocumentPlace, uri: string, item: Item): CompletionItem {
  const { abilities } = session;
  const snippet = item.snippet && abilities.snippets;
  const text = item.snippet && !abilities.snippets ? withoutTabStops(item.insert) : item.insert;
  return {
    label: item.label,
    ...(item.description === undefined ? {} : { labelDetails: { description: item.description } }),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.documentation === undefined
      ? {}
      : { documentation: toMarkup(item.documentation, abilities.completionMarkdown) }),
    kind: KINDS[item.kind],
    textEdit: { range: place.range(place.file, item.replace), newText: text },
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Further lines carry their whole indentation already.
    insertTextMode: InsertTextMode.asIs,
    sortText: item.sortText,
    filterText: item.filterText,
    ...(item.preselect === true ? { preselect: true } : {}),
    ...(item.data === undefined ? {} : { data: { uri, of: item.data } }),
  };
}

/** The text of a snippet without its tab stops: `${1:quarterly}` is `quarterly`, `$0` nothing. */
export function withoutTabStops(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{\d+\}|\$\d+/g,
    (_, escaped?: string, text?: string) => escaped ?? text?.replace(/\\([\\$}])/g, '$1') ?? '',
  );
}

function readData(
  data: unknown,
): { readonly uri: string; readonly of: NonNullable<Item['data']> } | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('of' in data)) return undefined;
  const { uri, of } = data;
  if (typeof uri !== 'string' || typeof of !== 'object' || of === null || !('type' in of) || !('id' in of))
    return undefined;
  const { type, id } = of;
  if (typeof id !== 'string') return undefined;
  if (type === 'item' && 'framework' in of && typeof of.framework === 'string')
    return { uri, of: { type, framework: of.framework, id } };
  if (type === 'record' && 'kind' in of && typeof of.kind === 'string')
    return { uri, of: { type, kind: of.kind, id } };
  return undefined;
}
