import { builtInCatalogue } from '../frameworks/built-in-catalogue.ts';
import { resolver } from '../syntax/aliases.ts';
import { commentsOf, trailingComments } from '../syntax/comments.ts';
import { frontMatter } from '../syntax/front-matter.ts';
import { parseYaml } from '../syntax/parse.ts';
import type { MappingNode, SyntaxTree } from '../syntax/tree.ts';
import { valueOf } from '../syntax/tree.ts';
import { canonicalise } from './canonical.ts';
import { CitationReader } from './citations.ts';
import type { Configuration } from './configuration.ts';
import type {
  FileFacts,
  FileProblem,
  NestedFact,
  PathFact,
  RecordFact,
  ReferenceFact,
  UnknownKindFact,
} from './facts.ts';
import { nestedFacts, walkFields } from './field-walk.ts';
import { ignoresIn } from './ignores.ts';
import { KINDS } from './kinds.ts';
import { type PathClaim, pathClaims } from './path-claim.ts';
import { meaningful } from './read.ts';
import { type Recognised, type RecogniseResult, recognise } from './recognise.ts';
import { looseKey, SATISFIES_KEYS } from './satisfies-key.ts';

/** What reading a file depends on besides its text: fixed for the life of an engine, custom frameworks aside. */
export interface ReadingContext {
  readonly configuration: Configuration;
  readonly claimOf: (file: string) => PathClaim;
  /** Keys of custom frameworks that the workspace defines, in loose form. */
  readonly customFrameworks: ReadonlySet<string>;
}

/** A reading context for a configuration. */
export function readingContext(
  configuration: Configuration,
  customFrameworks: ReadonlySet<string>,
): ReadingContext {
  return { configuration, claimOf: pathClaims(configuration), customFrameworks };
}

const NOTHING: Pick<
  FileFacts,
  | 'records'
  | 'nested'
  | 'references'
  | 'citations'
  | 'paths'
  | 'ignores'
  | 'frameworkKeys'
  | 'unknownKinds'
  | 'problems'
> = {
  records: [],
  nested: [],
  references: [],
  citations: [],
  paths: [],
  ignores: [],
  frameworkKeys: [],
  unknownKinds: [],
  problems: [],
};

/** Facts of a file that is none of ours. */
export function notOurs(file: string, because: string): FileFacts {
  return { file, recognition: { ours: false, declared: false, because }, ...NOTHING };
}

/** Reads the facts of one file. Total: broken text gives what can be read, and problems. */
export function readFile(file: string, text: string, context: ReadingContext): FileFacts {
  const claim = context.claimOf(file);
  if (claim.type === 'none') return notOurs(file, `.tickmark.yaml says that ${claim.glob} is not ours`);
  const markdown = isMarkdown(file);
  if (!mayBeOurs(text, claim, markdown))
    return notOurs(file, 'it has no kind, lies in none of our folders and cites no framework');
  const source = markdown ? headOf(text) : parseYaml(text);
  if (source === undefined) return notOurs(file, 'it has no front matter');
  return new FileReader(file, text, context, claim, markdown, source).read();
}

/** The tree of a file as far as it is YAML: all of it, or a Markdown file's front matter. */
export function parseSource(file: string, text: string): SyntaxTree {
  if (!isMarkdown(file)) return parseYaml(text);
  return headOf(text) ?? { documents: [], problems: [] };
}

/** How much of a text that is too large is looked at, to tell whether it is ours. */
const HEAD_LENGTH = 2_000;

/**
 * Whether the beginning of a text declares a record: by its kind, or as any text of ours does. Long files are lists
 * (`controls:`), whose first items stand in the beginning. Its last line is likely to be cut, and is left out.
 */
function declaresRecord(file: string, head: string, context: ReadingContext): boolean {
  if (DECLARING_HEAD.test(head) && !/^apiVersion:/m.test(head)) return true;
  const lines = head.slice(0, head.lastIndexOf('\n') + 1);
  return readFile(file, lines, context).recognition.declared;
}

const DECLARING_HEAD = new RegExp(`^kind:[ \\t]*["']?(?:${KINDS.join('|')}|programme)\\b`, 'im');

/**
 * Facts of a file that exists and cannot be read. Told only where its path, or what could be read of its beginning,
 * says that it is a record.
 */
export function unusable(
  file: string,
  code: FileProblem['code'],
  message: string,
  context: ReadingContext,
  head = '',
): FileFacts {
  const claim = context.claimOf(file).type;
  const declares = claim === 'declares' || (claim !== 'none' && declaresRecord(file, head, context));
  if (!declares) return notOurs(file, message);
  const problems = [{ code, message, start: 0, end: 0 }];
  return {
    ...notOurs(file, message),
    recognition: {
      ours: true,
      declared: true,
      because: claim === 'declares' ? 'its path says so' : 'its first lines say so',
    },
    problems,
  };
}

function isMarkdown(file: string): boolean {
  return /\.(md|markdown)$/i.test(file);
}

/** A cheap look before parsing, so that a repository full of other YAML costs next to nothing. */
function mayBeOurs(text: string, claim: PathClaim, markdown: boolean): boolean {
  if (claim.type === 'declares' || claim.type === 'suggests') return true;
  return OUR_WORDS.test(markdown ? text.slice(0, MARKDOWN_HEAD) : text);
}

/** A front matter longer than this is none that we read. */
const MARKDOWN_HEAD = 20_000;

const OUR_WORDS =
  /^[ \t]*(?:- )?["']?(?:kind|satisfies|mappings|frameworks|compliance|standards|controls|risks|evidence|vendors|incidents|policies)["']?[ \t]*:/im;

/** The tree of a Markdown file's front matter; without an opening mark it must hold `satisfies` or an alias of it. */
function headOf(text: string): SyntaxTree | undefined {
  const head = frontMatter(text);
  if (head === undefined) return undefined;
  const tree = parseYaml(text, head.span);
  if (head.opened) return tree;
  const root = tree.documents[0]?.root;
  const cites =
    root?.type === 'mapping' && root.pairs.some((pair) => SATISFIES_KEYS.has(looseKey(pair.key.text)));
  return cites && tree.problems.length === 0 ? tree : undefined;
}

/** One reading of one file: gathers facts document by document. */
class FileReader {
  readonly #records: RecordFact[] = [];
  readonly #references: ReferenceFact[] = [];
  readonly #paths: PathFact[] = [];
  readonly #nested: NestedFact[] = [];
  readonly #unknownKinds: UnknownKindFact[] = [];
  readonly #problems: readonly FileProblem[];
  readonly #file: string;
  readonly #text: string;
  readonly #context: ReadingContext;
  readonly #claim: PathClaim;
  readonly #markdown: boolean;
  readonly #tree: SyntaxTree;

  constructor(
    file: string,
    text: string,
    context: ReadingContext,
    claim: PathClaim,
    markdown: boolean,
    tree: SyntaxTree,
  ) {
    this.#file = file;
    this.#text = text;
    this.#context = context;
    this.#claim = claim;
    this.#markdown = markdown;
    this.#tree = tree;
    this.#problems = tree.problems;
  }

  read(): FileFacts {
    const results = this.#tree.documents.map((document) => this.#readDocument(document));
    const found =
      results.find((result) => result.records.length > 0) ??
      results.find((result) => result.awaitsFrameworks) ??
      results[0];
    const because = found?.because ?? 'it is empty';
    const declared = this.#records.some((record) => record.declared) || this.#brokenButClaimed();
    if (this.#records.length === 0 && this.#unknownKinds.length === 0 && !declared) {
      const facts = notOurs(this.#file, because);
      const awaits = found?.awaitsFrameworks;
      return awaits === undefined
        ? facts
        : { ...facts, recognition: { ...facts.recognition, awaitsFrameworks: awaits } };
    }
    const comments = commentsOf(this.#text, this.#tree);
    const reader = new CitationReader(trailingComments(this.#text, comments));
    for (const record of this.#records) {
      reader.read(record);
      walkFields(record, this.#references, this.#paths);
      nestedFacts(record, this.#nested);
    }
    return {
      file: this.#file,
      recognition: { ours: true, declared, because },
      records: this.#records,
      nested: this.#nested,
      references: this.#references,
      citations: reader.citations,
      paths: this.#paths,
      ignores: ignoresIn(this.#text, comments, this.#tree.documents),
      frameworkKeys: reader.frameworkKeys,
      unknownKinds: this.#unknownKinds,
      problems: declared ? this.#problems : [],
    };
  }

  /** A file whose path declares a record and that cannot be read at all still deserves its syntax finding. */
  #brokenButClaimed(): boolean {
    if (this.#problems.length === 0 || this.#records.length > 0) return false;
    if (this.#claim.type === 'declares') return true;
    // Nothing of a text above the limit is read but its first lines.
    return (
      this.#problems.some(({ code }) => code === 'too-large') &&
      declaresRecord(this.#file, this.#text.slice(0, HEAD_LENGTH), this.#context)
    );
  }

  #readDocument(document: SyntaxTree['documents'][number]): RecogniseResult {
    const resolve = resolver(document);
    const result = recognise({
      document,
      claim: this.#claim,
      markdown: this.#markdown,
      resolve,
      isFramework: (key) => this.#isFramework(key),
    });
    for (const recognised of result.records) this.#addRecord(recognised, resolve);
    if (result.unknownKind !== undefined) this.#unknownKinds.push(result.unknownKind);
    return result;
  }

  #addRecord(recognised: Recognised, resolve: ReturnType<typeof resolver>): void {
    const { kind, node, declared, by } = recognised;
    const { fields, shadowed } = canonicalise(
      kind,
      node,
      resolve,
      this.#context.configuration.aliases,
      (key) => this.#isFramework(key),
    );
    const id = valueOf(fields, 'id');
    const idText = meaningful(id);
    const anchor = idText !== undefined && id !== undefined ? id : (fields.pairs[0]?.key ?? node);
    const name = idText ?? stemOf(this.#file);
    this.#records.push({
      file: this.#file,
      kind,
      id: name,
      title: meaningful(valueOf(fields, 'title')) ?? name,
      anchor: { start: anchor.start, end: anchor.end },
      span: spanOf(node),
      declared,
      recognisedBy: by,
      fields,
      shadowed,
    });
  }

  #isFramework(key: string): boolean {
    return (
      builtInCatalogue().frameworkOf(key) !== undefined || this.#context.customFrameworks.has(looseKey(key))
    );
  }
}

function spanOf(node: MappingNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

/** `controls/AC-001.control.yaml` to `AC-001`: the id of an inferred record that writes none. */
function stemOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.replace(/(\.[a-z]+)?\.(ya?ml|md|markdown)$/i, '');
}
