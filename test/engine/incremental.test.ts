import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../server/src/engine/engine.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import { listFindings } from '../support/workspace.ts';

const AS_OF = { date: '2026-01-12', origin: 'clock' } as const;

/** What files may hold in the course of an edit script: right, wrong, broken, ours and not ours. */
const TEXTS: readonly string[] = [
  'kind: control\nid: AC-1\ntitle: Access is reviewed\nowner: role:it\nstatus: operating\nfrequency: quarterly\nsatisfies: {soc2: [CC6.2, CC9.3], iso27001: [A.5.18]}\nevidence: [EV-1, EV-2]\nrisks: [R-1]\n',
  'kind: control\nid: AC-1\ntitle: Access is reviewed\nstatus: operating\nsatisfies: {soc2: [CC6.2]}\nevidence: [EV-1]\n',
  'kind: control\nid: AC-1\ntitle: Access by stage\nowner: me\nfrequency: {joiner: per-event, review: monthly}\nsatisfies: {soc2: [CC6.2]}\n',
  'kind: evidence\nid: EV-4\ntitle: Leavers\nstage: leaver\ncontrols: [AC-1]\noccurrences:\n  - {performed_on: 2025-06-24, performed_by: person:a, result: x}\n  - {performed_on: 2025-07-24, performed_by: person:a, result: x}\n  - {performed_on: 2025-08-24, performed_by: person:a}\n',
  'kind: program\nid: P-2\ntitle: Programme with a next window\naudits: [{framework: soc2, type: type-2, period: 2026-01-01/2026-12-31}]\n',
  'kind: control\nid: ac-1\ntitle: Reviewed access\nowner: me\nsatisfies: {iso27001: [A.9.2.1, A.5.15-5.18]}\nsystems: [okta]\n',
  'controls:\n  - {id: AC-2, title: Changes are approved, owner: me, status: operating, frequency: per-event, satisfies: {soc2: [CC8.1], gdpr: [G-1]}, evidence: [EV-2]}\n  - {id: AC-3, title: Backups, owner: me, satisfies: {soc2: [A1.2]}, evidence: [EV-1]}\n',
  'kind: evidence\nid: EV-1\ntitle: Review\ntype: access-review\ncontrols: [AC-1]\nfrequency: quarterly\noccurrences:\n  - {period: 2025-Q2, performed_on: 2025-06-24}\n  - {period: 2025-Q3, performed_on: 2025-09-23, performed_by: person:a, reviewed_by: person:b, result: fine, exceptions: none}\npath: evidence/a.csv\n',
  'kind: evidence\nid: EV-2\ntitle: Export\ntype: config-export\ncontrols: [AC-1, AC-2]\ncollected_on: 2025-03-01\nfrequency: quarterly\npath: evidence/a.csv\n',
  'kind: evidence\nid: EV-2\ntitle: Policy\ntype: policy\ncontrols: [AC-2]\napproved_on: 2025-01-01\n',
  'kind: evidence\nid: EV-3\ntitle: Review 2\ntype: access-review\ncontrols: [AC-1]\nfrequency: quarterly\noccurrences:\n  - {period: 2024-Q4, performed_on: 2024-12-24, performed_by: person:a, exceptions: none, result: x}\n',
  'kind: risk\nid: R-1\ntitle: Leak\nowner: me\ntreatment: mitigate\ncontrols: [AC-1, EV-1]\nsatisfies: {soc2: [CC3.2]}\n',
  'kind: scope\nid: S-1\ntitle: Scope\nsystems: [{id: okta, title: Okta}]\nsoc2: {type: type-2, categories: [security], window: {start: 2025-04-01, end: 2025-12-31}}\n',
  'kind: scope\nid: S-2\ntitle: Scope two\nsystems: [{id: github, title: GitHub}]\nsoc2: {type: type-1, categories: [security, availability]}\n',
  'kind: program\nid: P-1\ntitle: Programme\nframeworks: [soc2, iso27001]\nscope: S-1\npeople: [{id: a, name: A}]\n',
  'kind: crosswalk\nid: X-1\ntitle: Crosswalk\nsource: {framework: soc2}\ntarget: {framework: iso27001}\nmappings:\n  - {source: CC6.2, target: A.5.18, evidence: [EV-2]}\n  - {source: CC6.3, target: A.5.18, evidence: [EV-4]}\n',
  'kind: framework\nid: gdpr\ntitle: GDPR\nids: "G-\\\\d"\nrequirements: [{id: G-1, title: One, maps_to: {soc2: [CC6.2]}}]\n',
  'id: H-1\nname: House control\nmappings: {gdpr: [G-1, G-9], soc2: [cc6.1]}\n',
  'kind: contol\nid: AC-9\nsatisfies: {soc2: [CC1.1]}\n',
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {controls: []}\n',
  'kind: control\nid: AC-1\ntitle: [broken\nowner: "\n',
  'kind: control\nid: AC-5\ntitle: Ignored # tickmark-ignore record/*: kept short\nowner: me\n# tickmark-ignore reference/unknown-criterion\nsatisfies: {soc2: [CC9.3]}\n',
  '',
];
const FILES = [
  'a.yaml',
  'controls/b.yaml',
  'controls/c.control.yaml',
  'evidence/d.yaml',
  'scope.yaml',
  'evidence/a.csv',
  'x/e.yaml',
];

type Edit =
  | { readonly type: 'write'; readonly file: string; readonly text: string }
  | { readonly type: 'remove'; readonly file: string }
  | { readonly type: 'line'; readonly file: string; readonly at: number; readonly line: string }
  | { readonly type: 'cut'; readonly file: string; readonly at: number }
  | { readonly type: 'retitle'; readonly file: string; readonly title: string }
  | { readonly type: 'day'; readonly date: string }
  | { readonly type: 'look'; readonly file: string };

const file = fc.constantFrom(...FILES);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('write' as const), file, text: fc.constantFrom(...TEXTS) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const), file }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('line' as const),
      file,
      at: fc.nat(12),
      line: fc.constantFrom(
        '# a comment',
        '',
        'status: planned',
        'owner: me',
        '  - {period: 2025-Q4, performed_on: 2025-12-09}',
        'evidence: [EV-3]',
        'broken: [',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('cut' as const), file, at: fc.nat(12) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('retitle' as const),
      file,
      title: fc.constantFrom('Access is reviewed', 'Reviewed access', 'Backups', 'Something else'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('day' as const),
      date: fc.constantFrom('2025-07-01', '2026-01-12', '2027-01-01'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('look' as const), file }) },
);

describe('an engine that was edited', () => {
  it('says the same as one built from the same files at once, after any script of edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
        const files = new Map<string, string>();
        let date: string = AS_OF.date;
        const edited = new Engine({ configuration: defaultConfiguration(), asOf: AS_OF });
        edited.apply([{ type: 'complete' }]);
        for (const each of edits) {
          if (each.type === 'day') date = each.date;
          applyEdit(edited, files, each);
          answerPaths(edited);
        }
        const fresh = new Engine({ configuration: defaultConfiguration(), asOf: { date, origin: 'clock' } });
        for (const [name, text] of files) fresh.apply([{ type: 'text', file: name, text }]);
        answerPaths(fresh);
        fresh.apply([{ type: 'complete' }]);
        expect(listFindings(edited)).toEqual(listFindings(fresh));
        expect([...edited.files()].sort()).toEqual([...fresh.files()].sort());
      }),
      { numRuns: 400 },
    );
  });
});

function applyEdit(engine: Engine, files: Map<string, string>, edit: Edit): void {
  if (edit.type === 'day') {
    engine.apply([{ type: 'as-of', asOf: { date: edit.date, origin: 'clock' } }]);
    return;
  }
  if (edit.type === 'look') {
    engine.findings(edit.file);
    return;
  }
  if (edit.type === 'remove') {
    files.delete(edit.file);
    engine.apply([{ type: 'removed', file: edit.file }]);
    return;
  }
  const before = files.get(edit.file);
  const text =
    edit.type === 'write'
      ? edit.text
      : edit.type === 'retitle'
        ? before?.replace(/^title: .*$/m, `title: ${edit.title}`)
        : changedLines(before, edit);
  if (text === undefined) return;
  files.set(edit.file, text);
  engine.apply([{ type: 'text', file: edit.file, text }]);
}

function changedLines(text: string | undefined, edit: Extract<Edit, { at: number }>): string | undefined {
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  lines.splice(
    Math.min(edit.at, lines.length - 1),
    edit.type === 'cut' ? 1 : 0,
    ...(edit.type === 'line' ? [edit.line] : []),
  );
  return lines.join('\n');
}

/** No path exists in these workspaces. */
function answerPaths(engine: Engine): void {
  const artifacts = engine.wantedPaths().map((wanted) => ({
    ...wanted,
    exists: false,
    sameButCase: undefined,
    gitIgnored: false,
    size: undefined,
    sha256: undefined,
  }));
  if (artifacts.length > 0) engine.apply([{ type: 'artifacts', artifacts }]);
}
