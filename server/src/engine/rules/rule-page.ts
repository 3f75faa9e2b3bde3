import pages from './generated/rule-pages.json' with { type: 'json' };

const PAGES: ReadonlyMap<string, string> = new Map(Object.entries(pages));

/** The page of a rule as Markdown: what it reports, why an auditor asks, examples, how to mend it. */
export function rulePage(id: string): string | undefined {
  return PAGES.get(id);
}
