import { describe, expect, it } from 'vitest';
import { isPerformed, isPlanned, type Occurrence } from '../../server/src/engine/audit/occurrence.ts';
import { auditOf } from './workspace.ts';

const HEAD = 'kind: evidence\nid: EV-1\ntitle: Review\n';

function occurrences(text: string): { readonly read: readonly Occurrence[]; readonly text: string } {
  const all = `${HEAD}occurrences:\n${text}`;
  const { audit, record } = auditOf({ 'evidence/1.yaml': all });
  return { read: audit.occurrencesOf(record('EV-1')), text: all };
}

function only(text: string): Occurrence {
  const [first] = occurrences(text).read;
  if (first === undefined) throw new Error('No occurrence was read.');
  return first;
}

describe('an occurrence', () => {
  it('is read with the place of what it says', () => {
    const { read, text } = occurrences(
      '  - period: 2025-Q3\n    performed_on: 2025-09-23\n    performed_by: person:mira.sol\n    result: "138 kept"\n    exceptions: none\n',
    );
    const [occurrence] = read;
    const written = [
      occurrence?.period,
      occurrence?.performedOn,
      occurrence?.performedBy,
      occurrence?.result,
    ];
    expect(written.map((each) => text.slice(each?.span.start, each?.span.end))).toEqual([
      '2025-Q3',
      '2025-09-23',
      'person:mira.sol',
      '"138 kept"',
    ]);
    expect(occurrence?.period?.value?.end).toBe('2025-09-30');
    expect(occurrence?.performedOn?.value).toEqual({ from: '2025-09-23', on: '2025-09-23' });
    expect(occurrence?.reviewedBy).toBeUndefined();
    expect(occurrence?.exceptions).toBe('none');
  });

  it('is planned without a day, and with the placeholder', () => {
    expect(isPlanned(only('  - {period: 2025-Q3}\n'))).toBe(true);
    expect(isPlanned(only('  - {performed_on: "?", period: 2025-Q3}\n'))).toBe(true);
    const unreadable = only('  - {performed_on: last week}\n');
    expect(isPlanned(unreadable)).toBe(false);
    expect(isPerformed(unreadable)).toBe(false);
    expect(unreadable.performedOn).toMatchObject({ value: undefined, placeholder: false, text: 'last week' });
  });

  it('tells an empty key from a placeholder', () => {
    const occurrence = only('  - performed_on: 2025-09-23\n    performed_by:\n    reviewed_by: "?"\n');
    expect(occurrence.performedBy).toBeUndefined();
    expect(occurrence.reviewedBy?.placeholder).toBe(true);
  });

  it('takes several performers as one value', () => {
    expect(only('  - {performed_on: 2025-09-23, performed_by: [a, b]}\n').performedBy?.value).toBe('a, b');
  });

  it.each([
    ['exceptions: none', 'none'],
    ['exceptions: None', 'none'],
    ['exceptions: []', 'none'],
    ['exceptions: [none]', 'none'],
    ['exceptions: "?"', 'placeholder'],
    ['exceptions:', 'unstated'],
    ['result: ok', 'unstated'],
  ])('with `%s` has exceptions %s', (line, expected) => {
    expect(only(`  - performed_on: 2025-09-23\n    ${line}\n`).exceptions).toBe(expected);
  });

  it('reads exceptions as mappings or as bare text', () => {
    const occurrence = only(
      '  - performed_on: 2025-09-23\n    exceptions:\n      - {description: late, found_on: 2025-09-23, ticket: IT-1, remediated_on: "?"}\n      - two orphans\n',
    );
    const [first, second] = Array.isArray(occurrence.exceptions) ? occurrence.exceptions : [];
    expect(first?.foundOn?.value?.on).toBe('2025-09-23');
    expect(first?.remediatedOn?.placeholder).toBe(true);
    expect(first?.remediation).toBeUndefined();
    expect(second?.description?.value).toBe('two orphans');
  });
});
