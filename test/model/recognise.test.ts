import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../server/src/engine/model/parse-configuration.ts';
import { readFile, readingContext } from '../../server/src/engine/model/read-file.ts';

/** What a file is read as: `kind id (how)` per record, and why. */
function read(file: string, text: string, configuration = '', custom: readonly string[] = []) {
  const context = readingContext(parseConfiguration(configuration, new Set()).configuration, new Set(custom));
  const facts = readFile(file, text, context);
  return {
    records: facts.records.map(
      (record) =>
        `${record.kind} ${record.id} (${record.recognisedBy}${record.declared ? '' : ', inferred'})`,
    ),
    because: facts.recognition.because,
    ours: facts.recognition.ours,
    facts,
  };
}

describe('a record is found', () => {
  it.each([
    ['by its kind, wherever it lies', 'x/y.yaml', 'kind: control\nid: AC-1\n', ['control AC-1 (kind)']],
    ['by its kind in any case', 'y.yml', 'kind: Risk\nid: R-1\n', ['risk R-1 (kind)']],
    ['by the British spelling of programme', 'p.yaml', 'kind: programme\nid: P\n', ['program P (kind)']],
    ['by a suffix', 'x/access.control.yaml', 'id: AC-1\ntitle: x\n', ['control AC-1 (suffix)']],
    [
      'by a plural list with a citing item',
      'all.yaml',
      'controls:\n  - {id: A, satisfies: {soc2: [CC6.1]}}\n  - {id: B}\n',
      ['control A (plural-list)', 'control B (plural-list)'],
    ],
    [
      'by two plural lists in one file',
      'all.yaml',
      'risks: [{id: R, treatment: accept}]\nvendors: [{id: V, tier: low}]\n',
      ['risk R (plural-list)', 'vendor V (plural-list)'],
    ],
    [
      'by its folder and a key of its kind',
      'controls/a/b.yaml',
      'id: A\nsatisfies: {tsc: [CC6.1]}\n',
      ['control A (folder, inferred)'],
    ],
    [
      'by a folder below a parent folder',
      'compliance/evidence/e.yaml',
      'name: E\ncollected_on: 2025-01-01\n',
      ['evidence E (folder, inferred)'.replace('E', 'e')],
    ],
    [
      'by its shape',
      'docs/x.yaml',
      'id: A\nmappings: {iso_27001: [A.5.1]}\n',
      ['control A (shape, inferred)'],
    ],
    [
      'as a list at the top of a file in our folder',
      'risks/all.yaml',
      '- {id: R-1, treatment: mitigate}\n- {id: R-2, inherent: {likelihood: 1}}\n',
      ['risk R-1 (folder, inferred)', 'risk R-2 (folder, inferred)'],
    ],
    [
      'in each of several documents',
      'c.yaml',
      'kind: control\nid: A\n---\nkind: risk\nid: R\n---\nfoo: 1\n',
      ['control A (kind)', 'risk R (kind)'],
    ],
    ['in front matter', 'policies/p.md', '---\nkind: policy\nid: P\n---\n# P\n', ['policy P (kind)']],
    [
      'in a head without its opening mark',
      'p/narrative.md',
      'name: Access\nacronym: AC\nsatisfies:\n  TSC: [CC6.1]\n---\n# Text\n',
      ['policy narrative (shape, inferred)'],
    ],
    [
      'behind apiVersion when its spec is ours',
      'k.yaml',
      'apiVersion: pack.dev/v1\nkind: Control\nmetadata: {id: A, name: x}\nspec: {satisfies: {soc2: [CC6.1]}}\n',
      ['control A (api-version, inferred)'],
    ],
    [
      'behind apiVersion, by the name that packs give it beside a title',
      'k.yaml',
      'apiVersion: pack.dev/v1\nkind: Control\nmetadata: {name: ac-1}\nspec: {title: x, satisfies: {soc2: [CC6.1]}}\n',
      ['control ac-1 (api-version, inferred)'],
    ],
    [
      'with the spelling of its keys ignored',
      'controls/c.yaml',
      'Control-ID: A\nFrameworks: {SOC2: [CC6.1]}\n',
      ['control A (folder, inferred)'],
    ],
  ])('%s', (_title, file, text, expected) => {
    expect(read(file, text).records).toEqual(expected);
  });

  it('by an association of the configuration, which also says what is not ours', () => {
    const configuration = 'associations:\n  "house/**/*.yaml": control\n  "controls/legacy/**": none\n';
    expect(read('house/x/a.yaml', 'id: A\n', configuration).records).toEqual(['control A (association)']);
    const none = read('controls/legacy/a.yaml', 'kind: control\nid: A\n', configuration);
    expect(none.records).toEqual([]);
    expect(none.because).toContain('.tickmark.yaml');
  });

  it('by its shape once the workspace defines the framework that it cites', () => {
    const text = 'id: A\nsatisfies: {pci: ["1.1"]}\n';
    expect(read('x.yaml', text).records).toEqual([]);
    expect(read('x.yaml', text).facts.recognition.awaitsFrameworks).toEqual(['pci']);
    expect(read('x.yaml', text, '', ['pci']).records).toEqual(['control A (shape, inferred)']);
  });
});

describe('a file is left alone', () => {
  it.each([
    ['without a sign of ours', 'a.yaml', 'name: x\nversion: 1\n'],
    [
      'as a Kubernetes manifest in our folder',
      'controls/k.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\n',
    ],
    ['with a kind of another tool', 'policies/a.yaml', 'kind: ClusterPolicy\nid: x\n'],
    ['in our folder without a key of its kind', 'controls/AC-1.yaml', 'id: AC-1\ntitle: x\nfamily: AC\n'],
    ['as a compose file with our suffix', 'compose.control.yaml', 'services: {web: {image: x}}\n'],
    [
      'as a policy list of another tool',
      'custodian.yaml',
      'policies:\n  - {name: x, resource: aws.ec2, filters: []}\n',
    ],
    ['as a Markdown file without a head', 'controls/readme.md', '# Controls\n\nkind: control\n'],
    ['as a Markdown file with a rule in it', 'a.md', 'Some text\n---\nsatisfies: x\n'],
    ['as an empty file', 'controls/e.yaml', ''],
    ['as a YAML that is a single word', 'controls/w.yaml', 'hello\n'],
  ])('%s', (_title, file, text) => {
    const result = read(file, text);
    expect(result.records).toEqual([]);
    expect(result.ours).toBe(false);
    expect(result.because).not.toBe('');
  });
});

describe('a misspelled kind', () => {
  it('is noticed beside an id and a key of that kind', () => {
    const { facts } = read('a.yaml', 'kind: contol\nid: A\nsatisfies: {soc2: [CC6.1]}\n');
    expect(facts.unknownKinds).toMatchObject([{ written: 'contol', suggestion: 'control' }]);
  });

  it('is not looked for without an id, without such a key, or too far from any kind', () => {
    expect(read('a.yaml', 'kind: contol\nsatisfies: {soc2: [CC6.1]}\n').facts.unknownKinds).toEqual([]);
    expect(read('a.yaml', 'kind: contol\nid: A\n').facts.unknownKinds).toEqual([]);
    expect(read('a.yaml', 'kind: console\nid: A\nsatisfies: {soc2: [CC6.1]}\n').facts.unknownKinds).toEqual(
      [],
    );
  });
});

describe('a record is read', () => {
  it('through metadata and spec', () => {
    const { facts } = read(
      'k.yaml',
      'kind: control\nmetadata: {id: A, name: Title, owner: me}\nspec: {frequency: daily}\n',
    );
    expect(facts.records[0]).toMatchObject({ id: 'A', title: 'Title' });
    expect(facts.records[0]?.fields.pairs.map((pair) => pair.name)).toEqual([
      'kind',
      'id',
      'title',
      'owner',
      'frequency',
    ]);
  });

  it('under its canonical key names, and says which second spelling it does not read', () => {
    const { facts } = read(
      'k.yaml',
      'kind: control\nid: A\nCadence: daily\nfrequency: weekly\nmappings: {soc2: [CC6.1]}\n',
    );
    expect(facts.records[0]?.fields.pairs.map((pair) => pair.name)).toEqual([
      'kind',
      'id',
      'frequency',
      'satisfies',
    ]);
    expect(facts.records[0]?.shadowed).toMatchObject([{ written: 'Cadence', canonical: 'frequency' }]);
  });

  it('with the name of a pack as its id: it shadows no title', () => {
    const { facts } = read(
      'k.yaml',
      'apiVersion: p/v1\nkind: Control\nmetadata: {name: ac-1}\nspec: {title: x, satisfies: {soc2: [CC6.1]}}\n',
    );
    expect(facts.records[0]).toMatchObject({ id: 'ac-1', title: 'x', shadowed: [] });
  });

  it('with compliance as itself when it is no map of frameworks', () => {
    const { facts } = read('k.yaml', 'kind: control\nid: A\ncompliance: [a, b]\n');
    expect(facts.citations).toEqual([]);
  });

  it('with the names that the configuration gives to our keys', () => {
    const configuration = 'aliases: {owner: [accountable], satisfies: [covers_ids]}\n';
    const { facts } = read(
      'k.yaml',
      'kind: control\nid: A\naccountable: me\ncovers_ids: {soc2: [CC6.1]}\n',
      configuration,
    );
    expect(facts.records[0]?.fields.pairs.map((pair) => pair.name)).toContain('owner');
    expect(facts.citations.map((citation) => citation.token)).toEqual(['CC6.1']);
  });

  it('with YAML anchors, aliases and merge keys followed', () => {
    const text =
      'base: &base {owner: me, satisfies: {soc2: [CC6.1]}}\ncontrols:\n  - {<<: *base, id: A}\n  - {<<: *base, id: B, owner: you}\n';
    const { facts, records } = read('c.yaml', text);
    expect(records).toEqual(['control A (plural-list)', 'control B (plural-list)']);
    expect(facts.citations.map((citation) => `${citation.record.id} ${citation.token}`)).toEqual([
      'A CC6.1',
      'B CC6.1',
    ]);
  });

  it('with its file name as id when an inferred record writes none', () => {
    expect(
      read('controls/backup.yaml', 'name: x\nsatisfies: {soc2: [A1.2]}\n').facts.records[0],
    ).toMatchObject({ id: 'backup', title: 'x' });
  });
});

describe('a flag that names a framework', () => {
  it('is neither a sign of ours nor a citation', () => {
    expect(read('svc.yaml', 'id: api\ncompliance: {soc2: true, iso27001: no}\n').ours).toBe(false);
    expect(read('c.yaml', 'kind: control\nid: A\ncompliance: {soc2: true}\n').facts.citations).toEqual([]);
  });
});

describe('another name for satisfies', () => {
  it('is read above the key of a framework that the workspace defines', () => {
    const text = 'kind: control\nid: A\nmappings: {addendum: [GX-1]}\n';
    expect(read('c.yaml', text).facts.citations).toEqual([]);
    expect(read('c.yaml', text, '', ['addendum']).facts.citations.map((citation) => citation.token)).toEqual([
      'GX-1',
    ]);
  });
});
