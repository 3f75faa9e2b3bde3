import type { Severity } from '../../model/configuration.ts';
import type { FileProblem } from '../../model/facts.ts';
import { defineRule, type Rule } from '../rule.ts';

/**
 * What can be wrong with a file before anything in it is read. The problems are found while reading; these rules give
 * each its name and severity. Told only where the path or the readable part declares a record.
 */
const FILE_PROBLEMS: readonly {
  readonly name: string;
  readonly codes: readonly FileProblem['code'][];
  readonly severity: Severity;
  readonly title: string;
}[] = [
  { name: 'syntax', codes: ['syntax'], severity: 'error', title: 'The YAML cannot be read' },
  {
    name: 'duplicate-key',
    codes: ['duplicate-key'],
    severity: 'error',
    title: 'A key stands twice in one mapping',
  },
  {
    name: 'conflict-marker',
    codes: ['conflict-marker'],
    severity: 'error',
    title: 'A merge conflict was left in the file',
  },
  {
    name: 'too-large',
    codes: ['too-large', 'too-deep', 'too-many-aliases'],
    severity: 'warning',
    title: 'The file is too large or too deep to be read',
  },
  { name: 'encoding', codes: ['encoding'], severity: 'error', title: 'The file is not UTF-8 text' },
  { name: 'unreadable', codes: ['unreadable'], severity: 'error', title: 'The file cannot be opened' },
];

export const FILE_RULES: readonly Rule[] = FILE_PROBLEMS.map(({ name, codes, severity, title }) =>
  defineRule({
    id: `file/${name}`,
    title,
    severity,
    on: 'file',
    *check(facts) {
      for (const problem of facts.problems) {
        if (!codes.includes(problem.code)) continue;
        yield {
          file: facts.file,
          span: { start: problem.start, end: problem.end },
          message: problem.message,
          data: undefined,
        };
      }
    },
  }),
);
