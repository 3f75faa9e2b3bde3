import type { Span } from '../../base/text/range.ts';
import { parseYaml } from '../syntax/parse.ts';
import type { MappingNode, YamlDocument } from '../syntax/tree.ts';
import { checkNames } from './check-configuration-names.ts';
import { checkValues } from './check-configuration-values.ts';
import { checkConfiguredIgnores } from './check-configured-ignores.ts';
import type { Configuration, ConfigurationProblem } from './configuration.ts';
import { defaultConfiguration } from './configuration-defaults.ts';

import { configurationTree } from './configuration-tree.ts';
import { readConfiguration } from './read-settings.ts';
import { checkConfiguration, type SchemaProblem } from './schema/check-record.ts';
import { saysNothing } from './schema/plain-copy.ts';

export interface ParsedConfiguration {
  /** Every valid setting, with defaults for what is absent or invalid. */
  readonly configuration: Configuration;
  /** In source order. */
  readonly problems: readonly ConfigurationProblem[];
  /** False when the text cannot be read as settings at all: keep the last good configuration. */
  readonly usable: boolean;
}

/**
 * Reads a `.tickmark.yaml`. Never throws; an invalid value is one problem at that value, and its default holds.
 * `knownRules` are the ids that `severity` and `ignore` may name, alone or as `group/*`.
 */
export function parseConfiguration(text: string, knownRules: ReadonlySet<string>): ParsedConfiguration {
  const tree = parseYaml(text);
  const syntax = tree.problems.map(({ start, end, message }) => invalid({ start, end }, message));
  if (syntax.length > 0) return unusable(syntax);
  const [document, ...others] = tree.documents.filter(({ root }) => root !== undefined);
  if (document === undefined || isEmpty(document)) {
    return { configuration: defaultConfiguration(), problems: [], usable: true };
  }
  const root = configurationTree(document);
  if (root === undefined) {
    const message = 'The settings must be a map: one `key: value` per line, such as `profile: strict`.';
    return unusable([invalid(document.root ?? document.span, message)]);
  }
  const problems = [
    ...others.map(({ root: extra, span }) =>
      invalid(
        extra ?? span,
        'Only the first document of this file is read. Put all settings above the `---`.',
      ),
    ),
    ...problemsOf(root, knownRules),
  ];
  return {
    configuration: readConfiguration(root, knownRules),
    problems: problems.sort((a, b) => a.span.start - b.span.start),
    usable: true,
  };
}

function problemsOf(root: MappingNode, knownRules: ReadonlySet<string>): readonly ConfigurationProblem[] {
  const formal = checkConfiguration(root).map(formalProblem);
  const taken = new Set(formal.map(({ span }) => span.start));
  // What is malformed already is not also judged by its meaning.
  const meant = [...checkValues(root), ...checkNames(root, knownRules)].filter(
    ({ span }) => !taken.has(span.start),
  );
  return [...formal, ...meant, ...checkConfiguredIgnores(root)];
}

function formalProblem({ rule, span, message, suggestion }: SchemaProblem): ConfigurationProblem {
  const problem = {
    rule: rule === 'record/unknown-field' ? ('config/unknown-key' as const) : ('config/invalid' as const),
    span: { start: span.start, end: span.end },
    message,
  };
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

function isEmpty({ root }: YamlDocument): boolean {
  return root?.type === 'scalar' && saysNothing(root);
}

function unusable(problems: readonly ConfigurationProblem[]): ParsedConfiguration {
  return { configuration: defaultConfiguration(), problems, usable: false };
}

function invalid({ start, end }: Span, message: string): ConfigurationProblem {
  return { rule: 'config/invalid', span: { start, end }, message };
}
