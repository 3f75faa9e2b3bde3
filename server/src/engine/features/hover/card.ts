import type { Span } from '../../../base/text/range.ts';
import { escaped } from '../words/markdown-text.ts';

/** A place to which a hover leads. */
export interface HoverLink {
  /** What stands in the text: mostly an id. Not escaped. */
  readonly label: string;
  readonly file: string;
  readonly span: Span;
}

/** What is shown about a token. */
export interface Hover {
  /** Markdown of at most twelve lines; every text of the workspace in it is escaped. */
  readonly contents: string;
  /** The token that is spoken of. */
  readonly span: Span;
  /** The places of the last line (`Go to`), in its order; `withLinks` puts addresses into it. */
  readonly links: readonly HoverLink[];
}

/** One line below the heading: a bold word and Markdown behind it. Without a word it continues the line before. */
export interface Row {
  readonly label: string;
  readonly text: string;
}

/** What a hover says, before it is cut to size. */
export interface Card {
  readonly heading: string;
  /** Most important first: rows are dropped from the end. */
  readonly rows: readonly (Row | undefined)[];
  readonly links?: readonly HoverLink[];
}

const MOST_LINES = 12;
const MOST_LINKS = 6;

/** The hover of a card. A record is named once in its last line, however often it was given. */
export function hoverOf(card: Card, span: Span): Hover {
  const links = distinct(card.links ?? []).slice(0, MOST_LINKS);
  const rows = card.rows.filter((row) => row !== undefined && row.text !== '');
  const lines = [card.heading, ...rows.map((row) => line(row?.label ?? '', row?.text ?? ''))];
  const last = goTo(links, (link) => escaped(link.label, 40));
  const all = last === undefined ? lines : [...lines, last];
  const shown = all.slice(0, MOST_LINES);
  return { contents: shown.join('  \n'), span, links: shown.length === all.length ? links : [] };
}

/** The contents with real links in the last line; `addressOf` gives the address of a place, or undefined for none. */
export function withLinks(hover: Hover, addressOf: (link: HoverLink) => string | undefined): string {
  const plain = goTo(hover.links, (link) => escaped(link.label, 40));
  if (plain === undefined || !hover.contents.endsWith(plain)) return hover.contents;
  const linked = goTo(hover.links, (link) => {
    const address = addressOf(link);
    const label = escaped(link.label, 40);
    return address === undefined
      ? label
      : `[${label}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
  });
  return hover.contents.slice(0, -plain.length) + (linked ?? '');
}

function goTo(links: readonly HoverLink[], show: (link: HoverLink) => string): string | undefined {
  return links.length === 0 ? undefined : line('Go to', links.map(show).join(' · '));
}

function line(label: string, text: string): string {
  // An em space stands below the text of the line before: ordinary spaces would be dropped.
  return label === '' ? `\u2003${text}` : `**${label}** ${text}`;
}

function distinct(links: readonly HoverLink[]): readonly HoverLink[] {
  const seen = new Set<string>();
  return links.filter((link) => {
    const key = `${link.label}\n${link.file}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
