import type { Engine } from '../../server/src/engine/engine.ts';
import { readFixture } from '../support/fixture.ts';
import { engineFor } from '../support/workspace.ts';

/** Titles that try to become something else than text in one format or another. */
export const HOSTILE: Readonly<Record<string, string>> = {
  html: '<img src=x onerror=alert(1)><script>alert(2)</script>',
  entity: '&lt;b&gt; &#x3c;script&#x3e; &amp;',
  attribute: `" onmouseover="alert(1)" '`,
  cdata: ']]></t><f>1+1</f><![CDATA[',
  pipe: 'a | b || c \\| d',
  link: '[click](command:workbench.action.quit) ![i](https://evil.example/x.png) <https://evil.example>',
  autolink: 'see www.evil.example, https://evil.example/x and mail me@evil.example',
  heading: '# not a heading',
  list: '- not a list',
  number: '1. not a list',
  html_comment: '--> <!-- text',
  formula: '=HYPERLINK("https://evil.example","x")',
  plus: '+1+cmd|calc',
  minus: '-2+3+cmd|calc',
  at: '@SUM(1+1)',
  wide: '＝1＋1',
  later: 'harmless;=1+1',
  rtl: 'safe \u202egnp.exe\u202c \u2067x\u2069',
  invisible: 'a\u200bb\ufeffc\u{e0041}',
  backticks: '`code` **bold** ~~gone~~ $x$ _y_',
  long: `${'word '.repeat(2000)}end`,
};

/** YAML text of a string, whatever is in it. */
function yamlString(text: string): string {
  return JSON.stringify(text);
}

const engines = new Map<string, Engine>();

/** The engine of a company whose every title is hostile; made once. */
export function hostileEngine(title: string): Engine {
  let engine = engines.get(title);
  if (engine === undefined) {
    engine = engineFor(readFixture(hostileCompany(title)).files);
    engines.set(title, engine);
  }
  return engine;
}

function hostileCompany(title: string): string {
  const text = yamlString(title);
  return `
//- controls/AC-001.yaml
kind: control
id: AC-001
title: ${text}
owner: ${text}
status: operating
frequency: quarterly
satisfies: {soc2: [CC6.2], iso27001: [A.5.18]}
//- evidence/EV-001.yaml
kind: evidence
id: EV-001
title: ${text}
type: access-review
owner: ${text}
controls: [AC-001]
population: {description: ${text}, source: ${text}, count: 3}
occurrences:
  - {period: 2025-Q2, performed_on: 2025-06-24, result: ${text}, path: ${text}}
//- risks/R-001.yaml
kind: risk
id: R-001
title: ${text}
description: ${text}
treatment: accept
acceptance: {by: ${text}, reason: ${text}}
plan: [{action: ${text}}]
inherent: {likelihood: ${text}, impact: 2}
controls: [AC-001, ${text}]
//- vendors/VEN-1.yaml
kind: vendor
id: VEN-1
title: ${text}
tier: ${text}
services: [${text}]
assurance: [{type: ${text}, conclusion: ${text}, cuecs: [{text: ${text}, control: AC-001}]}]
subservice: {method: carve-out, csocs: [{text: ${text}}]}
//- soa.yaml
kind: soa
id: SOA-1
title: ${text}
controls:
  - {id: A.5.18, applicable: true, justification: ${text}, drivers: {laws: [${text}]}, controls: [AC-001]}
//- scope.yaml
kind: scope
id: SCOPE-1
title: ${text}
systems: [{id: s, title: ${text}}]
isms: {boundary: ${text}, exclusions: [{item: ${text}, reason: ${text}}]}
soc2:
  type: type-2
  categories: [security]
  window: {start: 2025-04-01, end: 2025-12-31}
  system_description: {services: ${text}, boundaries: ${text}, components: {data: ${text}}, cuecs: [{text: ${text}}]}
//- program.yaml
kind: program
id: PRG-1
title: ${text}
frameworks: [soc2, iso27001]
people: [{id: a, name: ${text}}]
internal_audits: [{id: ${text}, date: 2025-11-12, report: ${text}}]
//- policies/POL-001.yaml
kind: policy
id: POL-001
title: ${text}
satisfies: {soc2: [CC6.1]}
`;
}
