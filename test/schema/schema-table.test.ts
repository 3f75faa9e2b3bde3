import { describe, expect, test } from 'vitest';
import { KINDS } from '../../server/src/engine/model/kinds.ts';
import {
  allProperties,
  canonicalKey,
  canonicalValue,
  isDay,
  keyOrder,
  pathFields,
  properties,
  property,
  referenceFields,
} from '../../server/src/engine/model/schema/schema-table.ts';

describe('keys', () => {
  test.each([
    ['control', '', 'Satisfies', 'satisfies'],
    ['control', '', 'mappings', 'satisfies'],
    ['control', '', 'TITLE', 'title'],
    ['control', '', 'name', 'title'],
    ['control', '', 'control-id', 'id'],
    ['control', '', 'cadence', 'frequency'],
    ['control', '', 'note', 'notes'],
    ['control', '', 'nextReview', 'nextReview'],
    ['risk', '', 'nextReview', 'next_review'],
    ['evidence', 'occurrences', 'performed-on', 'performed_on'],
    ['evidence', 'occurrences.exceptions', 'FoundOn', 'found_on'],
    ['program', '', 'frameworks', 'frameworks'],
    ['crosswalk', '', 'mappings', 'mappings'],
    ['crosswalk', 'mappings', 'notes', 'note'],
    ['control', 'satisfies', 'SOC2', 'SOC2'],
    ['control', 'satisfies.soc2', 'Coverage', 'coverage'],
    ['control', 'of_my_own', 'Title', 'Title'],
    ['control', '', '__proto__', '__proto__'],
    ['control', '', 'constructor', 'constructor'],
  ] as const)('of a %s at "%s": %s is read as %s', (kind, path, written, canonical) => {
    expect(canonicalKey(kind, path, written)).toBe(canonical);
  });

  test('are found below maps whose keys the user chooses', () => {
    expect(property('control', 'satisfies.iso27001.coverage')?.path).toBe('satisfies.*.coverage');
    expect(property('control', 'satisfies.iso27001.colour')).toBeUndefined();
  });

  test('stand in the order in which they are written', () => {
    expect(keyOrder('risk', 'acceptance')).toEqual(['by', 'date', 'until', 'reason']);
    expect(properties('risk', 'acceptance').map(({ name }) => name)).toEqual(keyOrder('risk', 'acceptance'));
  });
});

test.each([
  ['control', 'frequency', 'yearly', 'annual'],
  ['control', 'frequency.review', 'Half-Yearly', 'semi-annual'],
  ['control', 'frequency', 'event driven', 'per-event'],
  ['risk', 'treatment', 'reduce', 'mitigate'],
  ['risk', 'treatment', 'share', 'transfer'],
  ['crosswalk', 'mappings.relationship', 'equivalent-to', 'equal'],
  ['scope', 'soc2.type', 'Type 2', 'type-2'],
  ['control', 'frequency', ' fortnightly ', 'fortnightly'],
] as const)('a value of %s %s: %s is read as %s', (kind, path, text, value) => {
  expect(canonicalValue(kind, path, text)).toBe(value);
});

describe('references', () => {
  const unresolved = (kind: (typeof KINDS)[number], path: string) =>
    referenceFields(kind).find((field) => field.path === path);

  test.each([
    ['control', 'evidence', ['evidence'], 'error'],
    ['control', 'provider', ['vendor'], 'error'],
    ['control', 'replaced_by', ['control'], 'error'],
    ['control', 'systems', ['systems'], 'information'],
    ['control', 'satisfies.*.evidence', ['evidence'], 'error'],
    ['risk', 'objectives', ['objectives'], 'warning'],
    ['risk', 'change_trigger.refs', ['changes', 'incident', 'vendor'], 'warning'],
    ['policy', 'commitments.control', ['control'], 'error'],
    ['scope', 'soc2.system_description.subservice', ['vendor'], 'error'],
    ['scope', 'soc2.system_description.commitments', ['objectives'], 'warning'],
    ['program', 'scope', ['scope'], 'error'],
    ['program', 'management_reviews.findings', ['findings'], 'warning'],
    ['program', 'internal_audits.auditor', ['people', 'roles'], 'information'],
    ['crosswalk', 'mappings.evidence', ['evidence'], 'error'],
    ['crosswalk', 'reviewed_because', ['changes'], 'warning'],
    ['soa', 'controls.drivers.risks', ['risk'], 'error'],
    ['evidence', 'occurrences.exceptions.control', ['control'], 'error'],
  ] as const)('of %s: %s points at %s, unresolved is %s', (kind, path, expects, severity) => {
    expect(unresolved(kind, path)).toMatchObject({ expects, unresolved: severity });
  });

  test('to interfaces count only when they look like ids', () => {
    expect(unresolved('scope', 'isms.interfaces')?.idShaped).toBe(true);
  });

  test('do not hide in the sides of a crosswalk row, which are ids of frameworks', () => {
    expect(unresolved('crosswalk', 'mappings.source')).toBeUndefined();
    expect(property('crosswalk', 'mappings.source')?.citation).toBe('row-source');
  });

  test.each(KINDS)(
    'of %s may link any record to controls, risks, evidence, vendors, incidents, policies',
    (kind) => {
      const paths = referenceFields(kind).map(({ path }) => path);
      const own =
        kind === 'soa'
          ? ['risks', 'evidence', 'vendors', 'incidents', 'policies']
          : ['controls', 'risks', 'evidence', 'vendors', 'incidents', 'policies'];
      expect(paths).toEqual(expect.arrayContaining(own));
    },
  );
});

test('paths that hold prose as well are marked', () => {
  const paths = pathFields('scope');
  expect(paths.find(({ path }) => path === 'soc2.system_description.body')?.loose).toBe(false);
  expect(paths.find(({ path }) => path === 'soc2.system_description.data_flows')?.loose).toBe(true);
});

test('dates of what has happened are told from dates that lie ahead', () => {
  const past = new Map(
    allProperties('evidence')
      .filter(isDay)
      .map((day) => [day.path, day.past]),
  );
  expect(past.get('occurrences.performed_on')).toBe(true);
  expect(past.get('collected_on')).toBe(true);
  expect(past.get('valid_until')).toBe(false);
  expect(past.get('occurrences.exceptions.due')).toBe(false);
  expect(property('risk', 'next_review')?.past).toBe(false);
});
