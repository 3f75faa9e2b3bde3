import { periodInFileName } from '../../../base/calendar/period.ts';
import { periodReader, writtenAt } from '../../audit/written.ts';
import type { PathFact, RecordFact } from '../../model/facts.ts';
import { isPlaceholder, mappingsIn, nodeAtPath, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { wantedPath } from '../../workspace/wanted-paths.ts';
import { isStub } from '../evidence-kinds.ts';
import { askFor, type NewField, TO_FILL_IN, writeFields } from '../field-edits.ts';
import { defineRule, type Problem, type RuleContext } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';
import { readingOfDays } from '../written-days.ts';
import { serveAll } from './serve-all.ts';

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

/** A record or occurrence that writes a path, and the hash that the file has now where it is known. */
interface Written {
  readonly record: RecordFact;
  readonly writer: MappingNode;
  readonly hash: string | undefined;
}

/** A file that is not what it was when its hash was written down. */
export const hashMismatch = defineRule<'path', Written>({
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
    if (writer === undefined || stated === undefined || written === undefined) return;
    const { path: file, from } = wantedPath(path);
    const artifact = context.workspace.artifact(file, from);
    const hash = written.replace(/^sha-?256:/, '');
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      const message = `${written.length > 20 ? `${written.slice(0, 17)}...` : written} is no SHA-256 hash: 64 digits from 0 to 9 and a to f.`;
      const data = { record: path.record, writer, hash: undefined };
      yield { file: path.record.file, span: stated, severity: 'warning', message, data };
      return;
    }
    if (artifact?.exists !== true || artifact.sha256 === undefined) return;
    if (artifact.sha256 === hash || artifact.sha256WithLf === hash) return;
    const message = `${file} is not what it was when its hash was written down: it is ${artifact.sha256.slice(0, 12)}... now. Restore the file, or collect it again and say when.`;
    const data = { record: path.record, writer, hash: artifact.sha256 };
    yield { file: path.record.file, span: stated, message, data };
  },
  *fixes({ data: { record, writer, hash } }, context) {
    if (hash === undefined) return;
    const isRecord = writer === record.fields;
    const fields: NewField[] = [
      { mapping: writer, path: isRecord ? '' : 'occurrences', name: 'sha256', value: hash },
    ];
    // A changed file was collected anew, and only a person knows on which day.
    if (isRecord) fields.push({ mapping: writer, path: '', name: 'collected_on', value: TO_FILL_IN });
    const edits = writeFields(record, fields, context);
    const title = `Write the hash of the file as it is now${isRecord ? ', and ask when it was collected' : ''}`;
    if (edits !== undefined) yield { title, safe: false, edits };
  },
});

/** The name of a file says another period than the record. */
export const filenamePeriod = defineRule<'path', Written>({
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
    const data = { record: path.record, writer, hash: undefined };
    const open = nodeAtPath(writer, 'period');
    if (isPlaceholder(open) && !isStub(path.record)) {
      const message = `The period is still to be filled in. The file name says ${named.period.label}.`;
      yield { file: path.record.file, span: open, message, data };
      return;
    }
    const period = writtenAt(writer, 'period', periodReader(readingOfDays(context)))?.value;
    // A file may hold more than the period, or a part of it.
    if (period === undefined || (named.period.start <= period.end && period.start <= named.period.end))
      return;
    const message = `The file name says ${named.period.label}, the record ${period.label}. One of them is wrong.`;
    yield { file: path.record.file, span: path.span, message, data };
  },
  *fixes({ data: { record, writer } }, context) {
    if (isPlaceholder(nodeAtPath(writer, 'period'))) return;
    const place = { mapping: writer, path: writer === record.fields ? '' : 'occurrences', name: 'period' };
    const fix = askFor(record, 'Ask for the period', [place], context);
    if (fix !== undefined) yield fix;
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
export const oneArtifactManyDuties = defineRule<'workspace', readonly Use[]>({
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
      yield { ...at(first), message, related: others(uses), data: uses };
    }
    yield* withoutArtifact(context);
  },
  *fixes({ data: uses }, context) {
    const seen = new Set<string | undefined>();
    for (const { record } of uses) {
      const stage = textAt(record.fields, 'stage')?.toLowerCase();
      const isFurther = seen.size > 0 && stage !== undefined && !seen.has(stage);
      seen.add(stage);
      if (!isFurther || textAt(record.fields, 'path') === undefined) continue;
      const place = { mapping: record.fields, path: '', name: 'path' };
      const fix = askFor(
        record,
        `Ask for an artifact of its own for ${record.id} (${stage})`,
        [place],
        context,
      );
      if (fix !== undefined) yield fix;
    }
  },
});

/** Stages that were parted from the artifact of another one and wait for their own. */
function* withoutArtifact(context: RuleContext): Generator<Problem<readonly Use[]>> {
  for (const record of wholeRecords('evidence', context)) {
    const path = nodeAtPath(record.fields, 'path');
    const stage = textAt(record.fields, 'stage');
    if (stage === undefined || isStub(record) || !isPlaceholder(path)) continue;
    const message = `The path of ${record.id} is still to be filled in: the artifact of its own for ${stage}.`;
    yield { file: record.file, span: path, message, data: [] };
  }
}

/** The same artifact is registered twice, often once per framework. */
export const duplicateArtifact = defineRule<'workspace', readonly RecordFact[]>({
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
      const data = uses.map(({ record }) => record);
      yield { ...at(first), message, related: others(uses), data };
    }
    yield* sameHash(said, context);
  },
  *fixes({ data: [kept, ...rest] }, context) {
    const fix = kept === undefined ? undefined : serveAll(kept, rest, context);
    if (fix !== undefined) yield fix;
  },
});

function* sameHash(
  said: ReadonlySet<RecordFact>,
  context: RuleContext,
): Generator<Problem<readonly RecordFact[]>> {
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
      yield { file: record.file, span: node, message, related, data: [first, record] };
    }
  }
}

function at({ record, path }: Use): Pick<Problem, 'file' | 'span'> {
  return { file: record.file, span: path.span };
}

function others(uses: readonly Use[]): Problem['related'] & object {
  return uses.slice(1, 5).map((use) => ({ ...at(use), message: use.record.id }));
}
