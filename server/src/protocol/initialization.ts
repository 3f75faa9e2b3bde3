/** What a client tells the server at `initialize`, in `initializationOptions`. Every field may be missing. */
export interface InitializationOptions {
  /** Another extension already reports YAML syntax, keys and schemas: see `yamlSyntaxFindings`. */
  readonly yamlExtensionActive?: boolean;
  /** `auto`: report YAML syntax errors only when no other extension does. */
  readonly yamlSyntaxFindings?: YamlSyntaxFindings;
  /** Severities for workspaces that have no `.tickmark.yaml`. Rule id or `group/*` to severity or `off`. */
  readonly severity?: Readonly<Record<string, string>>;
  /**
   * Scheme of the virtual documents that show rule pages (`tickmark-rule:/evidence/stale.md`). Only a client that can
   * open them names it; without it findings carry no link.
   */
  readonly ruleDocumentScheme?: string;
  /** The client has views: it is told of changes (`tickmark/changed`), and code lenses open views. */
  readonly views?: boolean;
  /** Setting `tickmark.codeLens.enable`; lenses are shown when missing. */
  readonly codeLenses?: boolean;
}

/** Setting `tickmark.yaml.syntaxFindings`. */
export type YamlSyntaxFindings = 'auto' | 'always' | 'never';

/**
 * The section `tickmark` as the client answers `workspace/configuration` and sends with
 * `workspace/didChangeConfiguration`. Every field may be missing.
 */
export interface ClientSettings {
  readonly severity?: Readonly<Record<string, string>>;
  readonly yaml?: { readonly syntaxFindings?: YamlSyntaxFindings };
  readonly codeLens?: { readonly enable?: boolean };
}
