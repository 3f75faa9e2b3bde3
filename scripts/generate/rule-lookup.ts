/**
 * Writes `docs/rules/by-kind.md` and `docs/rules/by-id.md`: which checks look at a kind of record, and which speak of a
 * criterion, an Annex A control or a clause. An id counts when the page of the rule names it outside its examples.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../server/src/engine/rules/rule.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'rules');

export async function generate(): Promise<void> {
  for (const [file, text] of await ruleLookup()) {
    const path = join(folder, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

/** The two pages by file name. */
export async function ruleLookup(): Promise<ReadonlyMap<string, string>> {
  // The registry reads data that other steps write.
  await (await import('./validators.ts')).generate();
  (await import('./rule-pages.ts')).generate();
  const { RULES } = await import('../../server/src/engine/rules/registry.ts');
  const { KINDS } = await import('../../server/src/engine/model/kinds.ts');
  const { builtInCatalogue } = await import('../../server/src/engine/frameworks/built-in-catalogue.ts');
  const catalogue = builtInCatalogue();
  const byKind = KINDS.map((kind) => [kind, RULES.filter((rule) => rule.kinds?.includes(kind))] as const);
  const named = new Map(RULES.map((rule) => [rule, idsNamedBy(rule)]));
  const byId = (['soc2', 'iso27001'] as const).flatMap((framework) =>
    catalogue
      .items(framework)
      .map(({ id, title }) => [`${id} ${title}`, RULES.filter((rule) => named.get(rule)?.has(id))] as const),
  );
  return new Map([
    [
      'by-kind.md',
      page('Rules by kind of record', 'Rules that look at several kinds stand under each.', byKind),
    ],
    [
      'by-id.md',
      page('Rules by criterion, Annex A control and clause', 'Rules whose pages speak of the id.', byId),
    ],
  ]);
}

/** Ids in the running text of a page; what stands in examples and code is no subject of the rule. */
function idsNamedBy(rule: Rule): ReadonlySet<string> {
  const path = join(folder, `${rule.id}.md`);
  if (!existsSync(path)) return new Set();
  const text = readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  const ids = text.match(/\b(?:CC\d\.\d|A1\.\d|C1\.\d|PI1\.\d|P\d\.\d|A\.[5-8]\.\d{1,2})\b(?!\.\d)/g) ?? [];
  const clauses = [...text.matchAll(/\bclauses? (\d{1,2}\.\d(?:\.\d)?)/gi)].map((match) => match[1] ?? '');
  return new Set([...ids, ...clauses]);
}

function page(
  title: string,
  about: string,
  sections: readonly (readonly [string, readonly Rule[]])[],
): string {
  const parts = sections
    .filter(([, rules]) => rules.length > 0)
    .map(([name, rules]) => {
      const rows = rules.map(({ id, title: what }) => `- [\`${id}\`](${id}.md): ${what}`);
      return `## ${name}\n\n${rows.join('\n')}\n`;
    });
  return [`# ${title}\n`, `${about} Written by \`npm run generate\`.\n`, ...parts].join('\n');
}
