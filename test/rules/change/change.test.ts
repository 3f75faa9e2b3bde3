import { describe, expect, it } from 'vitest';
import { mended } from '../../support/found.ts';
import { controlOf, evidenceOf, foundIn, PROGRAM, rulesIn } from '../../support/rules-of.ts';

const change = (source: string, configuration = ''): string[] => foundIn(['change'], source, configuration);
const rules = (source: string): string[] => rulesIn(['change'], source);

const CONTROL = controlOf('CHG-1', 'soc2: [CC8.1]', 'Changes are approved').replace('quarterly', 'per-event');

describe('change/approval-trail', () => {
  const list = (fields: string): string => evidenceOf('E-1', 'CHG-1', `type: ticket-export\n${fields}`);

  it('names all that the columns do not show', () => {
    expect(change(PROGRAM + CONTROL + list('fields: [author, deployed_at]'))).toEqual([
      'change/approval-trail warning The columns of E-1 lack approver, ticket or pull_request and test_run. Every change of the window is tested for where it came from, who approved it and whether it was tested.',
    ]);
  });

  it.each([
    '[ticket, approver, test_run]',
    '[pull_request, approved_by, ci_status]',
    '[pr, reviewed_by, checks_passed]',
    '[change_id, approval, build]',
  ])('takes %s: a ticket or a pull request is enough', (names) => {
    expect(rules(PROGRAM + CONTROL + list(`fields: ${names}`))).toEqual([]);
  });

  it('is also called change/test-record', () => {
    const source = PROGRAM + CONTROL + list('fields: [ticket, approver]');
    expect(rules(source)).toEqual(['change/approval-trail']);
    expect(change(source, 'severity: {change/test-record: off}\n')).toEqual([]);
  });

  it('asks for columns where other evidence names its own', () => {
    const other = controlOf('X-1', 'soc2: [CC2.3]') + evidenceOf('E-2', 'X-1', 'type: log\nfields: [a]');
    expect(rules(PROGRAM + CONTROL + list(''))).toEqual([]);
    expect(rules(PROGRAM + CONTROL + other + list(''))).toEqual(['change/approval-trail']);
  });

  it('leaves other artifacts alone, lists of other controls, stubs, and workspaces without a programme', () => {
    const bare = list('fields: [author]');
    expect(rules(PROGRAM + CONTROL + bare.replace('ticket-export', 'config-export'))).toEqual([]);
    expect(rules(PROGRAM + CONTROL.replace('CC8.1', 'CC6.2') + bare)).toEqual([]);
    expect(rules(PROGRAM + CONTROL + bare.replace('type:', 'status: planned\ntype:'))).toEqual([]);
    expect(rules(CONTROL + bare)).toEqual([]);
  });
});

describe('change/author-approves', () => {
  const items = (item: string, exceptions = 'none'): string =>
    evidenceOf(
      'E-1',
      'CHG-1',
      `type: ticket-export\noccurrences: [{performed_on: 2025-12-31, exceptions: ${exceptions}, items: [${item}]}]`,
    );
  const ROLES =
    '//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [soc2]\npeople: [{id: ana, name: Ana}, {id: bo, name: Bo}]\nroles: [{id: lead, title: Lead, person: ana}, {id: team, title: Team, people: [ana, bo]}]\n';

  it('tells a change that its author approved', () => {
    expect(change(CONTROL + items('{id: CHG-412, author: person:ana, approver: person:ana}'))).toEqual([
      'change/author-approves warning CHG-412 was approved by its own author. Have a second person look at it, and record the exception.',
    ]);
  });

  it('looks behind roles, and lets a role of several people approve', () => {
    expect(rules(ROLES + CONTROL + items('{id: C, author: person:ana, approver: role:lead}'))).toEqual([
      'change/author-approves',
    ]);
    expect(rules(ROLES + CONTROL + items('{id: C, author: person:bo, approver: role:lead}'))).toEqual([]);
    expect(rules(ROLES + CONTROL + items('{id: C, author: person:ana, approver: role:team}'))).toEqual([]);
  });

  it('tells a change without approver, and an emergency that was never approved afterwards', () => {
    expect(
      change(
        CONTROL + items('{id: B, author: person:ana, approver: person:bo}, {id: C, author: person:ana}'),
      )[0],
    ).toContain('without the approval');
    expect(change(CONTROL + items('{id: C, author: person:ana, emergency: true}'))[0]).toContain(
      'never approved afterwards',
    );
    expect(
      rules(CONTROL + items('{id: C, author: person:ana, emergency: true, approver: person:bo}')),
    ).toEqual([]);
  });

  it('is silent where no case names its approver, and where the key is misspelled', () => {
    expect(rules(CONTROL + items('{id: C, author: person:ana}'))).toEqual([]);
    const misspelled =
      '{id: B, author: person:ana, approver: person:bo}, {id: C, author: person:ana, aprover: person:bo}';
    expect(rules(CONTROL + items(misspelled))).toEqual([]);
  });

  it('is silent beside an exception, and about items that are no changes', () => {
    const exception =
      '[{description: x, found_on: 2025-12-01, ticket: T, remediation: y, remediated_on: 2025-12-02}]';
    expect(rules(CONTROL + items('{id: C, author: person:ana, approver: person:ana}', exception))).toEqual(
      [],
    );
    expect(rules(CONTROL + items('{id: L-1, terminated_on: 2025-11-01}'))).toEqual([]);
  });

  it('begins an exception', () => {
    const source = CONTROL + items('{id: C, author: person:ana, approver: person:ana}');
    expect(mended(source, 'Begin an exception')).toContain('description: "?"');
  });
});

describe('change/population', () => {
  const SCOPE =
    '//- scope.yaml\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, categories: [security], window: {start: 2025-01-01, end: 2025-12-31}}\n';
  const LIST =
    'population: {source: x, query: y, from: 2025-01-01, to: 2025-12-31, as_of: 2025-12-31, count: 3, complete: true}';
  const OTHER = controlOf('X-1', 'soc2: [CC2.3]') + evidenceOf('E-X', 'X-1', `type: log\n${LIST}`);
  const changes = evidenceOf('E-1', 'CHG-1', 'type: report');

  it('asks for the list of all changes', () => {
    expect(change(SCOPE + OTHER + CONTROL + changes)).toEqual([
      'change/population warning E-1 shows changes, and nothing lists every production change from 2025-01-01 to 2025-12-31. Add the population: where it comes from, by which query, when it was drawn, and how many it holds.',
    ]);
    const after = mended(SCOPE + OTHER + CONTROL + changes, 'Insert a population, to be filled in');
    expect(after).toContain('query: "?"');
    expect(rules(`${SCOPE}${OTHER}${CONTROL}//- evidence/E-1.yaml\n${after}`)).toContain('change/population');
  });

  it('is content with one list among all the evidence of all controls for changes', () => {
    const second =
      CONTROL.replaceAll('CHG-1', 'CHG-2') +
      evidenceOf('E-2', 'CHG-2', `type: ticket-export\n${LIST}\nfields: [ticket, approver, test]`);
    expect(rules(SCOPE + OTHER + CONTROL + changes + second)).toEqual([]);
  });

  it('is silent without a window, where nobody names populations yet, and for controls with a rhythm', () => {
    expect(rules(PROGRAM + OTHER + CONTROL + changes)).toEqual([]);
    expect(rules(SCOPE + CONTROL + changes)).toEqual([]);
    expect(rules(SCOPE + OTHER + CONTROL.replace('per-event', 'quarterly') + changes)).toEqual([]);
  });
});
