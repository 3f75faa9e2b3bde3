import { describe, expect, it } from 'vitest';
import { accepted, completeAt } from './engine-at.ts';

const control = (line: string): string =>
  `//- controls/AC-001.yaml\nkind: control\nid: AC-001\ntitle: Access is reviewed\n${line}\n`;
const configuration = (lines: string): string => `//- .tickmark.yaml\nversion: 1\n${lines}\n`;

describe('ids of rules', () => {
  it.each([
    ['in a comment at the end of a line', control('frequency: annual # tickmark-ignore $0')],
    ['in a comment of its own line', control('# tickmark-ignore evid$0')],
    ['behind a comma', control('# tickmark-ignore evidence/stale, $0: why')],
    [
      'in a comment for the file',
      `//- controls/AC-001.yaml\n# tickmark-ignore-file $0\nkind: control\nid: AC-001\n`,
    ],
    ['as a key of severity', configuration('severity:\n  $0')],
    ['as a half-typed key of severity', configuration('severity:\n  evid$0: off')],
    ['as a key of severity in brackets', configuration('severity: {$0}')],
    ['as the rule of an entry of ignore', configuration('ignore:\n  - rule: $0')],
    ['as a half-typed rule of ignore', configuration('ignore:\n  - {rule: "evid$0", reason: why}')],
  ])('are offered %s', (_, source) => {
    const { labels } = completeAt(source);
    expect(labels).toEqual(
      expect.arrayContaining(['evidence/exception-open', 'evidence/outside-window', 'evidence/*']),
    );
  });

  it.each([
    ['in another comment', control('# see $0')],
    ['behind the reason', control('# tickmark-ignore evidence/stale: $0')],
    ['behind the day', control('# tickmark-ignore evidence/stale until 2026-06-30$0')],
    ['for the value of severity', configuration('severity:\n  evidence/stale: $0')],
    ['for the reason of ignore', configuration('ignore:\n  - {rule: evidence/stale, reason: $0}')],
  ])('are not offered %s', (_, source) => {
    expect(completeAt(source).labels).not.toContain('evidence/exception-open');
  });

  it('leave out what is named already', () => {
    expect(completeAt(control('# tickmark-ignore evidence/stale, $0')).labels).not.toContain(
      'evidence/stale',
    );
    const { labels } = completeAt(configuration('severity:\n  evidence/stale: off\n  $0'));
    expect(labels).not.toContain('evidence/stale');
  });

  it.each([
    [control('# tickmark-ignore evidence/st$0x: why'), '# tickmark-ignore evidence/stale: why\n'],
    [configuration('severity:\n  $0'), 'severity:\n  evidence/stale: \n'],
    [configuration('severity:\n  evid$0: off'), 'severity:\n  evidence/stale: off\n'],
    [configuration('ignore:\n  - rule: $0'), 'ignore:\n  - rule: evidence/stale\n'],
  ])('are written as the place wants them: %j', (before, after) => {
    expect(accepted(before, 'evidence/stale').endsWith(after)).toBe(true);
  });
});
