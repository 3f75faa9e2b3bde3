import type { Place } from '../../../server/src/protocol/place.ts';
import {
  type FromWebview,
  WEBVIEW_COMMANDS,
  type WebviewCommand,
} from '../../../server/src/protocol/webview-messages.ts';

/** Longest id, stage or label that is taken from a page. */
const maxWord = 300;
const maxPath = 4096;
/** Longest text that a page may put on the clipboard. */
const maxText = 1_000_000;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of the object itself: what its prototype holds was sent by nobody. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function textOf(fields: Fields, name: string, longest: number): string | undefined {
  const value = own(fields, name);
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}

/** A text with something in it. */
function wordOf(fields: Fields, name: string): string | undefined {
  const word = textOf(fields, name, maxWord);
  return word === '' ? undefined : word;
}

/** `undefined` when it was not sent, `null` when what was sent cannot be taken. */
function optional<Value>(
  fields: Fields,
  name: string,
  read: (fields: Fields, name: string) => Value | undefined,
): Value | undefined | null {
  return own(fields, name) === undefined ? undefined : (read(fields, name) ?? null);
}

/** True for a day of the calendar, written `YYYY-MM-DD`. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function placeOf(value: unknown): Place | undefined {
  if (!isFields(value)) return undefined;
  const file = textOf(value, 'file', maxPath);
  const offset = own(value, 'offset');
  if (file === undefined || file === '' || !Number.isSafeInteger(offset)) return undefined;
  if (typeof offset !== 'number' || offset < 0) return undefined;
  // Places are relative to the root and stay below it.
  if (/^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(file) || file.includes('\0')) return undefined;
  return { file, offset };
}

function folderOf(fields: Fields): string | undefined {
  const folder = textOf(fields, 'folder', maxPath);
  return folder === '' ? undefined : folder;
}

function commandOf(value: unknown): WebviewCommand | undefined {
  return WEBVIEW_COMMANDS.find((command) => command === value);
}

/** Reads one kind of message; `undefined` when a field is missing or wrong. */
const readers: {
  readonly [Type in FromWebview['type']]: (
    fields: Fields,
  ) => Extract<FromWebview, { type: Type }> | undefined;
} = {
  ready: (fields) => {
    const folder = optional(fields, 'folder', folderOf);
    if (folder === null) return undefined;
    return folder === undefined ? { type: 'ready' } : { type: 'ready', folder };
  },
  matrix: (fields) => {
    const rows = wordOf(fields, 'rows');
    const columns = wordOf(fields, 'columns');
    const folder = optional(fields, 'folder', folderOf);
    if (rows === undefined || columns === undefined || folder === null) return undefined;
    return folder === undefined
      ? { type: 'matrix', rows, columns }
      : { type: 'matrix', rows, columns, folder };
  },
  cell: (fields) => {
    const row = wordOf(fields, 'row');
    const column = wordOf(fields, 'column');
    return row === undefined || column === undefined ? undefined : { type: 'cell', row, column };
  },
  open: (fields) => {
    const place = placeOf(own(fields, 'place'));
    const beside = own(fields, 'beside');
    return place === undefined || typeof beside !== 'boolean' ? undefined : { type: 'open', place, beside };
  },
  'create-evidence': (fields) => {
    const row = wordOf(fields, 'row');
    const column = wordOf(fields, 'column');
    const control = optional(fields, 'control', wordOf);
    if (row === undefined || column === undefined || control === null) return undefined;
    const cell = { type: 'create-evidence', row, column } as const;
    return control === undefined ? cell : { ...cell, control };
  },
  'add-mapping': (fields) => {
    const row = wordOf(fields, 'row');
    const column = wordOf(fields, 'column');
    const control = wordOf(fields, 'control');
    if (row === undefined || column === undefined || control === undefined) return undefined;
    return { type: 'add-mapping', row, column, control };
  },
  'missing-occurrence': (fields) => {
    const control = wordOf(fields, 'control');
    // The stage is the empty text where evidence names none.
    const stage = textOf(fields, 'stage', maxWord);
    const label = wordOf(fields, 'label');
    if (control === undefined || stage === undefined || label === undefined) return undefined;
    return { type: 'missing-occurrence', control, stage, label };
  },
  travel: (fields) => {
    const date = own(fields, 'date');
    if (date === null) return { type: 'travel', date };
    return typeof date === 'string' && isDay(date) ? { type: 'travel', date } : undefined;
  },
  copy: (fields) => {
    const text = textOf(fields, 'text', maxText);
    return text === undefined ? undefined : { type: 'copy', text };
  },
  command: (fields) => {
    const command = commandOf(own(fields, 'command'));
    return command === undefined ? undefined : { type: 'command', command };
  },
};

/**
 * A message of a page, field by field: a page shows text that strangers wrote and is not trusted. Whatever is not
 * exactly a message of ours is `undefined`; fields nobody asked for are left behind.
 */
export function readPageMessage(value: unknown): FromWebview | undefined {
  if (!isFields(value)) return undefined;
  const type = own(value, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(readers, type)) return undefined;
  return readers[type as FromWebview['type']](value);
}
