import { periodInFileName } from '../../../base/calendar/period.ts';
import { periodReader, writtenAt } from '../../audit/written.ts';
import type { PathFact, RecordFact } from '../../model/facts.ts';
import { mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { wantedPath } from '../../workspace/wanted-paths.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { readingOfDays } from '../written-days.ts';

/** The mapping that writes a path of evidence: the record, or one of its occurrences. */
function writerOf(path: PathFact): MappingNode | undefined {
  if (path.record.kind !== 'evidence') return undefined;
  if (path.field === 'path') return path.record.fields;
  return path.field === 'occurrences.path' ? writersIn(path.record).get(path.span.start) : undefined;
}

/** Occurrences by the place of their path: a record may have thousands. */
const writers = new WeakMap<RecordFact, ReadonlyMap<number, MappingNode>>();

function writersIn(record: RecordFact): ReadonlyMap<number, MappingNode> {
  let known = writers.get(record);
  if (known === undefined) {
    known = new Map(
      mappingsIn(nodeAtPath(record.fields, 'occurrences')).flatMap((node) => {
        const path = nodeAtPath(node, 'path');
        return path === undefined ? [] : [[path.start, node] as const];
      }),
    );
    writers.set(record, known);
  }
  return known;
}

/** A file that is not what it was when its hash was written down. */
export const hashMismatch = defineRule({
  id: 'evidence/hash-mismatch',
  title: 'An artifact changed after its hash was written down',
  severity: 'error',
  on: 'path',
  kinds: ['evidence'],
  crossFile: true,
  *check(path, context) {
    const writer = writerOf(path);
    const stated = writer === undefined ? undefined : nodeAtPath(writer, 'sha256');
    const written = writer === undefined ? undefined : textAt(writer, 'sha256')?.toLowerCase();
    if (stated === undefined || written === undefined) return;
    const { path: file, from } = wantedPath(path);
    const artifact = context.workspace.artifact(file, from);
    const hash = written.replace(/^sha-?256:/, '');
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      const message = `${written.length > 20 ? `${written.slice(0, 17)}...` : written} is no SHA-256 hash: 64 digits from 0 to 9 and a to f.`;
      yield { file: path.record.file, span: stated, severity: 'warning', message, data: undefined };
      return;
    }
    if (artifact?.exists !== true || artifact.sha256 === undefined) return;
    if (artifact.sha256 === hash || artifact.sha256WithLf === hash) return;
    const message = `${file} is not what it was when its hash was written down: it is ${artifact.sha256.slice(0, 12)}... now. Restore the file, or collect it again and say when.`;
    yield { file: path.record.file, span: stated, message, data: undefined };
  },
});

/** The name of a file says another period than the record. */
export const filenamePeriod = defineRule({
  id: 'evidence/filename-period',
  title: 'A file name says another period than the record',
  severity: 'warning',
  on: 'path',
  kinds: ['evidence'],
  *check(path, context) {
    const writer = writerOf(path);
    if (writer === undefined) return;
    const name = path.path.slice(path.path.lastIndexOf('/') + 1);
    const named = periodInFileName(name, context.configuration.fiscalYearStart);
    if (named === undefined) return;
    const period = writtenAt(writer, 'period', periodReader(readingOfDays(context)))?.value;
    // A file may hold more than the period, or a part of it.
    if (period === undefined || (named.period.start <= period.end && period.start <= named.period.end))
      return;
    const message = `The file name says ${named.period.label}, the record ${period.label}. One of them is wrong.`;
    yield { file: path.record.file, span: path.span, message, data: undefined };
  },
});

/** Names of artifacts that do not follow the pattern that the workspace has set. */
export const filename = defineRule({
  id: 'evidence/filename',
  title: 'An artifact name does not follow the pattern',
  severity: 'hint',
  on: 'path',
  kinds: ['evidence'],
  *check(path, context) {
    const pattern = context.configuration.evidenceFilename;
    if (pattern === undefined || writerOf(path) === undefined) return;
    const name = path.path.slice(path.path.lastIndexOf('/') + 1);
    if (name === '' || /[*?]/.test(name) || fits(name, pattern, path.record, context)) return;
    const message = `${name} does not follow ${pattern}, the pattern of this workspace.`;
    yield { file: path.record.file, span: path.span, message, data: undefined };
  },
});

/** `{Title}` compares words, `{Period}` takes every form of a period, `{ext}` any ending, `{id}` the id. */
function fits(name: string, pattern: string, record: RecordFact, context: RuleContext): boolean {
  let rest = foldName(name.replace(/\.[^.]*$/, ''));
  const stem = pattern.replace(/\.(?:\{ext\}|[^.{}]*)$/i, '');
  if (/\{period\}/i.test(stem)) {
    const named = periodInFileName(name, context.configuration.fiscalYearStart);
    if (named === undefined) return false;
    rest = foldName(name.slice(0, named.start) + name.slice(named.end).replace(/\.[^.]*$/, ''));
  }
  const wanted = foldName(
    stem
      .replaceAll(/\{period\}/gi, '')
      .replaceAll(/\{title\}|\{name\}/gi, record.title)
      .replaceAll(/\{id\}/gi, record.id),
  );
  return rest === wanted;
}

function foldName(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

interface Use {
  readonly record: RecordFact;
  readonly path: PathFact;
}

/** Artifacts that more than one evidence record writes, by path. */
function sharedArtifacts(context: RuleContext): readonly (readonly [Use, Use, ...Use[]])[] {
  const byPath = new Map<string, Use[]>();
  const files = new Set<string>();
  const whole = new Set<RecordFact>();
  for (const record of wholeRecords('evidence', context)) {
    whole.add(record);
    files.add(record.file);
  }
  for (const file of files) {
    for (const path of context.workspace.facts(file)?.paths ?? []) {
      if (!whole.has(path.record) || writerOf(path) === undefined) continue;
      const use = { record: path.record, path };
      const uses = byPath.get(path.path);
      if (uses === undefined) byPath.set(path.path, [use]);
      else if (uses.at(-1)?.record !== path.record) uses.push(use);
    }
  }
  return [...byPath.values()].filter((uses): uses is [Use, Use, ...Use[]] => uses.length > 1);
}

function stagesOf(uses: readonly Use[]): readonly string[] {
  return [...new Set(uses.flatMap(({ record }) => textAt(record.fields, 'stage')?.toLowerCase() ?? []))];
}

/** One artifact is claimed for several steps of the account life cycle. */
export const oneArtifactManyDuties = defineRule({
  id: 'evidence/one-artifact-many-duties',
  title: 'One artifact stands for several stages',
  severity: 'warning',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    for (const uses of sharedArtifacts(context)) {
      const stages = stagesOf(uses);
      const [first] = uses;
      if (stages.length < 2) continue;
      const message = `${first.path.path} stands for ${stages.join(', ')}. Each stage has a list of its own: joiners, movers, leavers and the review are tested one by one.`;
      yield { ...at(first), message, related: others(uses), data: undefined };
    }
  },
});

/** The same artifact is registered twice, often once per framework. */
export const duplicateArtifact = defineRule({
  id: 'evidence/duplicate-artifact',
  title: 'The same artifact is registered more than once',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  *check(_workspace, context) {
    const shared = sharedArtifacts(context);
    const said = new Set(shared.flatMap((uses) => uses.map(({ record }) => record)));
    for (const uses of shared) {
      const [first] = uses;
      if (stagesOf(uses).length > 1) continue;
      const message = `${first.path.path} is registered ${uses.length} times: ${uses.map(({ record }) => record.id).join(', ')}. Collect it once, and let one record serve all controls.`;
      yield { ...at(first), message, related: others(uses), data: undefined };
    }
    yield* sameHash(said, context);
  },
});

function* sameHash(said: ReadonlySet<RecordFact>, context: RuleContext): Generator<Problem<undefined>> {
  const byHash = new Map<string, RecordFact>();
  for (const record of wholeRecords('evidence', context)) {
    const hash = textAt(record.fields, 'sha256')?.toLowerCase();
    const node = nodeAtPath(record.fields, 'sha256');
    if (hash === undefined || node === undefined || said.has(record)) continue;
    const first = byHash.get(hash);
    if (first === undefined) byHash.set(hash, record);
    else {
      const message = `The artifact of ${record.id} has the same hash as that of ${first.id}. Collect it once, and let one record serve all controls.`;
      const related = [{ file: first.file, span: first.anchor, message: first.id }];
      yield { file: record.file, span: node, message, related, data: undefined };
    }
  }
}

function at({ record, path }: Use): Pick<Problem, 'file' | 'span'> {
  return { file: record.file, span: path.span };
}

function others(uses: readonly Use[]): Problem['related'] & object {
  return uses.slice(1, 5).map((use) => ({ ...at(use), message: use.record.id }));
}
