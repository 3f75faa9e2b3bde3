import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../server/src/engine/engine.ts';
import { parseConfiguration } from '../../server/src/engine/model/parse-configuration.ts';
import { RULE_IDS } from '../../server/src/engine/rules/registry.ts';
import { answerPaths } from '../fixes/expect-sound-fixes.ts';
import { FAULTS, withFault } from '../fixes/faults.ts';
import { sampleFiles } from '../fixes/sample-files.ts';

const sample = sampleFiles('kestrel');
const { configuration } = parseConfiguration(sample.get('.tickmark.yaml') ?? '', RULE_IDS);

/** The sample with a mistake in every file that has a place for it, and some ids that two records share. */
const files: readonly (readonly [file: string, text: string])[] = [
  ...[...sample]
    .filter(([file]) => file !== '.tickmark.yaml')
    .map(([file, text], index) => {
      const faults = [FAULTS[index % FAULTS.length], FAULTS[(index * 7 + 3) % FAULTS.length]];
      return [
        file,
        faults.reduce(
          (old, fault) => (fault === undefined ? old : (withFault(old, fault, index) ?? old)),
          text,
        ),
      ] as const;
    }),
  ['controls/again.yaml', sample.get('controls/AC-001.yaml') ?? ''],
  [
    'controls/ac-001-in-lower-case.yaml',
    (sample.get('controls/AC-001.yaml') ?? '').replace('AC-001', 'ac-001'),
  ],
  [
    'frameworks/own.yaml',
    'kind: framework\nid: own\ntitle: Own\nids: "OWN-\\\\d+"\nrequirements: [{id: OWN-1, title: One}]\n',
  ],
  ['x/own.yaml', 'id: H-1\nname: House control\nsatisfies: {own: [OWN-1, OWN-7]}\n'],
  ['x/pointing.yaml', 'kind: evidence\nid: EV-P\ntitle: P\ncontrols: [AC-002]\npath: controls/AC-003.yaml\n'],
];

/** Everything that is published, as the JSON of the command line would hold it. */
function published(
  order: readonly (readonly [string, string])[],
  atOnce: boolean,
  completeFirst: boolean,
): string {
  const engine = new Engine({ configuration, asOf: { date: '2026-01-12', origin: 'pinned' } });
  if (completeFirst) engine.apply([{ type: 'complete' }]);
  const changes = order.map(([file, text]) => ({ type: 'text', file, text }) as const);
  if (atOnce) engine.apply(changes);
  else for (const change of changes) engine.apply([change]);
  answerPaths(engine);
  if (!completeFirst) engine.apply([{ type: 'complete' }]);
  const report = engine.filesWithFindings().map((file) => ({
    file,
    findings: engine.findings(file).map(({ rule, severity, problem }) => ({
      rule,
      severity,
      range: engine.range(file, problem.span),
      message: problem.message,
      related: problem.related,
      fixes: engine
        .fixes({ rule, severity, problem })
        .map(({ title, safe, edits }) => ({ title, safe, edits })),
    })),
  }));
  return JSON.stringify(report, undefined, 1);
}

describe('the same files on the same day', () => {
  const expected = published(files, true, false);

  it('have findings', () => {
    expect(JSON.parse(expected).length).toBeGreaterThan(20);
  });

  it('have the same findings, fixes and related places to the byte, in whatever order and manner they are told', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...files], { minLength: files.length }),
        fc.boolean(),
        fc.boolean(),
        (order, atOnce, completeFirst) => {
          expect(published(order, atOnce, completeFirst)).toBe(expected);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
