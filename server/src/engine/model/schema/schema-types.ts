import type { NestedList } from '../facts.ts';
import type { Kind } from '../kinds.ts';

/** A JSON Schema as far as ours use it. Annotations that begin with `x-` are explained at `Property`. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly then?: JsonSchema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
  readonly 'x-enumDescriptions'?: Readonly<Record<string, string>>;
  readonly 'x-synonyms'?: Readonly<Record<string, string>>;
  readonly 'x-extensible'?: boolean;
  readonly 'x-aliases'?: readonly string[];
  readonly 'x-alias-condition'?: string;
  readonly 'x-past'?: boolean;
  readonly 'x-path'?: string;
  readonly 'x-reference'?: readonly (Kind | NestedList)[];
  readonly 'x-reference-if'?: string;
  readonly 'x-unresolved'?: Unresolved;
  readonly 'x-citation'?: string;
  readonly 'x-nested'?: NestedList;
}

/** How an unresolved reference is treated (the table of reference fields). */
export type Unresolved = 'error' | 'warning' | 'information' | 'never';

/** What has a schema: the eleven kinds, and the configuration. */
export type SchemaName = Kind | 'configuration';

/** Shapes a value may have. Integers are numbers with a finer check. */
export type Form = 'string' | 'number' | 'boolean' | 'list' | 'mapping';

/** A value that a key may have, and what it means. */
export interface EnumValue {
  readonly value: string;
  readonly description: string;
}

/** One key of a record, as its schema describes it. Lists are transparent: `plan` has the keys of its entries. */
export interface Property {
  /** Canonical name; `*` stands for the values of a map whose keys the user chooses. */
  readonly name: string;
  /** Dotted path without list indexes: `occurrences.exceptions.due`, `satisfies.*.coverage`. */
  readonly path: string;
  readonly description: string;
  readonly required: boolean;
  /** Shapes of the value itself, and of the items where it is a list. */
  readonly forms: ReadonlySet<Form>;
  readonly itemForms: ReadonlySet<Form>;
  /** `date`, `instant`, `period`, `duration`, `owner`, `path`, `month-day`; of the value or of its items. */
  readonly format: string | undefined;
  /** Values to choose from; undefined when any text will do. */
  readonly values: readonly EnumValue[] | undefined;
  /** Other values are fine too; only a near miss is worth a word. */
  readonly extensible: boolean;
  /** Canonical value by loose spelling, synonyms included (see `looseValue`). */
  readonly valueBySpelling: ReadonlyMap<string, string>;
  readonly reference: ReferenceField | undefined;
  readonly pathField: PathField | undefined;
  /** The date of something that has happened: it cannot lie ahead. */
  readonly past: boolean;
  /** Where the value is the id of a framework item: the place of the citation. */
  readonly citation: string | undefined;
  /** Where the entries define ids of their own: the list they belong to. */
  readonly nested: NestedList | undefined;
  readonly aliases: readonly string[];
  /** `framework-map`: the aliases hold only above a map with a known framework key. */
  readonly aliasCondition: string | undefined;
  /** Keys below, in the order in which they are written. */
  readonly properties: ReadonlyMap<string, Property>;
  /** What every key below means where the user chooses the keys. */
  readonly wildcard: Property | undefined;
  /** Canonical names of the keys below by loose spelling, aliases included. */
  readonly nameBySpelling: ReadonlyMap<string, string>;
}

/** A field whose values are ids of the workspace. */
export interface ReferenceField {
  readonly path: string;
  readonly expects: readonly (Kind | NestedList)[];
  readonly unresolved: Unresolved;
  /** Free text is common here: only what is shaped like an id is a reference. */
  readonly idShaped: boolean;
}

/** A field whose values are local paths; `loose` ones hold prose too, and only what looks like a path is one. */
export interface PathField {
  readonly path: string;
  readonly loose: boolean;
}
