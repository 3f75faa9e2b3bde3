import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.ts';
import { definition } from '../../server/src/engine/features/definition.ts';
import { documentHighlight } from '../../server/src/engine/features/document-highlight.ts';
import type { Place } from '../../server/src/engine/features/places.ts';
import { references } from '../../server/src/engine/features/references.ts';
import { subjectAt } from '../../server/src/engine/features/subject-at.ts';
import { documentSymbols, workspaceSymbols } from '../../server/src/engine/features/symbols.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor } from '../support/workspace.ts';

const REST = `
//- evidence/EV-001.yaml
kind: evidence
id: EV-001
title: Review of the second quarter
owner: role:it-lead
controls: [AC-001]
occurrences:
  - {performed_on: 2025-06-24, path: evidence/files/report.pdf}
//- program.yaml
kind: program
id: PROGRAM
title: Programme
people:
  - {id: mira.sol, name: Mira Sol}
roles:
  - {id: it-lead, person: mira.sol}
//- soa.yaml
kind: soa
id: SOA-2025
title: Statement
framework: iso27001
controls:
  - {id: A.5.18, applicable: true, controls: [AC-001]}
  - {id: A.8.2, applicable: true}
//- frameworks/house.yaml
kind: framework
id: house
title: House rules
requirements:
  - {id: H-1, title: Lock the door}
//- docs/notes.md
Nothing of ours, but CC6.2 is spoken of.
`;

function at(source: string): { engine: Engine; file: string; offset: number } {
  const { files, cursor } = readFixture(`//- controls/AC-001.yaml\n${source}${REST}`);
  if (cursor === undefined) throw new Error('no cursor');
  return { engine: engineFor(files), ...cursor };
}

function told(engine: Engine, places: readonly Place[] | undefined): string[] {
  return (places ?? []).map(({ file, span }) => {
    const { start } = engine.range(file, span);
    const written = engine.text(file).slice(span.start, span.end);
    return `${file}:${start.line + 1} ${written}`.trim();
  });
}

function definitions(source: string): string[] {
  const { engine, file, offset } = at(source);
  return told(engine, definition(engine, file, offset)?.targets);
}

function uses(source: string, withDefinitions = false): string[] {
  const { engine, file, offset } = at(source);
  return told(engine, references(engine, file, offset, withDefinitions)).sort();
}

const HEAD = 'kind: control\nid: AC-001\ntitle: Access\n';

describe('definition', () => {
  it('of a reference is the id of the record, in its file', () => {
    expect(definitions(`${HEAD}evidence: [EV-0$001]\n`)).toEqual(['evidence/EV-001.yaml:2 EV-001']);
  });

  it('is found right behind the id too', () => {
    expect(definitions(`${HEAD}evidence: [EV-001$0]\n`)).toEqual(['evidence/EV-001.yaml:2 EV-001']);
  });

  it('of an owner is the role or the person in the programme', () => {
    expect(definitions(`${HEAD}owner: role:$0it-lead\n`)).toEqual(['program.yaml:7 it-lead']);
    expect(definitions(`${HEAD}owner: person:mira$0.sol\n`)).toEqual(['program.yaml:5 mira.sol']);
  });

  it('of an Annex A control is its row in the SoA', () => {
    expect(definitions(`${HEAD}satisfies: {iso27001: [A.5$0.18]}\n`)).toEqual(['soa.yaml:6 A.5.18']);
  });

  it('of each member of a range is its row', () => {
    expect(definitions(`${HEAD}satisfies: {iso27001: [A.8.1$0-A.8.3]}\n`)).toEqual(['soa.yaml:7 A.8.2']);
  });

  it('of a requirement of an own framework is its entry, of its key the framework', () => {
    expect(definitions(`${HEAD}satisfies: {house: [H$0-1]}\n`)).toEqual(['frameworks/house.yaml:5 H-1']);
    expect(definitions(`${HEAD}satisfies: {ho$0use: [H-1]}\n`)).toEqual(['frameworks/house.yaml:2 house']);
  });

  it('of a criterion does not exist here: frameworks ship', () => {
    expect(definitions(`${HEAD}satisfies: {soc2: [CC6$0.2]}\n`)).toEqual([]);
  });

  it('of an id that is defined twice is both places', () => {
    const twice = `${HEAD}evidence: [EV$0-001]\n//- evidence/copy.yaml\nkind: evidence\nid: EV-001\ntitle: Copy\n`;
    expect(definitions(twice)).toEqual(['evidence/EV-001.yaml:2 EV-001', 'evidence/copy.yaml:2 EV-001']);
  });

  it('of an id of the wrong kind is still the way to it', () => {
    expect(definitions(`${HEAD}risks: [EV$0-001]\n`)).toEqual(['evidence/EV-001.yaml:2 EV-001']);
  });

  it('is nothing in white space, beyond the end, and in files that are unknown', () => {
    expect(definitions(`${HEAD}\n\n$0\n`)).toEqual([]);
    const { engine } = at(`${HEAD}$0`);
    expect(definition(engine, 'controls/AC-001.yaml', 9_999)).toBeUndefined();
    expect(definition(engine, 'controls/AC-001.yaml', -1)).toBeUndefined();
    expect(definition(engine, 'nowhere.yaml', 3)).toBeUndefined();
  });
});

describe('references', () => {
  it('of a record are all places that name it', () => {
    const expected = ['evidence/EV-001.yaml:5 AC-001', 'soa.yaml:6 AC-001'];
    expect(uses('kind: control\nid: AC-$0001\ntitle: Access\n')).toEqual(expected);
    expect(uses('kind: control\nid: AC-$0001\ntitle: Access\n', true)).toEqual([
      'controls/AC-001.yaml:2 AC-001',
      ...expected,
    ]);
  });

  it('of an Annex A control are its citations; its row defines it', () => {
    const source = `${HEAD}satisfies: {iso27001: [A.5$0.18]}\n//- controls/b.yaml\nkind: control\nid: B\ntitle: B\nsatisfies: {iso27001: [A.5.15-A.5.18]}\n`;
    expect(uses(source)).toEqual(['controls/AC-001.yaml:4 A.5.18', 'controls/b.yaml:4 A.5.15-A.5.18']);
    expect(uses(source, true)).toContain('soa.yaml:6 A.5.18');
  });

  it('of a role are its owners', () => {
    expect(uses(`${HEAD}owner: role:it-$0lead\n`)).toEqual([
      'controls/AC-001.yaml:4 it-lead',
      'evidence/EV-001.yaml:4 it-lead',
    ]);
  });

  it('of an id that nobody defines are all places that write it', () => {
    expect(uses(`${HEAD}evidence: [EV-$0404]\nrisks: [EV-404]\n`)).toHaveLength(2);
  });
});

describe('highlights', () => {
  it('are the places of this file, definitions apart from uses', () => {
    const { engine, file, offset } = at(
      'controls:\n  - {id: AC-$0001, satisfies: {soc2: [CC6.2]}}\n  - {id: AC-002, satisfies: {soc2: [CC6.2]}, controls: [AC-001]}\n',
    );
    expect(documentHighlight(engine, file, offset).map(({ defines }) => defines)).toEqual([true, false]);
  });
});

describe('what stands at a place', () => {
  const subject = (source: string): unknown => {
    const { engine, file, offset } = at(source);
    return subjectAt(engine, file, offset);
  };

  it('is told by the most specific word for it', () => {
    expect(subject(`${HEAD}satisfies: {soc2: [cc6$0.2]}\n`)).toMatchObject({
      type: 'citation',
      ids: ['CC6.2'],
    });
    expect(subject('kind: control\nid: A$0C-001\n')).toMatchObject({ type: 'record' });
    expect(subject(`${HEAD}sat$0isfies: {soc2: [CC6.2]}\n`)).toMatchObject({
      type: 'key',
      path: 'satisfies',
    });
    expect(subject(`${HEAD}freq$0uency: quarterly\n`)).toMatchObject({
      type: 'key',
      path: 'frequency',
      schema: 'control',
    });
    expect(subject(`${HEAD}frequency: quar$0terly\n`)).toMatchObject({ type: 'value', path: 'frequency' });
    expect(subject(`${HEAD}satisfies: {so$0c2: [CC6.2]}\n`)).toMatchObject({
      type: 'framework-key',
      framework: 'soc2',
    });
  });

  it('knows fields by their canonical names, whatever they are called here', () => {
    expect(subject(`${HEAD}cad$0ence: quarterly\n`)).toMatchObject({ type: 'key', path: 'frequency' });
  });

  it('knows keys of the configuration', () => {
    expect(subject(`${HEAD}\n//- .tickmark.yaml\nthresholds:\n  expires$0_soon: 30\n`)).toMatchObject({
      type: 'key',
      schema: 'configuration',
      path: 'thresholds.expires_soon',
    });
  });

  it('finds ids in prose and comments', () => {
    expect(subject(`${HEAD}# see CC6$0.3 as well\n`)).toMatchObject({
      type: 'free-id',
      framework: 'soc2',
      ids: ['CC6.3'],
    });
  });

  it('keeps old offsets away from a new text that cannot be read', () => {
    const { engine } = at(`${HEAD}$0`);
    engine.apply([{ type: 'text', file: 'soa.yaml', text: '{{{{ broken: [\n' }]);
    for (let offset = 0; offset < 20; offset++)
      expect(subjectAt(engine, 'soa.yaml', offset)?.type).not.toBe('citation');
  });
});

describe('symbols', () => {
  it('of a file are its records with the entries that have ids', () => {
    const { engine } = at(`${HEAD}$0`);
    expect(documentSymbols(engine, 'program.yaml')).toMatchObject([
      {
        id: 'PROGRAM',
        title: 'Programme',
        kind: 'program',
        children: [
          { id: 'mira.sol', kind: 'people' },
          { id: 'it-lead', kind: 'roles' },
        ],
      },
    ]);
    expect(documentSymbols(engine, 'docs/notes.md')).toEqual([]);
  });

  it('of the workspace are ranked: ids before titles, beginnings before middles', () => {
    const { engine } = at(
      `controls:\n  - {id: AC-001, title: Evidence of access, satisfies: {soc2: [CC6.2]}}\n  - {id: EVA-1, title: Doors, satisfies: {soc2: [CC6.4]}}\n$0`,
    );
    expect(
      workspaceSymbols(engine, 'ev', 10)
        .map(({ id }) => id)
        .slice(0, 3),
    ).toEqual(['EV-001', 'EVA-1', 'AC-001']);
    expect(workspaceSymbols(engine, 'EV 001', 10)[0]?.id).toBe('EV-001');
    expect(workspaceSymbols(engine, 'zzz', 10)).toEqual([]);
    expect(workspaceSymbols(engine, '', 3)).toHaveLength(3);
  });
});
