/** Writes the reference of all keys from the schemas: one page per kind, and one for the settings. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Property, SchemaName } from '../../server/src/engine/model/schema/schema-types.ts';

const root = join(import.meta.dirname, '..', '..');
const INTRO = '<!-- Written by `npm run generate` from schemas/. Change the schema, not this page. -->';

export async function generate(): Promise<void> {
  for (const [path, text] of await pages()) {
    const file = join(root, path);
    mkdirSync(join(file, '..'), { recursive: true });
    if (readOrEmpty(file) !== text) writeFileSync(file, text);
  }
}

/** Every page by its path in the repository. */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  // The schemas are read through the table that the engine uses, which is written by the step of the validators.
  await (await import('./validators.ts')).generate();
  const { KINDS } = await import('../../server/src/engine/model/kinds.ts');
  const { rootProperty } = await import('../../server/src/engine/model/schema/schema-table.ts');
  const result = new Map<string, string>();
  for (const kind of KINDS) {
    result.set(`docs/formats/${kind}.md`, page(kind, `The \`${kind}\` record`, rootProperty(kind)));
  }
  result.set(
    'docs/settings.md',
    page('configuration', 'Settings of a workspace', rootProperty('configuration')),
  );
  return result;
}

function page(name: SchemaName, title: string, at: Property): string {
  const example = readFileSync(join(root, 'docs', 'formats', 'examples', `${name}.yaml`), 'utf8');
  const required = [...at.properties.values()].filter((key) => key.required).map((key) => `\`${key.name}\``);
  const parts = [
    INTRO,
    `# ${title}`,
    at.description,
    required.length === 0 ? '' : `Required: ${required.join(' and ')}. Everything else is optional.`,
    `## Example\n\n\`\`\`yaml\n${example}\`\`\``,
    '## Keys',
    table(at),
    ...sections(at, new Set()),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function table(at: Property): string {
  const rows = keysOf(at).map((key) => {
    const name = key.name === '*' ? '*any name*' : `\`${key.name}\``;
    return `| ${name} | ${cell(`${key.description} ${valueText(key)}`.trim())} |`;
  });
  return ['| Key | Meaning |', '|---|---|', ...rows].join('\n');
}

/** Tables of what stands below, values first. A list of values that several keys share is explained once. */
function sections(at: Property, explained: Set<string>): string[] {
  return keysOf(at).flatMap((key) => {
    const path = key.path.replaceAll('*', '<name>');
    const parts: string[] = [];
    const values = JSON.stringify(key.values);
    if (key.values !== undefined && !explained.has(values)) {
      parts.push(`### Values of \`${path}\``, valueTable(key));
      explained.add(values);
    }
    if (keysOf(key).length > 0) parts.push(`### \`${path}\``, table(key));
    return [...parts, ...sections(key, explained)];
  });
}

function keysOf(at: Property): readonly Property[] {
  return at.wildcard === undefined ? [...at.properties.values()] : [...at.properties.values(), at.wildcard];
}

const NOTATIONS: Readonly<Record<string, string>> = {
  date: 'A day: `2025-06-30`.',
  instant: 'A moment with its offset: `2025-08-14T06:12:00Z`.',
  period: 'A period: `2025-Q2`, `2025-06`, `2025-04-01/2025-12-31`.',
  duration: 'A duration: `P30D`.',
  owner: 'Written as `role:x`, `person:x`, an e-mail address or plain text.',
  path: 'A path from the workspace root.',
  'month-day': 'Month and day: `04-01`.',
};

function valueText(key: Property): string {
  const values =
    key.values === undefined
      ? ''
      : `${key.extensible ? 'Usually' : 'One of'} ${key.values.map(({ value }) => `\`${value}\``).join(', ')}.`;
  const notation = NOTATIONS[key.format ?? ''] ?? '';
  const shown = key.description.includes(notation.split('`')[1] ?? '\n') ? '' : notation;
  const aliases =
    key.aliases.length === 0 ? '' : `Also read as ${key.aliases.map((alias) => `\`${alias}\``).join(', ')}.`;
  return [values, shown, aliases].filter((text) => text !== '').join(' ');
}

function valueTable(key: Property): string {
  const rows = (key.values ?? []).map(({ value, description }) => `| \`${value}\` | ${cell(description)} |`);
  return ['| Value | Meaning |', '|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
