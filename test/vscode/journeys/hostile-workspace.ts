import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Titles that would do something if they were taken for anything but text. */
const hostileTitles = [
  '<img src=x onerror="top.__pwned=1;window.__pwned=1;alert(1)">',
  '<script>window.__pwned=1;alert(2)</script>',
  ']]></style></script><svg onload="window.__pwned=1">',
  '\u202Eevil\u202C \u2066turned\u2069 \u200Fround',
  '=HYPERLINK("http://example.invalid","click")',
  '{{constructor.constructor("window.__pwned=1")()}} \u0024{window.__pwned=1}',
  '[link](command:workbench.action.quit) [x](javascript:alert(3)) ![i](http://example.invalid/x.png)',
  'W'.repeat(10_000),
  'wort '.repeat(2000),
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467} emoji \uFEFF and e\u0301',
];

/** Writes a workspace that was made to do harm: with those titles, a half-written crosswalk and an unknown framework. */
export function writeHostileWorkspace(folder: string): void {
  for (const sub of ['controls', 'evidence', 'risks', 'vendors']) mkdirSync(join(folder, sub));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write('.tickmark.yaml', 'version: 1\nas_of: 2026-01-12\n');
  write(
    'scope.yaml',
    [
      'kind: scope',
      'id: SCOPE-1',
      `title: ${JSON.stringify(hostileTitles[0])}`,
      'soc2:',
      '  type: type-2',
      '  categories: [security]',
      '  window: {start: 2025-04-01, end: 2025-12-31}',
      '',
    ].join('\n'),
  );
  hostileTitles.forEach((title, index) => {
    const text = JSON.stringify(title);
    write(
      `controls/C-${index}.yaml`,
      [
        'kind: control',
        `id: C-${index}`,
        `title: ${text}`,
        `owner: ${text}`,
        'frequency: quarterly',
        'status: operating',
        'satisfies:',
        '  soc2: [CC6.2, CC6.3]',
        '  iso27001: [A.5.15, A.5.18]',
        `evidence: [E-${index}]`,
        '',
      ].join('\n'),
    );
    write(
      `evidence/E-${index}.yaml`,
      [
        'kind: evidence',
        `id: E-${index}`,
        `title: ${text}`,
        `owner: ${text}`,
        'type: access-review',
        'frequency: quarterly',
        `controls: [C-${index}]`,
        'occurrences:',
        `  - {period: 2025-Q2, performed_on: 2025-06-24, performed_by: ${text}, result: ${text}}`,
        '',
      ].join('\n'),
    );
    write(`risks/R-${index}.yaml`, `kind: risk\nid: R-${index}\ntitle: ${text}\nowner: ${text}\n`);
    write(`vendors/V-${index}.yaml`, `kind: vendor\nid: V-${index}\ntitle: ${text}\ntier: critical\n`);
  });
  // A crosswalk that somebody is still writing, and a framework that nobody knows.
  write(
    'crosswalk.yaml',
    'kind: crosswalk\nid: XW-1\nfrom: soc2\nto: iso27001\nrows:\n  - {from: CC6.2, to: \n',
  );
  write(
    'controls/unknown.yaml',
    'kind: control\nid: C-X\ntitle: x\nsatisfies:\n  pci-dss: [1.2.3]\n  soc2: [CC6.1]\n',
  );
}
