import { renderFlow } from '../../syntax/render.ts';
import type { Node } from '../../syntax/tree.ts';
import { isoDay, isoDuration, isoPeriod } from './date-suggestion.ts';
import { isDay, isLocalTime } from './formats.ts';
import type { Form, Property } from './schema-types.ts';

/** What to say about a mistake, and what to write instead where that is clear. */
export interface Advice {
  readonly message: string;
  readonly suggestion?: string;
}

/** A value outside its list. */
export function enumMessage(text: string, at: Property, suggestion: string | undefined): string {
  const name = at.name;
  if (suggestion !== undefined)
    return `${quoted(text)} is no value of \`${name}\`. Did you mean ${suggestion}?`;
  const values = (at.values ?? []).map(({ value }) => value);
  return `${quoted(text)} is no value of \`${name}\`. Write ${oneOf(values)}.`;
}

/** A text that does not follow its notation. */
export function formatProblem(text: string, at: Property): Advice {
  switch (at.format) {
    case 'period':
      return advice(
        isoPeriod(text),
        `${quoted(text)} is not a period. Write 2025, 2025-H1, 2025-Q2, 2025-06, 2025-W23, or two days as 2025-04-01/2025-12-31.`,
      );
    case 'duration':
      return advice(
        isoDuration(text),
        `${quoted(text)} is not a duration. Write P30D for 30 days, P3M for 3 months.`,
      );
    case 'month-day':
      return { message: `${quoted(text)} is not a day of the year. Write month and day, as in 04-01.` };
    default:
      return dateProblem(text);
  }
}

function dateProblem(text: string): Advice {
  const iso = isoDay(text);
  if (iso !== undefined && iso !== text) return { message: `Write the date as ${iso}.`, suggestion: iso };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !isDay(text))
    return { message: `There is no day ${text} in the calendar.` };
  if (isLocalTime(text))
    return { message: `${quoted(text)} has no time zone. Add the offset: Z for UTC, or +02:00.` };
  return { message: `${quoted(text)} is not a date. Write year, month and day, as in 2025-06-30.` };
}

function advice(suggestion: string | undefined, otherwise: string): Advice {
  return suggestion === undefined ? { message: otherwise } : { message: `Write ${suggestion}.`, suggestion };
}

/** A number outside its limits. */
export function rangeMessage(text: string, at: Property, keyword: string): string {
  return `${text} is too ${keyword === 'minimum' ? 'small' : 'large'} for \`${at.name}\`. ${at.description}`;
}

/** A value of the wrong shape: a text where a list belongs, a word where a number belongs. */
export function shapeProblem(node: Node, at: Property, isItem: boolean): Advice {
  const forms = isItem ? at.itemForms : at.forms;
  const name = at.name;
  if (node.type === 'scalar') return scalarShape(node.text, at, forms, name);
  const found = node.type === 'sequence' ? 'a list' : 'a map';
  if (node.type === 'mapping' && forms.has('list') && at.itemForms.has('mapping')) {
    return { message: `\`${name}\` takes a list of entries: put a dash before this one.` };
  }
  const only = node.type === 'sequence' && node.items.length === 1 ? node.items[0] : undefined;
  if (only?.type === 'scalar' && forms.has('string')) {
    // Quotes that were needed in the list are needed without it.
    const suggestion = only.style === 'plain' ? only.text : renderFlow(only.text);
    return { message: `\`${name}\` takes one value, not a list: write ${only.text}.`, suggestion };
  }
  return { message: `\`${name}\` takes ${formsText(at, forms)}, not ${found}.` };
}

function scalarShape(text: string, at: Property, forms: ReadonlySet<Form>, name: string): Advice {
  const parts = forms.has('list') && at.itemForms.has('string') ? itemsIn(text, at) : undefined;
  if (parts !== undefined) {
    const list = renderFlow(parts);
    return { message: `\`${name}\` takes a list: write ${list}.`, suggestion: list };
  }
  if (forms.has('boolean') && forms.size === 1) {
    const suggestion = /^(?:yes|y|on|1)$/i.test(text)
      ? 'true'
      : /^(?:no|n|off|0)$/i.test(text)
        ? 'false'
        : undefined;
    const message = `\`${name}\` takes true or false, not ${quoted(text)}.`;
    return suggestion === undefined ? { message } : { message, suggestion };
  }
  return { message: `\`${name}\` takes ${formsText(at, forms)}, not ${quoted(text)}.` };
}

/** The items that a text written in place of a list stands for; undefined where that is not clear. */
function itemsIn(text: string, at: Property): readonly string[] | undefined {
  if (/[[\]{}:#\n]/.test(text)) return undefined;
  const expects = at.reference?.expects ?? [];
  const isIds = expects.length > 0 && !expects.includes('roles') && !expects.includes('people');
  const parts = text
    .split(isIds ? /[,;]/ : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  // `R-1; R-2` in a list of names would be one name: whether it is two is for its author to say.
  if (!isIds) return parts.some((part) => part.includes(';')) ? undefined : parts;
  const words = parts.flatMap((part) => part.split(/\s+/));
  // Between ids a space may stand for a comma; between words it stands for prose.
  return words.length === parts.length || words.every((word) => word.includes('-') && /\d/.test(word))
    ? words
    : undefined;
}

function formsText(at: Property, forms: ReadonlySet<Form>): string {
  const texts: string[] = [];
  if (forms.has('string'))
    texts.push(at.values === undefined ? 'a text' : oneOf(at.values.map(({ value }) => value)));
  if (forms.has('number')) texts.push('a number');
  if (forms.has('boolean')) texts.push('true or false');
  if (forms.has('list'))
    texts.push(
      at.itemForms.has('mapping') && at.properties.size > 0
        ? `a list of entries with ${keysText(at)}`
        : 'a list',
    );
  if (forms.has('mapping')) texts.push(at.properties.size > 0 ? `a map with ${keysText(at)}` : 'a map');
  return texts.join(', or ');
}

function keysText(at: Property): string {
  return [...at.properties.keys()]
    .slice(0, 3)
    .map((key) => `\`${key}\``)
    .join(', ');
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
}
