/** Writes the table of all rules into `docs/rules/README.md`, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../server/src/engine/rules/rule.ts';

const README = join(import.meta.dirname, '..', '..', 'docs', 'rules', 'README.md');
const BEGIN = '<!-- rules: written by `npm run generate` -->';
const END = '<!-- /rules -->';

export async function generate(): Promise<void> {
  const before = readFileSync(README, 'utf8');
  const after = await ruleIndex(before);
  if (after !== before) writeFileSync(README, after);
}

/** The page with its table written anew. */
export async function ruleIndex(page: string): Promise<string> {
  // The registry reads data that other steps write.
  await (await import('./validators.ts')).generate();
  (await import('./rule-pages.ts')).generate();
  const { RULES } = await import('../../server/src/engine/rules/registry.ts');
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error(`docs/rules/README.md lacks the marks ${BEGIN} and ${END}.`);
  return `${page.slice(0, start + BEGIN.length)}\n\n${tables(RULES)}\n\n${page.slice(end)}`;
}

function tables(rules: readonly Rule[]): string {
  const groups = [...new Set(rules.map(groupOf))];
  return groups
    .map((group) =>
      table(
        group,
        rules.filter((rule) => groupOf(rule) === group),
      ),
    )
    .join('\n\n');
}

function table(group: string, rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, severity, fixable, strictOnly }) => {
    const name = id.slice(group.length + 1);
    const shown = strictOnly === true ? `${severity}, only in \`strict\`` : severity;
    return `| [\`${id}\`](${group}/${name}.md) | ${shown} | ${title} | ${fixable === true ? 'yes' : ''} |`;
  });
  return [
    `### ${group}`,
    '',
    '| Rule | Severity | What is wrong | Safe fix |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function groupOf({ id }: Rule): string {
  return id.slice(0, id.indexOf('/'));
}
