import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/fixture.ts';
import { found, mended } from '../../support/found.ts';
import { engineFor, listFindings } from '../../support/workspace.ts';

const PROGRAM = '//- program.yaml\nkind: program\nid: PROGRAM\ntitle: P\nframeworks: [soc2, iso27001]\n';

function control(id: string, satisfies: string, lines = '', title = 'Access is managed'): string {
  return `//- controls/${id}.yaml\nkind: control\nid: ${id}\ntitle: ${title}\nowner: it\nfrequency: quarterly\n${lines}satisfies: {${satisfies}}\n`;
}

function evidence(id: string, lines: string, by = 'AC-1', title = 'Export'): string {
  return `//- evidence/${id}.yaml\nkind: evidence\nid: ${id}\ntitle: ${title}\nowner: it\ncontrols: [${by}]\ncollected_on: 2025-12-20\n${lines}\n`;
}

/** What the access rules say, without places. */
function access(source: string, configuration = ''): string[] {
  const config = configuration === '' ? '' : `//- .tickmark.yaml\n${configuration}`;
  return found(config + source).flatMap((line) => /access\/\S+ \w+ .*$/.exec(line)?.[0] ?? []);
}

function rules(source: string, configuration = ''): string[] {
  return access(source, configuration).map((line) => line.slice(0, line.indexOf(' ')));
}

const JOINER = evidence('E-J', 'type: ticket-export\nstage: joiner');
const LEAVER = evidence(
  'E-L',
  'type: ticket-export\nstage: leaver\nfields: [person, terminated_on, removed_on]',
);
const MOVER = evidence('E-M', 'type: ticket-export\nstage: mover');
const REVIEW = evidence(
  'E-R',
  'type: access-review\nstage: review\nprivileged: true\noccurrences: [{period: 2025-Q4, performed_on: 2025-12-09, performed_by: a, reviewed_by: b, result: 3 removed, exceptions: none}]',
);

describe('access/lifecycle-evidence', () => {
  const both =
    PROGRAM + control('AC-1', 'soc2: [CC6.2, CC6.3]', 'statement: Access changes when a role changes.\n');

  it('names the steps that nothing in the workspace shows', () => {
    expect(access(both + JOINER + REVIEW)).toEqual([
      'access/lifecycle-evidence warning Nothing in this workspace is evidence for mover and leaver, which CC6.2 and CC6.3 ask for. Joiner, mover, leaver and review are artifacts of their own.',
    ]);
  });

  it('is content with all four, whichever controls they stand behind', () => {
    const apart =
      PROGRAM +
      control('AC-1', 'soc2: [CC6.2]') +
      control('AC-2', 'soc2: [CC6.3]', 'statement: Movers lose their old rights.\n') +
      JOINER +
      LEAVER +
      MOVER.replace('AC-1', 'AC-2') +
      REVIEW;
    expect(rules(apart)).toEqual([]);
  });

  it('knows a step by the title of its evidence', () => {
    const titled = evidence('E-X', 'type: report', 'AC-1', 'Offboarding checklist');
    expect(rules(PROGRAM + control('AC-1', 'soc2: [CC6.2]') + JOINER + REVIEW + titled)).toEqual([]);
  });

  it('asks for movers only where a control speaks of them, and CC6.1 for nothing', () => {
    expect(rules(PROGRAM + control('AC-1', 'soc2: [CC6.2, CC6.3]') + JOINER + LEAVER + REVIEW)).toEqual([]);
    expect(rules(PROGRAM + control('AC-1', 'soc2: [CC6.1]') + JOINER)).toEqual([]);
  });

  it('counts a stub as begun, and a policy as nothing', () => {
    const stub = evidence('E-S', 'type: ticket-export\nstage: leaver\nstatus: planned');
    expect(rules(PROGRAM + control('AC-1', 'soc2: [CC6.2]') + JOINER + REVIEW + stub)).toEqual([]);
    const policy = stub.replace('ticket-export', 'policy').replace('status: planned\n', '');
    expect(rules(PROGRAM + control('AC-1', 'soc2: [CC6.2]') + JOINER + REVIEW + policy)).toEqual([
      'access/lifecycle-evidence',
    ]);
  });

  it('waits for a scope, programme or SoA, and for evidence that names a stage', () => {
    expect(rules(both.replace(PROGRAM, '') + JOINER)).toEqual([]);
    expect(rules(both + evidence('E-1', 'type: report'))).toEqual([]);
  });

  it('is silent about controls that are planned', () => {
    const planned = control('AC-1', 'soc2: [CC6.2]', 'status: planned\n');
    expect(rules(PROGRAM + planned + JOINER)).toEqual([]);
  });

  it('begins the four artifacts of the life cycle, which settle it', () => {
    const elsewhere =
      both + control('AC-9', 'soc2: [CC2.3]') + evidence('E-9', 'type: policy\nstage: joiner', 'AC-9');
    const files = new Map(readFixture(elsewhere).files);
    const engine = engineFor(files);
    const finding = engine
      .filesWithFindings()
      .flatMap((file) => [...engine.findings(file)])
      .find(({ rule }) => rule === 'access/lifecycle-evidence');
    const [fix] = finding === undefined ? [] : engine.fixes(finding);
    expect(fix?.safe).toBe(false);
    expect(fix?.create?.map(({ file }) => file)).toEqual(
      ['JOINER', 'MOVER', 'LEAVER', 'REVIEW'].map((stage) => `evidence/EV-AC-1-${stage}.yaml`),
    );
    for (const { file, text } of fix?.create ?? []) files.set(file, text);
    const after = listFindings(engineFor(files));
    expect(after.filter((line) => line.includes(' access/') || line.includes('EV-AC-1'))).toEqual([]);
  });
});

describe('access/review-only', () => {
  it('says on the review that reviews are all there is', () => {
    expect(access(PROGRAM + control('AC-1', 'soc2: [CC6.2, CC6.3]') + REVIEW)).toEqual([
      'access/review-only warning E-R is a review, and reviews are all that stands behind CC6.2 and CC6.3. Add evidence for joiner and leaver: how access is granted and removed is asked for as well.',
    ]);
  });

  it('is silent where CC6.3 alone is cited and nobody moves, and without a programme', () => {
    expect(rules(PROGRAM + control('AC-1', 'soc2: [CC6.3]') + REVIEW)).toEqual([]);
    expect(rules(control('AC-1', 'soc2: [CC6.2]') + REVIEW)).toEqual([]);
  });
});

describe('access/review-undocumented', () => {
  const base = PROGRAM + control('AC-1', 'soc2: [CC1.1]');
  const bare = evidence('E-B', 'type: access-review');

  it('asks for more than the fact', () => {
    expect(rules(base + REVIEW + bare)).toEqual(['access/review-undocumented']);
    expect(mended(base + REVIEW + bare, 'Begin the record of the review')).toContain('performed_by: "?"');
  });

  it.each(['path: a.csv', 'result: 3 removed', 'occurrences: []', 'status: planned', 'occurences: [{}]'])(
    'is silent beside %s',
    (line) => {
      const expected = line === 'occurrences: []' ? ['access/review-undocumented'] : [];
      expect(rules(base + REVIEW + bare.replace('type:', `${line}\ntype:`))).toEqual(expected);
    },
  );

  it('is silent where nobody lists occurrences yet', () => {
    expect(rules(base + bare)).toEqual([]);
  });
});

describe('access/not-all-users', () => {
  const review = (lines: string): string =>
    evidence(
      'E-R',
      `type: access-review\npopulation: {source: okta, query: all, as_of: 2025-12-01, count: 184, complete: true}\n${lines}`,
    );

  it.each([
    'sample: 25',
    'sample: {size: 25, method: random}',
    'occurrences: [{performed_on: 2025-12-01, done: 25}]',
  ])('reads %s', (lines) => {
    expect(access(control('AC-1', 'soc2: [CC6.2]') + review(lines))).toEqual([
      `access/not-all-users ${lines.startsWith('sample') ? 'information' : 'warning'} E-R reviewed 25 of 184 accounts. The auditor takes the sample; the review itself covers every account.`,
    ]);
  });

  it.each([
    'sample: 184',
    'occurrences: [{performed_on: 2025-12-01, done: 184}]',
    'notes: sample',
    'sample: many',
  ])('is silent about %s', (lines) => {
    expect(rules(control('AC-1', 'soc2: [CC6.2]') + review(lines))).toEqual([]);
  });

  it('leaves samples of other lists to the auditor', () => {
    expect(
      rules(control('AC-1', 'soc2: [CC6.2]') + review('sample: 25').replace('access-review', 'log')),
    ).toEqual([]);
  });
});

describe('access/removal-sla', () => {
  const sla = (promise: string): string => control('AC-1', 'soc2: [CC6.2]', `sla: {${promise}}\n`);
  const left = (items: string, exceptions = 'none'): string =>
    evidence(
      'E-L',
      `type: ticket-export\noccurrences: [{performed_on: 2025-12-31, exceptions: ${exceptions}, items: [${items}]}]`,
    );
  const LATE = '{id: L-1, terminated_on: 2025-11-14, removed_on: 2025-11-25}';
  const WEEKEND = '{id: L-2, terminated_on: 2025-11-07, removed_on: 2025-11-10}';

  it('counts business days', () => {
    expect(access(sla('business_days: 1') + left(`${WEEKEND}, ${LATE}`))).toEqual([
      'access/removal-sla warning E-L shows 1 leaver whose access was removed later than AC-1 promises (1 business day). Record the exception, or correct the days.',
    ]);
    expect(rules(sla('removal: P1D') + left(WEEKEND))).toEqual([]);
    expect(rules(sla('removal: P1D') + left(LATE))).toEqual(['access/removal-sla']);
    expect(rules(sla('value: P30D') + left(LATE))).toEqual([]);
  });

  it('leaves out holidays', () => {
    const monday = '{terminated_on: 2025-11-07, removed_on: 2025-11-11}';
    expect(rules(sla('business_days: 1') + left(monday))).toEqual(['access/removal-sla']);
    expect(rules(sla('business_days: 1') + left(monday), 'holidays: [2025-11-10]\n')).toEqual([]);
  });

  it('is silent without both days, without a promise, after the as-of day, and beside an exception', () => {
    expect(rules(sla('business_days: 1') + left('{terminated_on: 2025-11-14}'))).toEqual([]);
    expect(rules(control('AC-1', 'soc2: [CC6.2]') + left(LATE))).toEqual([]);
    expect(rules(sla('business_days: 1') + left(LATE), 'as_of: 2025-11-20\n')).toEqual([]);
    const exception =
      '[{description: late, found_on: 2025-11-20, ticket: T-1, remediation: done, remediated_on: 2025-11-25}]';
    expect(rules(sla('business_days: 1') + left(LATE, exception))).toEqual([]);
  });
});

describe('access/sod-missing', () => {
  const base = PROGRAM + control('AC-1', 'soc2: [CC6.3], iso27001: [A.5.15]') + JOINER;

  it('is a hint of the strict profile', () => {
    expect(rules(base, 'profile: strict\n')).toContain('access/sod-missing');
    expect(rules(base)).not.toContain('access/sod-missing');
  });

  it('is content when any control cites A.5.3', () => {
    expect(rules(`${base}${control('AC-2', 'iso27001: [A.5.3]')}`, 'profile: strict\n')).not.toContain(
      'access/sod-missing',
    );
  });
});

describe('access/removal-timing', () => {
  const base = PROGRAM + control('AC-1', 'soc2: [CC1.1]');

  it('names the days that the columns lack', () => {
    expect(access(base + LEAVER.replace('removed_on', 'ticket'))).toEqual([
      'access/removal-timing warning The columns of E-L lack removed_on. Without both days the delay cannot be tested.',
    ]);
    expect(rules(base + LEAVER + LEAVER.replace(/fields.*\n/, '').replaceAll('E-L', 'E-L2'))).toEqual([
      'access/removal-timing',
    ]);
  });

  it.each(['[last_day, disabled_on]', '[end_date, deactivated]', '[contract_end, access_revoked]'])(
    'knows the usual names: %s',
    (names) => {
      expect(rules(base + LEAVER.replace(/\[person.*\]/, names))).toEqual([]);
    },
  );

  it('is silent where nobody names columns, and about stubs', () => {
    expect(rules(base + LEAVER.replace(/fields.*\n/, ''))).toEqual([]);
    expect(
      rules(base + LEAVER.replace('removed_on', 'x').replace('type:', 'status: planned\ntype:')),
    ).toEqual([]);
  });
});

describe('access/privileged-review', () => {
  const base = PROGRAM + control('AC-1', 'iso27001: [A.8.2]');
  const review = REVIEW.replace('privileged: true\n', '').replace('stage: review\n', '');

  it('asks for the flag on any review', () => {
    expect(rules(base + review)).toEqual(['access/privileged-review']);
  });

  it.each([
    'privileged: true',
    'scope: privileged',
    'population: {includes: [human, privileged], source: x, query: y, as_of: 2025-12-01, complete: true, count: 3}',
  ])('is content with %s', (line) => {
    expect(rules(base + review.replace('type:', `${line}\ntype:`))).toEqual([]);
  });

  it('is silent where no access review is kept, and outside ISO 27001', () => {
    expect(rules(base + evidence('E-1', 'type: alert-review'))).toEqual([]);
    expect(rules(base + evidence('E-1', 'type: report'))).toEqual([]);
    expect(rules((base + review).replace('[soc2, iso27001]', '[soc2]'))).toEqual([]);
  });
});

describe('access/idp-config-missing', () => {
  const base = PROGRAM + control('AC-1', 'soc2: [CC6.1]', '', 'Sign-in needs a second factor');

  it('asks for the settings', () => {
    expect(rules(base + evidence('E-1', 'type: report'))).toEqual(['access/idp-config-missing']);
  });

  it('is content with any control that has them, and silent without evidence or another topic', () => {
    const second = control('AC-2', 'iso27001: [A.8.5]', '', 'Login settings are exported');
    expect(
      rules(base + second + evidence('E-1', 'type: report') + evidence('E-2', 'type: config-export', 'AC-2')),
    ).toEqual([]);
    expect(rules(base + evidence('E-1', 'type: report', 'AC-9'))).toEqual([]);
    expect(
      rules(
        base.replace('Sign-in needs a second factor', 'Networks are apart') + evidence('E-1', 'type: report'),
      ),
    ).toEqual([]);
  });
});

describe('access/mfa-misplaced and access/physical-misplaced', () => {
  it('tell a topic under the wrong criterion, on the id', () => {
    expect(found(control('AC-1', 'soc2: [CC6.2]', '', 'Staff sign in with MFA'))).toEqual([
      'controls/AC-1.yaml:5:19-24 access/mfa-misplaced information AC-1 is filed under CC6.2. Multi-factor sign-in belongs to CC6.1, and to CC6.6 for access from outside: add CC6.1.',
    ]);
    expect(rules(control('AC-1', 'soc2: [CC6.1]', '', 'Badges open the doors'))).toEqual([
      'access/physical-misplaced',
    ]);
  });

  it('offer to add the right one or to move', () => {
    const source = control('AC-1', 'soc2: [CC6.2]', '', 'Staff sign in with MFA');
    expect(mended(source, 'Add CC6.1')).toContain('soc2: [CC6.2, CC6.1]');
    expect(mended(source, 'Replace CC6.2 with CC6.1')).toContain('soc2: [CC6.1]');
  });

  it.each([
    control('AC-1', 'soc2: [CC6.1, CC6.2]', '', 'Staff sign in with MFA'),
    control('AC-1', 'soc2: [CC6.2, CC6.6]', '', 'Staff sign in with MFA'),
    control('AC-1', 'soc2: [CC6.2]', '', 'Accounts are created on a ticket'),
    control('AC-1', 'soc2: [CC6.1, CC6.4]', '', 'Badges open the doors'),
    control('AC-1', 'soc2: [CC6.1]', '', 'Servers are reached through a gateway'),
    control('AC-1', 'soc2: [CC6.1]') +
      evidence('E-1', 'type: report\nsatisfies: {soc2: [CC6.2]}', 'AC-1', 'MFA list'),
  ])('are silent beside a right one, or on other topics (%#)', (source) => {
    expect(rules(source)).toEqual([]);
  });
});
