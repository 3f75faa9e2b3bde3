import type { WorkspaceOptions } from './workspace.ts';

/** A rule's page, read as the test of its own examples. */
export interface RulePage {
  readonly title: string;
  readonly sections: ReadonlyMap<string, string>;
  /** Files of the examples: fenced blocks whose info string names a path (`yaml controls/AC-001.yaml`). */
  readonly bad: ReadonlyMap<string, string>;
  readonly good: ReadonlyMap<string, string>;
  readonly options: WorkspaceOptions;
}

/** Reads a page: `# id`, then `## Section`s; examples are fenced blocks in the sections Bad and Good. */
export function readRulePage(text: string): RulePage {
  const [head = '', ...rest] = text.split(/^## /m);
  const sections = new Map(
    rest.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)] as const;
    }),
  );
  return {
    title: /^# (.+)$/m.exec(head)?.[1] ?? '',
    sections,
    bad: files(sections.get('Bad') ?? ''),
    good: files(sections.get('Good') ?? ''),
    // On a page, only files that are shown exist: an artifact that should exist is one of the blocks.
    options: {
      artifacts: [...(sections.get('Bad') ?? '').matchAll(/<!-- exists: (\S+) -->/g)].map(
        (match) => match[1] ?? '',
      ),
    },
  };
}

const BLOCK = /^```\w+ (\S+)\n([\s\S]*?)^```$/gm;

function files(section: string): Map<string, string> {
  return new Map([...section.matchAll(BLOCK)].map((match) => [match[1] ?? '', match[2] ?? '']));
}
