import type { Configuration, ConfigurationProblem } from '../engine/model/configuration.ts';
import { defaultConfiguration } from '../engine/model/configuration-defaults.ts';
import { parseConfiguration } from '../engine/model/parse-configuration.ts';
import { CONFIGURATION_FILES } from '../engine/model/path-claim.ts';
import type { FileSystem } from './file-system.ts';
import { readWorkspaceFile } from './read-workspace-file.ts';

/** The configuration that applies to a workspace, and what is wrong with its file. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  /** The file it stands in, relative to the root; undefined when there is none and defaults apply. */
  readonly file: string | undefined;
  /** The file's text; empty when it could not be read. */
  readonly text: string;
  /** False when the file is too wrong to be used: then the last good configuration, or the default, applies. */
  readonly usable: boolean;
}

export interface ConfigurationSource {
  readonly fileSystem: FileSystem;
  /** Native absolute path. */
  readonly root: string;
  readonly knownRules: ReadonlySet<string>;
  /** The text of a file that is open in an editor. */
  readonly openText?: ((file: string) => string | undefined) | undefined;
  /** Applies while the file is too wrong to be used. */
  readonly lastGood?: Configuration | undefined;
}

/** Reads `.tickmark.yaml` or `.tickmark.yml` of a workspace. */
export async function readConfiguration(source: ConfigurationSource): Promise<ReadConfiguration> {
  const readings = await Promise.all(CONFIGURATION_FILES.map((file) => read(source, file)));
  const [first, second] = readings.filter((reading) => reading !== undefined);
  const fallback = source.lastGood ?? defaultConfiguration();
  if (first === undefined)
    return { configuration: defaultConfiguration(), problems: [], file: undefined, text: '', usable: true };
  const { file } = first;
  if ('reason' in first) {
    const problems = [invalid(first.reason)];
    return { configuration: fallback, problems, file, text: '', usable: false };
  }
  const parsed = parseConfiguration(first.text, source.knownRules);
  const problems = [...parsed.problems];
  if (second !== undefined) problems.push(invalid(twoFiles(file, second.file)));
  return {
    configuration: parsed.usable ? parsed.configuration : fallback,
    problems,
    file,
    text: first.text,
    usable: parsed.usable,
  };
}

type Reading = { readonly file: string } & ({ readonly text: string } | { readonly reason: string });

async function read(source: ConfigurationSource, file: string): Promise<Reading | undefined> {
  const open = source.openText?.(file);
  if (open !== undefined) return { file, text: open };
  const { change } = await readWorkspaceFile(source.fileSystem, source.root, file);
  if (change.type === 'removed') return undefined;
  return change.type === 'text' ? { file, text: change.text } : { file, reason: change.reason };
}

function invalid(message: string): ConfigurationProblem {
  return { rule: 'config/invalid', message, span: { start: 0, end: 0 } };
}

function twoFiles(used: string, other: string): string {
  return `The workspace has both ${used} and ${other}; only ${used} is read. Merge them and delete ${other}.`;
}
