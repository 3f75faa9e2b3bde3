import { describe, expect, it } from 'vitest';
import { found, mended, named } from '../../support/found.ts';

const GROUP = /^scope\//;

/** Names of the findings about scopes. */
function of(source: string): string[] {
  return named(source).filter((name) => GROUP.test(name));
}

function scope(lines: string): string {
  return `//- scope.yaml\nkind: scope\nid: S\ntitle: Platform\n${lines}\n`;
}

const WINDOW = 'window: {start: 2025-04-01, end: 2025-12-31}';
const soc2 = (more: string, window = WINDOW) =>
  scope(`soc2:\n  type: type-2\n  categories: [security]\n  ${window}\n${more}`);
const audit = (fieldwork: string, more = '') =>
  `//- program.yaml\nkind: program\nid: P\ntitle: P\nframeworks: [{id: soc2, version: "2017"}]\naudits:\n  - {id: A-1, framework: soc2, type: type-2, fieldwork: {start: ${fieldwork}, end: 2026-12-01}${more}}\n`;

describe('scope/description-missing', () => {
  it.each([
    ['2026-02-01', 'error'],
    ['2026-04-01', 'warning'],
    ['2026-09-01', 'information'],
  ])('is louder the closer the fieldwork is: %s', (day, severity) => {
    expect(of(audit(day) + soc2(''))).toEqual([`scope/description-missing ${severity}`]);
  });

  it('is silent without a date for fieldwork, after it, and when there is a description', () => {
    expect(of(soc2(''))).toEqual([]);
    expect(of(audit('2025-01-10').replace('2026-12-01', '2025-02-01') + soc2(''))).toEqual([]);
    expect(of(audit('2026-02-01') + soc2('  system_description: {body: docs/description.md}'))).toEqual([]);
  });

  it('goes on asking at the placeholder', () => {
    const after = mended(audit('2026-02-01') + soc2(''), 'Add system_description, to be filled in');
    expect(found(`${audit('2026-02-01')}//- scope.yaml\n${after}`).join()).toContain(
      'The system description is still to be filled in.',
    );
  });

  it('offers the parts, and goes on asking until one of them is written', () => {
    const title = 'Add the parts of a system description, to be filled in';
    const after = mended(audit('2026-02-01') + soc2(''), title);
    const source = `${audit('2026-02-01')}//- scope.yaml\n${after}`;
    expect(of(source)).toEqual(['scope/description-missing error']);
    expect(of(source.replace('boundaries: "?"', 'boundaries: The API'))).toEqual([
      'scope/description-section warning',
    ]);
  });
});

describe('scope/description-section', () => {
  const whole =
    'services: a, commitments: [b], requirements: [c], components: {software: d}, boundaries: e, responsibilities: f, cuecs: none';
  const described = (parts: string, more = '') => soc2(`  system_description: {${parts}}\n${more}`);

  it('names the parts that are missing with their numbers, in one finding', () => {
    expect(found(described('services: a, commitments: [b], cuecs: []'))).toEqual([
      'scope.yaml:7:2-20 scope/description-section information The system description does not say the system requirements (DC 2), the components (DC 3), where the system ends (DC 3) and who operates which control (DC 5).',
    ]);
  });

  it('asks for subservice organisations and changes only where there are some', () => {
    expect(of(described(whole))).toEqual([]);
    const vendor =
      '//- vendors/V.yaml\nkind: vendor\nid: V\ntitle: V\nowner: a\nsubservice: {method: inclusive}\n';
    expect(found(described(whole) + vendor).join()).toContain('the subservice organisations (DC 7)');
    const change = 'changes: [{id: C, date: 2025-06-01, title: T, significant: true}]';
    expect(found(described(whole, change)).join()).toContain('the significant changes (DC 9)');
    expect(of(described(whole, change.replace('2025-06-01', '2024-06-01')))).toEqual([]);
  });

  it('is silent when the description is in a file, and about a misspelled part', () => {
    expect(of(described('body: docs/description.md, reviewed_on: 2025-12-01'))).toEqual([]);
    expect(of(described(whole.replace('boundaries', 'boundries')))).toEqual([]);
  });

  it('answers to the names of its parts', () => {
    const settings = '//- .tickmark.yaml\nversion: 1\nseverity:\n  scope/cuec: off\n';
    expect(of(settings + described('services: a'))).toEqual([]);
  });
});

describe('lists of the description', () => {
  const described = (list: string, more = '') => soc2(`  system_description: {body: d.md, ${list}}\n${more}`);
  const change = (day: string, more = ', significant: true') =>
    `changes: [{id: C-1, date: ${day}, title: T${more}}]`;
  const lists = (source: string) => of(source).filter((name) => !name.includes('section'));

  it('name the significant changes of the window', () => {
    expect(lists(described('changes: []', change('2025-06-01')))).toEqual([
      'scope/change-disclosure warning',
    ]);
    expect(lists(described('changes: [C-1]', change('2025-06-01')))).toEqual([]);
  });

  it.each([
    ['before the window', change('2025-03-31')],
    ['of little weight', change('2025-06-01', '')],
    ['without a day', 'changes: [{id: C-1, title: T, significant: true}]'],
  ])('need no change %s', (_, changes) => {
    expect(lists(described('changes: []', changes))).toEqual([]);
  });

  it('name the subservice organisations, and take them in when asked', () => {
    const vendor =
      '//- vendors/V.yaml\nkind: vendor\nid: V\ntitle: V\nowner: a\nsubservice: {method: inclusive}\n';
    const source = described('subservice: []') + vendor;
    expect(lists(source)).toContain('scope/subservice warning');
    expect(mended(source, 'Add V to the system description')).toContain('subservice: [V]');
    expect(lists(described('subservice: [V]') + vendor)).toEqual([]);
    expect(lists(described('subservice: []') + vendor.replace('inclusive', '""'))).toEqual([]);
  });
});

describe('scope/incident-disclosure', () => {
  const incident = (id: string, more: string, day = '2025-06-01') =>
    `//- incidents/${id}.yaml\nkind: incident\nid: ${id}\ntitle: T\nseverity: medium\ndetected_at: ${day}\n${more}\n`;
  const decided = incident('I-1', 'disclosure: {decision: not-disclosed, reason: R}');
  const SCOPE = soc2('  system_description: {body: d.md, incidents: []}');
  const disclosure = (source: string) => named(source).filter((name) => name.includes('incident-disclosure'));

  it('asks for a decision about each incident of the window once one has a decision', () => {
    expect(disclosure(SCOPE + decided + incident('I-2', ''))).toEqual(['scope/incident-disclosure warning']);
    expect(disclosure(SCOPE + incident('I-1', '') + incident('I-2', ''))).toEqual([]);
  });

  it.each([
    ['outside the window', incident('I-2', '', '2025-02-01')],
    ['that was a false alarm', incident('I-2', 'confirmed: false')],
    ['of low severity', incident('I-2', '').replace('medium', 'low')],
  ])('asks nothing about one %s', (_, other) => {
    expect(disclosure(SCOPE + decided + other)).toEqual([]);
  });

  it('misses one in the description that is to be disclosed', () => {
    const told = incident('I-2', 'disclosure: {decision: disclose, reason: R}');
    expect(disclosure(SCOPE + told)).toEqual(['scope/incident-disclosure warning']);
    expect(disclosure(SCOPE.replace('incidents: []', 'incidents: [I-2]') + told)).toEqual([]);
  });
});

describe('scope/window', () => {
  it.each([
    ['an end before the start', 'window: {start: 2025-12-31, end: 2025-04-01}', 'error'],
    ['an end before the start in one text', 'window: 2025-12-31/2025-04-01', 'error'],
    ['one day only', 'window: {start: 2025-04-01}', 'warning'],
    ['placeholders', 'window: {start: "?", end: "?"}', 'warning'],
    ['a list of windows', 'window: [{start: 2025-01-01, end: 2025-06-30}]', 'shape'],
  ])('reports %s, and the rest is checked', (_, window, severity) => {
    const names = named(soc2('  system_description: {services: The world-class shop}', window));
    expect(names.filter((name) => /scope\/window |record\/(?:shape|date)/.test(name))).toHaveLength(1);
    if (!window.includes('[') && !window.includes('/')) expect(names).toContain(`scope/window ${severity}`);
    expect(names).toContain('scope/marketing hint');
  });

  it.each([
    ['two days', WINDOW],
    ['a period', 'window: 2025-04-01/P9M'],
    ['a year', 'window: "2025"'],
  ])('reads %s', (_, window) => {
    expect(of(soc2('', window))).toEqual([]);
  });

  it('asks for a window once a SOC 2 audit is planned', () => {
    const bare = soc2('  system_description: {body: d.md}', 'services: [a]');
    expect(of(bare)).toEqual([]);
    expect(of(audit('2026-09-01') + bare)).toEqual(['scope/window warning']);
    expect(of(audit('2026-09-01') + bare.replace('type-2', 'type-1'))).toEqual([]);
  });
});

describe('scope/window-length', () => {
  const length = (window: string) => of(soc2('', `window: ${window}`));

  it('accepts three to twelve months, and a short first window', () => {
    expect(length('{start: 2025-10-01, end: 2025-12-31}')).toEqual([]);
    expect(length('{start: 2024-02-29, end: 2025-02-27}')).toEqual([]);
    expect(length('{start: 2025-01-01, end: 2025-12-31}')).toEqual([]);
    expect(length('{start: 2025-12-01, end: 2025-12-31, first: true}')).toEqual([]);
  });

  it('reports shorter and longer ones', () => {
    expect(length('{start: 2025-10-02, end: 2025-12-31}')).toEqual(['scope/window-length information']);
    expect(length('{start: 2025-01-01, end: 2026-01-01, first: true}')).toEqual([
      'scope/window-length information',
    ]);
  });
});

describe('fields of the scope', () => {
  it.each([
    ['scope/type', scope('soc2: {categories: [security]}')],
    ['scope/no-security', scope('soc2: {type: type-1, categories: [privacy]}')],
    ['scope/no-security', scope('soc2: {type: type-1, as_of: 2025-12-31}')],
    ['scope/diagram-only', scope('soc2: {type: type-1, system_description: {body: docs/system.PNG}}')],
    ['scope/diagram-only', scope('soc2: {type: type-1, system_description: docs/system.drawio}')],
    ['scope/exclusion-reason', scope('isms: {exclusions: [{item: shop}]}')],
    ['scope/exclusion-reason', scope('isms: {exclusions: [{item: shop, reason: "?"}]}')],
    ['scope/exclusion-reason', scope('isms: {exclusions: [shop]}')],
    ['scope/difference-unexplained', scope('differences: [{item: shop, in: soc2}]')],
    ['scope/criterion-not-relevant', scope('soc2: {type: type-1, not_applicable: [{id: CC6.4}]}')],
  ])('%s is reported', (rule, source) => {
    expect(of(source).map((name) => name.split(' ')[0])).toEqual([rule]);
  });

  it.each([
    ['a placeholder that asks already is one finding', scope('soc2: {type: "?"}'), 1],
    ['a misspelled key is not missing', scope('soc2: {tpye: type-1}'), 0],
    [
      'nor are misspelled categories',
      scope('soc2: {type: type-1, as_of: 2025-12-31, categorys: [security]}'),
      0,
    ],
    ['a category with another word for security', scope('soc2: {type: type-1, categories: [Security]}'), 0],
    [
      'a picture beside the parts of a description',
      scope('soc2: {type: type-1, system_description: {body: s.png, data_flows: d.md}}'),
      1,
    ],
    ['an exclusion that is a sentence', scope('isms: {exclusions: ["shop, because it holds no data"]}'), 0],
    ['a scope without SOC 2', scope('isms: {boundary: All}'), 0],
  ])('%s', (_, source, count) => {
    expect(of(source)).toHaveLength(count);
  });
});

describe('scope/marketing', () => {
  const described = (text: string) =>
    named(soc2(`  system_description: {services: '${text}'}`)).filter((name) => name.includes('marketing'));

  it('reads whole words, whatever their case', () => {
    expect(described('Best-in-class and industry leading')).toHaveLength(2);
  });

  it.each([
    'State of the art encryption',
    'The customer calls it "world-class" itself',
    'See `cutting-edge` branch',
  ])('leaves %s alone', (text) => {
    expect(described(text)).toEqual([]);
  });

  it('removes the word when asked', () => {
    const source = soc2('  system_description: {services: A world-class shop}');
    expect(mended(source, 'Remove the word')).toContain('services: A shop');
  });
});

describe('scope/isms-narrower', () => {
  const both = (isms: string, differences = '') =>
    scope(`isms: {services: ${isms}}\nsoc2: {type: type-1, services: [Shop, pay]}\n${differences}`);

  it('lists what is missing once', () => {
    expect(found(both('[web]')).join()).toContain('Shop and pay are in the SOC 2 scope');
  });

  it('is silent when the ISMS holds it in other letters, has no list, or the difference is written', () => {
    expect(of(both('[shop, PAY]'))).toEqual([]);
    expect(of(both('[]'))).toEqual([]);
    expect(of(both('[shop]', 'differences: [{item: pay, in: soc2, reason: R}]'))).toEqual([]);
  });

  it('adds the item, or a difference to be explained', () => {
    expect(mended(both('[shop]'), 'Add pay to the services of the ISMS')).toContain('services: [shop, pay]');
    const after = mended(both('[shop]'), 'Record pay as a difference, its reason to be given');
    expect(of(`//- scope.yaml\n${after}`)).toEqual(['scope/difference-unexplained information']);
  });
});

describe('scope/control-outside', () => {
  const SYSTEMS = scope(
    'systems: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: old, title: O}]\nisms: {systems: [a, b, c]}',
  );
  const control = (systems: string, more = '') =>
    `//- controls/C.yaml\nkind: control\nid: C\ntitle: C\nowner: role:a\nfrequency: ad-hoc\nsatisfies: {soc2: [CC8.1]}\nsystems: ${systems}\n${more}`;

  it('reports a control that covers only systems outside, and systems without a control', () => {
    expect(of(SYSTEMS + control('[old]'))).toEqual(['scope/control-outside information']);
    expect(found(SYSTEMS + control('[a, b]')).join()).toContain('No control names c among its systems');
  });

  it('is silent about a control that covers some system inside, a retired one, and before anybody has begun', () => {
    expect(of(SYSTEMS + control('[a, b, c, old]'))).toEqual([]);
    expect(of(SYSTEMS + control('[old]', 'status: retired\n'))).toEqual([]);
    expect(of(SYSTEMS + control('[a]'))).toEqual([]);
  });
});

describe('scope/change-unpropagated', () => {
  const changed = (change: string, reviewed = '2025-03-01') =>
    soc2(
      `  system_description: {body: d.md, reviewed_on: ${reviewed}}\nchanges: [{id: C-1, title: T, ${change}}]`,
    );

  it('asks after the grace', () => {
    expect(of(changed('date: 2025-12-12, significant: true'))).toEqual(['scope/change-unpropagated warning']);
    expect(of(changed('date: 2025-12-13, significant: true'))).toEqual([]);
  });

  it.each([
    ['of little weight', changed('date: 2025-06-01')],
    [
      'that was reviewed',
      changed('date: 2025-06-01, significant: true, reviewed: [soa, system_description]'),
    ],
    ['before the last review', changed('date: 2025-06-01, significant: true', '2025-06-01')],
    ['that lies ahead', changed('date: 2026-06-01, significant: true')],
  ])('is silent about a change %s', (_, source) => {
    expect(of(source)).toEqual([]);
  });

  it('asks for what was reviewed, and goes on asking', () => {
    const after = mended(
      changed('date: 2025-06-01, significant: true'),
      'Add reviewed and reviewed_on, to be filled in',
    );
    expect(found(`//- scope.yaml\n${after}`).join()).toContain(
      'What was reviewed after C-1 is still to be filled in.',
    );
  });
});
