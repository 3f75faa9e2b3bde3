import type { Span } from '../../base/text/range.ts';
import type { NestedFact, PathFact, ReferenceFact } from '../model/facts.ts';
import { wantedPath } from '../workspace/wanted-paths.ts';
import { type Card, type Hover, hoverOf } from './hover/card.ts';
import { keyCard, valueCard } from './hover/field-hover.ts';
import { itemCard } from './hover/item-hover.ts';
import { recordCard } from './hover/other-record-hovers.ts';
import { readingCard } from './hover/reading-hover.ts';
import { joined, linkTo, personText, row } from './hover/record-words.ts';
import { targetsOf } from './places.ts';
import type { Snapshot } from './snapshot.ts';
import { type Subject, subjectAt } from './subject-at.ts';
import { code, escaped } from './words/markdown-text.ts';

/**
 * What is known about the token at an offset (UTF-16), as Markdown of at most twelve lines; undefined where nothing
 * has a meaning. Reads indexes only, so its cost does not grow with the workspace.
 */
export function hover(snapshot: Snapshot, file: string, offset: number): Hover | undefined {
  const subject = subjectAt(snapshot, file, offset);
  if (subject === undefined) return undefined;
  const card = cardOf(snapshot, subject);
  return card === undefined ? undefined : hoverOf(withReading(snapshot, subject, card), spanOf(subject));
}

const SELF_CONTAINED: ReadonlySet<Subject['type']> = new Set(['key', 'framework-key', 'path']);

/** While files are still being read, what a card says of the workspace is true of those that were. */
function withReading(snapshot: Snapshot, subject: Subject, card: Card): Card {
  if (snapshot.workspace.complete || SELF_CONTAINED.has(subject.type)) return card;
  return {
    ...card,
    rows: [
      row('Reading', 'the workspace is still being read, so some of it may be missing here'),
      ...card.rows,
    ],
  };
}

function spanOf({ span }: Subject): Span {
  return { start: span.start, end: span.end };
}

function cardOf(snapshot: Snapshot, subject: Subject): Card | undefined {
  switch (subject.type) {
    case 'citation': {
      const { citation } = subject;
      const framework = snapshot.catalogue.frameworkOf(citation.framework)?.framework ?? citation.framework;
      const is2013 =
        citation.writtenFramework !== undefined &&
        snapshot.catalogue.frameworkOf(citation.writtenFramework)?.edition2013 === true;
      const reading = is2013
        ? snapshot.catalogue.readAs2013(citation.token, citation.quoted)
        : framework === 'soc2' || framework === 'iso27001'
          ? citation.reading
          : snapshot.catalogue.read(framework, citation.token, citation.quoted);
      return readingCard(snapshot, framework, citation.token, reading);
    }
    case 'free-id':
      return readingCard(
        snapshot,
        subject.framework,
        subject.id,
        snapshot.catalogue.read(subject.framework, subject.id, true),
      );
    case 'reference':
      return referenceCard(snapshot, subject.reference);
    case 'record':
      return recordCard(snapshot, subject.record);
    case 'nested':
      return nestedCard(snapshot, subject.nested);
    case 'path':
      return pathCard(snapshot, subject.path);
    case 'framework-key':
      return frameworkCard(snapshot, subject.written, subject.framework);
    case 'key':
      return keyCard(subject);
    case 'value':
      if (subject.record !== undefined && (subject.path === 'title' || subject.path === 'kind'))
        return recordCard(snapshot, subject.record);
      return valueCard(snapshot, subject);
  }
}

function referenceCard(snapshot: Snapshot, reference: ReferenceFact): Card {
  const { records, nested } = targetsOf(snapshot, reference);
  const [record] = records;
  const [entry] = nested;
  if (record !== undefined) {
    const card = recordCard(snapshot, record);
    const twice = records.length > 1 ? row('Note', `${records.length} records have this id`) : undefined;
    return { ...card, rows: [twice, ...card.rows], links: [linkTo(record), ...(card.links ?? [])] };
  }
  if (entry !== undefined) return nestedCard(snapshot, entry);
  const near = snapshot.workspace.definitionsIgnoringCase(reference.id)[0];
  const wanted = reference.expects
    .map((each) => each.replaceAll('-', ' ').replaceAll('_', ' '))
    .slice(0, 3)
    .join(' or ');
  return {
    heading: `**${escaped(reference.id, 60)}** is not defined in this workspace${snapshot.workspace.complete ? '' : ', as far as it was read'}`,
    rows: [
      row('Expected', reference.expects.length > 3 ? 'the id of a record' : wanted),
      row('Near', near === undefined ? undefined : escaped(near.id, 60)),
    ],
    ...(near === undefined ? {} : { links: [linkTo(near)] }),
  };
}

function nestedCard(snapshot: Snapshot, nested: NestedFact): Card {
  const requirement =
    nested.list === 'requirements' ? snapshot.catalogue.item(nested.record.id, nested.id) : undefined;
  if (requirement !== undefined) return itemCard(snapshot, requirement);
  const list = nested.list.replaceAll('_', ' ').replaceAll('-', ' ');
  const title = nested.title === nested.id ? '' : ` ${escaped(nested.title, 120)}`;
  const holder = nested.list === 'roles' ? personText(snapshot, `role:${nested.id}`) : undefined;
  const spelling =
    nested.list === 'roles'
      ? `role:${nested.id}`
      : nested.list === 'people'
        ? `person:${nested.id}`
        : nested.id;
  const uses =
    snapshot.workspace.referencesTo(spelling).length +
    (spelling === nested.id ? 0 : snapshot.workspace.referencesTo(nested.id).length);
  return {
    heading: joined(
      `**${escaped(nested.id, 60)}**${title}`,
      `one of the ${list} of ${escaped(nested.record.id, 40)}`,
    ),
    rows: [row('Held by', holder), row('Used', `${uses} ${uses === 1 ? 'time' : 'times'} in this workspace`)],
    links: [{ label: nested.record.id, file: nested.record.file, span: nested.anchor }],
  };
}

function pathCard(snapshot: Snapshot, path: PathFact): Card {
  const { path: wanted, from } = wantedPath(path);
  const artifact = snapshot.workspace.artifact(wanted, from);
  const state =
    artifact === undefined
      ? 'not looked at yet'
      : artifact.outside === true
        ? 'leaves the workspace, so it was not looked at'
        : artifact.exists
          ? `found${artifact.size === undefined ? '' : `, ${sizeText(artifact.size)}`}`
          : artifact.sameButCase !== undefined
            ? `not found under this spelling; there is ${code(artifact.sameButCase, 120)}`
            : artifact.gitIgnored
              ? 'not here; the .gitignore hides it, so that is normal'
              : 'not found';
  const file = artifact?.exists === true ? artifact.resolved : undefined;
  return {
    heading: `**${code(path.path, 120)}** · ${state}`,
    rows: [
      row(
        'Of',
        `${escaped(path.record.id, 40)} ${path.record.title === path.record.id ? '' : escaped(path.record.title, 80)}`,
      ),
    ],
    ...(file === undefined ? {} : { links: [{ label: file, file, span: { start: 0, end: 0 } }] }),
  };
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function frameworkCard(snapshot: Snapshot, written: string, framework: string | undefined): Card {
  if (framework === undefined) {
    return {
      heading: `**${escaped(written, 60)}** is no framework that this workspace knows`,
      rows: [
        row(
          'Known',
          snapshot.catalogue
            .frameworks()
            .slice(0, 8)
            .map((each) => escaped(each, 40))
            .join(', '),
        ),
        row('Do', 'define it in a record of kind `framework`'),
      ],
    };
  }
  const names: Readonly<Record<string, string>> = {
    soc2: 'AICPA trust services criteria (2017)',
    iso27001: 'ISO/IEC 27001:2022',
  };
  const own = snapshot.workspace.definitions(framework).find((record) => record.kind === 'framework');
  const count = snapshot.catalogue.items(framework).length;
  const is2013 = snapshot.catalogue.frameworkOf(written)?.edition2013 === true;
  return {
    heading: joined(
      `**${escaped(written, 60)}** ${names[framework] ?? escaped(own?.title ?? framework, 100)}`,
      `${count} items`,
    ),
    rows: [
      row(
        'Note',
        is2013
          ? 'the key names the edition of 2013, which was withdrawn; ids below it are read as 2013 ids'
          : undefined,
      ),
      row('Write', 'a list of ids, or entries with `id`, `coverage`, `note` and `evidence`'),
    ],
    ...(own === undefined ? {} : { links: [linkTo(own)] }),
  };
}
