import type { SeveritySetting } from '../engine/model/configuration.ts';
import type {
  ClientSettings,
  InitializationOptions,
  YamlSyntaxFindings,
} from '../protocol/initialization.ts';

const SEVERITIES: ReadonlySet<string> = new Set(['error', 'warning', 'information', 'hint', 'off']);

/** What the editor is set to; asked anew at each use. */
export class Settings {
  /** Another extension reports YAML syntax and explains keys. */
  readonly #yamlExtensionActive: boolean;
  /** Scheme of the documents that show rule pages; undefined when the client cannot open them. */
  readonly ruleDocumentScheme: string | undefined;
  /** The client has views, which want to hear of changes. */
  readonly hasViews: boolean;
  #codeLenses: boolean;
  #yaml: YamlSyntaxFindings;
  #severity: ReadonlyMap<string, SeveritySetting>;

  constructor(options: InitializationOptions) {
    this.#yamlExtensionActive = options.yamlExtensionActive === true;
    this.ruleDocumentScheme = options.ruleDocumentScheme;
    this.hasViews = options.views === true;
    this.#codeLenses = options.codeLenses !== false;
    this.#yaml = options.yamlSyntaxFindings ?? 'auto';
    this.#severity = readSeverities(options.severity);
  }

  /** Whether another extension speaks about plain YAML here: then we do not say the same twice. */
  get leavesYamlToOthers(): boolean {
    return this.#yaml === 'never' || (this.#yaml === 'auto' && this.#yamlExtensionActive);
  }

  /** Whether lenses are to be shown. */
  get codeLenses(): boolean {
    return this.#codeLenses;
  }

  /** Severities for workspaces without a configuration file. */
  get severity(): ReadonlyMap<string, SeveritySetting> {
    return this.#severity;
  }

  /** Takes the section `tickmark` in; says which parts differ from before. */
  update(settings: ClientSettings): {
    readonly yaml: boolean;
    readonly severity: boolean;
    readonly codeLenses: boolean;
  } {
    const before = {
      quiet: this.leavesYamlToOthers,
      severity: [...this.#severity].join(),
      codeLenses: this.#codeLenses,
    };
    this.#codeLenses = settings.codeLens?.enable ?? this.#codeLenses;
    this.#yaml = settings.yaml?.syntaxFindings ?? this.#yaml;
    if (settings.severity !== undefined) this.#severity = readSeverities(settings.severity);
    return {
      yaml: before.quiet !== this.leavesYamlToOthers,
      severity: before.severity !== [...this.#severity].join(),
      codeLenses: before.codeLenses !== this.#codeLenses,
    };
  }
}

/** Leaves out what is no severity: the editor marks it in its own settings. */
function readSeverities(written: InitializationOptions['severity']): ReadonlyMap<string, SeveritySetting> {
  const entries = Object.entries(written ?? {}).filter((entry): entry is [string, SeveritySetting] =>
    SEVERITIES.has(entry[1]),
  );
  return new Map(entries);
}
