import { needsQuotes, quoted } from '../../syntax/quoting.ts';
import type { Place } from './place.ts';

/** A scalar as it must be written at the place: quoted where it needs quotes, bare inside of quotes. */
export function scalarAtPlace(place: Place, text: string): string {
  if (place.quote === '"') return text.replace(/["\\]/g, '\\$&');
  if (place.quote === "'") return text.replaceAll("'", "''");
  return place.lead + inList(place, scalar(text));
}

/** A scalar that YAML reads back as this very text. */
export function scalar(text: string): string {
  return needsQuotes(text) || text === '?' ? quoted(text) : text;
}

/** Brackets around the first item where a list belongs and none is begun. */
export function inList(place: Place, written: string): string {
  const wantsList =
    place.what === 'value' &&
    place.property.forms.has('list') &&
    (!place.property.forms.has('string') || place.property.citation !== undefined);
  return wantsList ? `[${written}]` : written;
}

/** One pair of a block that is to be written: nested ones as a map, a list of maps as its entries. */
export type Draft = readonly (readonly [key: string, value: string | Draft | readonly Draft[]])[];

/** A block as text: in flow style on one line, else with each line below the first at `indent`. */
export function draftText(draft: Draft, indent: string, flow: boolean): string {
  if (flow) return `{${draft.map(([key, value]) => `${key}: ${flowValue(value)}`).join(', ')}}`;
  return draft.map(([key, value]) => `${key}:${blockValue(value, indent)}`).join(`\n${indent}`);
}

function flowValue(value: string | Draft | readonly Draft[]): string {
  if (typeof value === 'string') return value;
  return isDraft(value)
    ? draftText(value, '', true)
    : `[${value.map((each) => draftText(each, '', true)).join(', ')}]`;
}

function blockValue(value: string | Draft | readonly Draft[], indent: string): string {
  if (typeof value === 'string') return ` ${value}`;
  const below = `${indent}  `;
  if (isDraft(value)) return `\n${below}${draftText(value, below, false)}`;
  return value.map((each) => `\n${below}- ${draftText(each, `${below}  `, false)}`).join('');
}

function isDraft(value: Draft | readonly Draft[]): value is Draft {
  const first = value[0];
  return first === undefined || typeof first[0] === 'string';
}
