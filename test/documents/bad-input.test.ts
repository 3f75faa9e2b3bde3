import { describe, expect, it } from 'vitest';
import { createDocument } from '../../server/src/engine/features/documents/create-document.ts';
import { exportDocument } from '../../server/src/export/export-document.ts';
import { DOCUMENT_FORMATS, DOCUMENT_VIEWS, DOCUMENTS } from '../../server/src/protocol/documents.ts';
import { COMPANY } from '../features/company.ts';
import { engineFor } from '../support/workspace.ts';
import { HOSTILE, hostileEngine } from './hostile.ts';
import { makeDocument, tableOf, textOf } from './make-document.ts';

const NAMES = DOCUMENTS.map(({ name }) => name);

describe('a workspace without records', () => {
  it.each(NAMES)('gives %s with a sentence that says what to do, in every format and view', async (name) => {
    for (const view of DOCUMENT_VIEWS) {
      const document = makeDocument(engineFor(new Map()), name, view);
      expect(document.sections[0]?.blocks).toMatchObject([
        { type: 'paragraph', text: expect.stringMatching(/^No records were found/) },
      ]);
      for (const format of DOCUMENT_FORMATS)
        expect((await exportDocument(document, format)).length).toBeGreaterThan(10);
    }
  });
});

describe.each(Object.entries(HOSTILE))('titles that hold %s', (_, title) => {
  it.each(NAMES)('stay text in %s', async (name) => {
    const document = makeDocument(hostileEngine(title), name);
    const html = String(await exportDocument(document, 'html'));
    // Every tag is one of ours, closed by ours, with no attribute from outside.
    const body = html.slice(html.indexOf('</style>') + 8);
    for (const [tag] of body.matchAll(/<[^>]*>/g)) expect(tag).toMatch(OUR_TAG);
    expect(body.replace(/<[^>]*>/g, '')).not.toMatch(/[<>"']/);
    const markdown = String(await exportDocument(document, 'md'));
    for (const line of markdown.split('\n')) {
      expect(line).not.toMatch(/(?<!\\)[<>]|(?<!\\)\]\(|(?<!\\):\/\/|(?<!\\)`|\bwww\./);
      expect(line).not.toMatch(/^(?!#{1,3} )#|^(?!- )[-+] |^\d+\. (?!.*\|)/);
    }
    for (const text of [html, markdown, textOf(document)]) expect(text).not.toMatch(UNSEEN);
    for (const format of ['csv', 'xlsx', 'json'] as const)
      expect((await exportDocument(document, format)).length).toBeGreaterThan(10);
  });
});

const OUR_TAG =
  /^<\/?(?:head|body|header|main|section|h[1-3]|p|ul|li|dl|dt|dd|div|table|thead|tbody|tr|th|td|span|html)(?: (?:class="[a-z -]+"|scope="col"))?>$/;
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

describe('tables in Markdown', () => {
  it('have as many cells in each line as their head, whatever the titles hold', async () => {
    for (const title of Object.values(HOSTILE)) {
      for (const name of NAMES) {
        const lines = String(await exportDocument(makeDocument(hostileEngine(title), name), 'md')).split(
          '\n',
        );
        let cells = 0;
        for (const [at, line] of lines.entries()) {
          if (!line.startsWith('|')) continue;
          const count = line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0;
          if (lines[at - 1]?.startsWith('|') !== true) cells = count;
          expect(count, line.slice(0, 200)).toBe(cells);
        }
      }
    }
  });
});

describe('files that are half written', () => {
  const BROKEN = `${COMPANY}
//- crosswalk.yaml
kind: crosswalk
id: XW-1
mappings:
  - source: CC6.2
    target: [A.5.18
    relationship: "intersects
`;

  it.each(NAMES)('are named in %s, which still shows the rest', (name) => {
    const document = makeDocument(BROKEN, name);
    expect(document.provenance.notes.join()).toContain('crosswalk.yaml');
    expect(document.sections.length).toBeGreaterThan(0);
  });

  it('are counted when there are many', () => {
    const files = Array.from(
      { length: 8 },
      (_, at) => `//- controls/C${at}.yaml\nkind: control\nid: [C${at}\n`,
    );
    const { notes } = makeDocument(files.join(''), 'gap-list').provenance;
    expect(notes.join()).toMatch(/and 3 more/);
  });

  it('are said to be still read while the index is incomplete', () => {
    const document = makeDocument(COMPANY, 'risk-register', 'both', { incomplete: true });
    expect(document.provenance.notes.join()).toMatch(/still being read/);
    expect(tableOf(document).rows).toHaveLength(1);
  });
});

describe('an unknown framework', () => {
  it('gives a matrix document that says so', async () => {
    const engine = engineFor(new Map());
    const document = createDocument(engine, {
      name: 'matrix',
      view: 'both',
      workspace: 'w',
      tool: 't',
      rows: 'hipaa | <b>',
    });
    expect(textOf(document)).toContain('No framework here is called hipaa');
    expect(String(await exportDocument(document, 'csv'))).toContain('No records were found');
    expect(String(await exportDocument(document, 'html'))).not.toContain('<b>');
  });

  it('in the programme leaves the documents of the others standing', () => {
    const source = COMPANY.replace('frameworks: [soc2, iso27001]', 'frameworks: [soc2, iso27001, hipaa]');
    for (const name of NAMES) expect(makeDocument(source, name).sections.length).toBeGreaterThan(0);
  });
});

describe('records of the wrong shape', () => {
  it.each(NAMES)('leave %s standing', (name) => {
    const document = makeDocument(
      `
//- vendors/V.yaml
kind: vendor
id: V
tier: [critical, 3]
contract: signed
monitoring: {last_on: tomorrow, frequency: [monthly]}
assurance: soc2
subservice: yes
//- risks/R.yaml
kind: risk
id: R
inherent: high
residual: {likelihood: 4, impact: {}}
plan: do it
acceptance: []
change_trigger: 7
//- soa.yaml
kind: soa
id: S
controls: {A.5.1: {applicable: maybe}, A.9.2.5: {applicable: true}}
//- scope.yaml
kind: scope
id: SC
systems: okta
isms: 3
soc2: {system_description: [a], window: never, not_applicable: {id: 7}}
changes: {a: b}
//- program.yaml
kind: program
id: P
internal_audits: later
risk_criteria: [1]
//- evidence/E.yaml
kind: evidence
id: E
population: all
occurrences: [yes, {performed_on: 2025-13-45}]
path: [1, 2]
`,
      name,
    );
    expect(document.sections.length).toBeGreaterThan(0);
  });
});
