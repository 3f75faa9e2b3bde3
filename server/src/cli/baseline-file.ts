import { byCodeUnits } from '../host/paths.ts';
import type { KnownFinding, ReportedFinding } from './report.ts';

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly KnownFinding[];
}

/** What a baseline makes of the findings of a run. */
export interface Compared {
  readonly fresh: readonly ReportedFinding[];
  /** How many findings were known. */
  readonly known: number;
  /** Known findings that are there no more, with how many of them. */
  readonly cured: readonly KnownFinding[];
}

/** The baseline of some findings, in a fixed order: the same findings give the same bytes. */
export function baselineOf(findings: Iterable<ReportedFinding>): Baseline {
  const counted = new Map<string, KnownFinding>();
  for (const finding of findings) {
    const key = fingerprint(finding);
    const known = counted.get(key);
    const { rule, file, record } = finding;
    counted.set(key, {
      rule,
      file,
      ...(record === undefined ? {} : { record }),
      message: lasting(finding.message),
      count: (known?.count ?? 0) + 1,
    });
  }
  return { version: 1, findings: [...counted.values()].sort(inOrder) };
}

/** The text of a baseline file: one line per entry, so that a review shows what came and went. */
export function writeBaseline({ findings }: Baseline): string {
  const lines = findings.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}

/** Reads a baseline file, or says what is wrong with it. */
export function readBaseline(text: string): Baseline | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (!isObject(value) || !Array.isArray(value['findings']))
    return { problem: 'it is not a baseline of Tickmark' };
  if (value['version'] !== 1) return { problem: 'it was written by another version of Tickmark' };
  const findings: KnownFinding[] = [];
  for (const [index, entry] of value['findings'].entries()) {
    if (!isKnownFinding(entry)) return { problem: `entry ${index + 1} of findings is not whole` };
    findings.push(entry);
  }
  return { version: 1, findings };
}

/**
 * Takes known findings out. Of several that look alike, the first ones are taken for the known ones. Entries of files
 * that `isAsked` leaves out are neither known nor cured.
 */
export function compare(
  findings: readonly ReportedFinding[],
  baseline: Baseline,
  isAsked: (file: string) => boolean,
): Compared {
  const left = new Map<string, { entry: KnownFinding; count: number }>();
  for (const entry of baseline.findings) {
    const key = fingerprint(entry);
    // A merge may leave an entry twice.
    left.set(key, { entry, count: (left.get(key)?.count ?? 0) + entry.count });
  }
  const fresh: ReportedFinding[] = [];
  for (const finding of findings) {
    const known = left.get(fingerprint(finding));
    if (known === undefined || known.count === 0) fresh.push(finding);
    else known.count--;
  }
  const cured = [...left.values()]
    .filter(({ entry, count }) => count > 0 && isAsked(entry.file))
    .map(({ entry, count }) => ({ ...entry, count }))
    .sort(inOrder);
  return { fresh, known: findings.length - fresh.length, cured };
}

function fingerprint({
  rule,
  file,
  record,
  message,
}: Pick<KnownFinding, 'rule' | 'file' | 'message'> & { readonly record?: string | undefined }): string {
  return [rule, file, record ?? '', lasting(message)].join('\0');
}

/**
 * Days, periods and counts change while nothing in the files does: "148 days late" of yesterday is 149 today, and where
 * one week was missing two are. However many days and periods stand together, they are one.
 */
function lasting(message: string): string {
  return message
    .replaceAll(DAY_OR_PERIOD, 'DATE')
    .replaceAll(/(?<![\w.:/-])\d+(?=[.,;:)]*(?:\s|$))/g, 'N')
    .replaceAll(/\bN (day|week|month|quarter|year)\b/g, 'N $1s')
    .replaceAll(/\bDATE(?:(?:\.\.|\/|,? and |, )DATE\b)*(?:,? and N more\b)?/g, 'DATE')
    .replaceAll(/\bDATE are\b/g, 'DATE is')
    .replaceAll(/\bDATE were\b/g, 'DATE was');
}

/** `2025-09-15`, and as words of their own `2025-09`, `2025-W37`, `2025-Q3`, `2025-H2`: in an id they stay. */
const DAY_OR_PERIOD = /\b\d{4}-\d{2}-\d{2}\b|(?<![\w/-])\d{4}-(?:\d{2}|W\d{2}|Q[1-4]|H[12])(?![\w-]|\.\w)/g;

function inOrder(a: KnownFinding, b: KnownFinding): number {
  return (
    byCodeUnits(a.file, b.file) ||
    byCodeUnits(a.record ?? '', b.record ?? '') ||
    byCodeUnits(a.rule, b.rule) ||
    byCodeUnits(a.message, b.message)
  );
}

function isKnownFinding(value: unknown): value is KnownFinding {
  if (!isObject(value)) return false;
  const { rule, file, message, record, count } = value;
  const texts = [rule, file, message, record ?? ''];
  return texts.every((text) => typeof text === 'string') && Number.isInteger(count) && Number(count) > 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
