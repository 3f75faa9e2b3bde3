import type { Session } from './session.ts';

/** The comment by which the YAML extension is told the schema of a file. */
const SCHEMA_LINE = /^#[ \t]*yaml-language-server:[ \t]*\$schema=/m;

/** How far down the comment is looked for. */
const HEAD = 2_000;

/** Whether the YAML extension explains and completes the keys of this text itself: then we do not do it twice. */
export function othersExplainKeys({ settings }: Session, text: string): boolean {
  return settings.leavesYamlToOthers && SCHEMA_LINE.test(text.slice(0, HEAD));
}
