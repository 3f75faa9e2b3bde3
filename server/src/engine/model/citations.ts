import { builtInCatalogue } from '../frameworks/built-in-catalogue.ts';
import type { Reading } from '../frameworks/id-grammar.ts';
import { type Comment, type MappingNode, type Node, type ScalarNode, valueOf } from '../syntax/tree.ts';
import type { CitationFact, CitationPlace, FrameworkKeyFact, RecordFact } from './facts.ts';
import { mappingsIn, meaningful, nodeAtPath, scalarsIn, textAt } from './read.ts';
import { isYesOrNo, looseKey } from './satisfies-key.ts';

/** Finds the comment that ends the line of an offset: often a label of the id before it. */
export type TrailingComment = (offset: number) => Comment | undefined;

const NO_READING: Reading = { type: 'unknown', looksLike: 'nothing', nearest: [] };

/** Collects the framework ids that one record writes, and the framework keys it writes them under. */
export class CitationReader {
  readonly citations: CitationFact[] = [];
  readonly frameworkKeys: FrameworkKeyFact[] = [];
  readonly #trailing: TrailingComment;
  /** While a list in brackets is read: a comment behind it speaks of all its ids, not of the last one. */
  #listLabel: CitationFact['listLabel'];
  #sharesLine = false;

  constructor(trailing: TrailingComment) {
    this.#trailing = trailing;
  }

  read(record: RecordFact): void {
    this.#satisfies(record, valueOf(record.fields, 'satisfies'), 'satisfies');
    switch (record.kind) {
      case 'crosswalk':
        this.#crosswalk(record);
        break;
      case 'soa':
        this.#soa(record);
        break;
      case 'framework':
        this.#framework(record);
        break;
      case 'program':
        this.#program(record);
        break;
      case 'scope':
        this.#scope(record);
        break;
      case 'vendor':
        this.#vendor(record);
        break;
      default:
    }
  }

  /** `{soc2: [CC6.2, {id: CC6.3, coverage: strong}], iso27001: A.5.18}`: short, long, scalar entries may mix. */
  #satisfies(record: RecordFact, value: Node | undefined, place: CitationPlace): void {
    if (value?.type !== 'mapping') return;
    for (const pair of value.pairs) {
      if (isYesOrNo(pair.value)) continue;
      const written = pair.key.text;
      const framework = frameworkName(written);
      this.frameworkKeys.push({ record, written, span: pair.key });
      const list = pair.value?.type === 'sequence' ? pair.value : undefined;
      const shares = list?.flow === true && list.items.length > 1;
      this.#listLabel = shares ? this.#commentAt(list.end) : undefined;
      this.#sharesLine = shares;
      for (const item of list?.items ?? [pair.value]) this.#entry(record, framework, written, item, place);
      this.#listLabel = undefined;
      this.#sharesLine = false;
    }
  }

  #entry(
    record: RecordFact,
    framework: string,
    written: string | undefined,
    item: Node | undefined,
    place: CitationPlace,
    row?: number,
  ): void {
    if (item?.type === 'scalar') this.#cite(record, framework, written, item, place, undefined, row);
    if (item?.type !== 'mapping') return;
    const id = valueOf(item, 'id');
    if (id?.type === 'scalar') this.#cite(record, framework, written, id, place, item, row);
  }

  #cite(
    record: RecordFact,
    framework: string,
    written: string | undefined,
    node: ScalarNode,
    place: CitationPlace,
    entry: MappingNode | undefined,
    row: number | undefined,
  ): void {
    const token = node.text.trim();
    if (token === '') return;
    const saysClause = entry !== undefined && textAt(entry, 'type') === 'clause';
    const quoted = node.style !== 'plain' || saysClause;
    this.citations.push({
      record,
      framework,
      writtenFramework: written,
      place,
      token,
      quoted,
      span: node,
      label: this.#label(node, entry),
      listLabel: this.#listLabel,
      saysClause,
      coverage: entry === undefined ? undefined : textAt(entry, 'coverage'),
      note: entry === undefined ? undefined : (textAt(entry, 'note') ?? textAt(entry, 'notes')),
      evidence:
        entry === undefined ? [] : scalarsIn(valueOf(entry, 'evidence')).map((item) => item.text.trim()),
      reading: isBuiltIn(framework) ? builtInCatalogue().read(framework, token, quoted) : NO_READING,
      row,
    });
  }

  #label(node: ScalarNode, entry: MappingNode | undefined): CitationFact['label'] {
    const title = entry === undefined ? undefined : valueOf(entry, 'title');
    const text = meaningful(title);
    if (title !== undefined && text !== undefined) return { text, span: title };
    return this.#sharesLine ? undefined : this.#commentAt(node.end);
  }

  #commentAt(offset: number): CitationFact['label'] {
    const comment = this.#trailing(offset);
    if (comment === undefined || comment.text === '' || comment.text.startsWith('tickmark-'))
      return undefined;
    return { text: comment.text, span: comment };
  }

  #crosswalk(record: RecordFact): void {
    const source = this.#side(record, 'source') ?? 'soc2';
    const target = this.#side(record, 'target') ?? 'iso27001';
    mappingsIn(valueOf(record.fields, 'mappings')).forEach((row, index) => {
      this.#rowSide(record, source, row, 'source', 'row-source', index);
      this.#rowSide(record, target, row, 'target', 'row-target', index);
    });
    for (const gap of mappingsIn(valueOf(record.fields, 'gaps'))) {
      this.#rowSide(record, source, gap, 'source', 'gap', undefined);
      this.#rowSide(record, target, gap, 'target', 'gap', undefined);
    }
  }

  #rowSide(
    record: RecordFact,
    framework: string,
    row: MappingNode,
    key: string,
    place: CitationPlace,
    index: number | undefined,
  ): void {
    for (const id of scalarsIn(valueOf(row, key)))
      this.#cite(record, framework, undefined, id, place, row, index);
  }

  /** The framework of one side of a crosswalk, which its head names. */
  #side(record: RecordFact, key: string): string | undefined {
    const value = valueOf(record.fields, key);
    const name = value?.type === 'mapping' ? (valueOf(value, 'framework') ?? valueOf(value, 'id')) : value;
    const version = value?.type === 'mapping' ? valueOf(value, 'version') : undefined;
    this.#frameworkKey(record, name, version);
    const text = meaningful(name);
    return text === undefined ? undefined : frameworkName(text);
  }

  #soa(record: RecordFact): void {
    const named = valueOf(record.fields, 'framework');
    this.#frameworkKey(record, named, valueOf(record.fields, 'version_of_framework'));
    const framework = frameworkName(meaningful(named) ?? 'iso27001');
    for (const row of mappingsIn(valueOf(record.fields, 'controls'))) {
      this.#entry(record, framework, undefined, row, 'soa-row');
    }
  }

  #framework(record: RecordFact): void {
    for (const requirement of mappingsIn(valueOf(record.fields, 'requirements'))) {
      this.#satisfies(record, valueOf(requirement, 'maps_to'), 'maps-to');
    }
  }

  #program(record: RecordFact): void {
    const named = valueOf(record.fields, 'frameworks');
    const items = named?.type === 'sequence' ? named.items : [named];
    for (const item of items) {
      if (item?.type === 'mapping')
        this.#frameworkKey(
          record,
          valueOf(item, 'id') ?? valueOf(item, 'framework'),
          valueOf(item, 'version'),
        );
      else this.#frameworkKey(record, item, undefined);
    }
    for (const list of ['management_reviews', 'internal_audits']) {
      for (const entry of mappingsIn(valueOf(record.fields, list))) {
        this.#satisfies(record, valueOf(entry, 'satisfies'), 'satisfies');
      }
    }
  }

  #scope(record: RecordFact): void {
    for (const entry of mappingsIn(nodeAtPath(record.fields, 'soc2.not_applicable'))) {
      this.#entry(record, 'soc2', undefined, entry, 'not-applicable');
    }
  }

  #vendor(record: RecordFact): void {
    for (const csoc of mappingsIn(nodeAtPath(record.fields, 'subservice.csocs'))) {
      for (const id of scalarsIn(valueOf(csoc, 'criteria'))) {
        this.#cite(record, 'soc2', undefined, id, 'csoc', undefined, undefined);
      }
    }
  }

  #frameworkKey(record: RecordFact, name: Node | undefined, version: Node | undefined): void {
    const text = meaningful(name);
    if (text === undefined || name === undefined) return;
    const year = meaningful(version);
    const versionNamesAll = year !== undefined && looseKey(year).includes(looseKey(text));
    if (year === undefined || version === undefined)
      this.frameworkKeys.push({ record, written: text, span: name });
    else
      this.frameworkKeys.push({ record, written: versionNamesAll ? year : `${text}:${year}`, span: version });
  }
}

function isBuiltIn(framework: string): boolean {
  return framework === 'soc2' || framework === 'iso27001';
}

/** The normal form of a framework key: a built-in one, else the key as written. */
export function frameworkName(written: string): string {
  return builtInCatalogue().frameworkOf(written)?.framework ?? written.trim();
}
