const many = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('');
const control = 'kind: control\nid: AC-1\ntitle: Access\nowner: me\n';

/** Texts that cost a careless reader its memory, its stack or its afternoon. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'keys of Object.prototype': `${control}__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\ntoString: x\nsatisfies: {__proto__: [CC6.1], constructor: [CC6.2], soc2: [__proto__, constructor, toString, hasOwnProperty]}\nevidence: [__proto__, constructor]\nfrequency: {__proto__: daily, constructor: x}\nstatus: __proto__\nsystems: [toString]\n`,
  'a record that is called __proto__':
    'kind: __proto__\nid: __proto__\ntitle: constructor\n---\nkind: control\nid: __proto__\ntitle: __proto__\nowner: __proto__\nevidence: [__proto__]\nreplaced_by: __proto__\n---\nkind: framework\nid: __proto__\ntitle: P\nrequirements: [{id: __proto__, title: x}]\n---\nkind: evidence\nid: constructor\ntitle: x\ntype: __proto__\nseries: __proto__\npath: __proto__\nfrequency: toString\ncontrols: [__proto__]\n',
  'deep nesting in flow style': `${control}x: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
  'deep nesting that is not closed': `${control}x: ${'[{a: '.repeat(5000)}\n`,
  'deep nesting in block style': control + many(1000, (index) => `${' '.repeat(index)}a:\n`),
  'deep nesting of lists': `${control}satisfies:\n  soc2:\n    ${'- '.repeat(3000)}CC6.1\n`,
  'many aliases': `${control}a: &a [x, x, x, x, x, x, x, x, x]\n${many(9, (index) => `${'bcdefghij'[index]}: &${'bcdefghij'[index]} [${many(9, () => `*${'abcdefghij'[index]}, `)}]\n`)}satisfies: {soc2: *j}\n`,
  'an alias within its own anchor': `${control}satisfies: &a {soc2: [*a, CC6.1], iso27001: *a}\n`,
  'thousands of aliases': `${control}n: &a cc6.1\nsatisfies: {soc2: [${many(5000, () => '*a, ')}]}\n`,
  'five thousand documents': many(
    5000,
    (index) =>
      `---\nkind: control\nid: AC-${index}\ntitle: T ${index}\nsatisfies: {soc2: [cc6.1]}\nevidence: [EV-${index}]\n`,
  ),
  'five thousand broken documents': many(5000, (index) => `---\nkind: control\nid: AC-${index}\ntitle: [\n`),
  'fifty thousand lines': `${control}notes: |\n${many(50_000, (index) => `  line ${index} CC6.1\n`)}`,
  'fifty thousand keys': control + many(50_000, (index) => `key_${index}: ${index}\n`),
  'fifty thousand comments': `${control}${many(50_000, () => '# tickmark-ignore reference/unknown-criterion: no\n')}satisfies: {soc2: [CC9.3]}\n`,
  'fifty thousand broken lines': control + many(50_000, () => '}: [ "\n'),
  'a list of ten thousand wrong ids': `${control}satisfies:\n  soc2: [${many(10_000, (index) => `cc${index}.1, `)}]\n`,
  'five thousand entries with wrong ids': `${control}satisfies:\n  soc2:\n${many(5000, (index) => `    - {id: CC6.${index}, coverage: parital}\n`)}`,
  'the same id three thousand times': `${control}satisfies:\n  soc2: [${many(3000, () => 'CC6.1, ')}]\n`,
  'a single line of a megabyte': `${control}notes: "${'x CC6.1 '.repeat(125_000)}"\n`,
  'a single line in flow style of a megabyte': `{kind: control, id: AC-1, title: x, owner: me, systems: [${'CC6.1, '.repeat(150_000)}]}`,
  'a megabyte of brackets': '['.repeat(1_000_000),
  'a megabyte of dashes': '- '.repeat(500_000),
  'a megabyte of question marks': '? '.repeat(500_000),
  'a megabyte of quotes': `a: ${'"'.repeat(1_000_000)}`,
  'a megabyte of spaces': `${control}x:${' '.repeat(1_000_000)}y\n`,
  'a megabyte of colons': ': '.repeat(500_000),
  'a megabyte of line breaks': `${control}${'\n'.repeat(1_000_000)}x: y\n`,
  'a megabyte of NUL': '\0'.repeat(1_000_000),
  'keys of ten thousand characters': `${control}${'k'.repeat(10_000)}: 1\n${'statu'.repeat(2000)}: 2\nsatisfies: {${'s'.repeat(10_000)}: [CC6.1], soc2: [${'C'.repeat(10_000)}, ${'CC6.1-'.repeat(2000)}, ${'A.5.1 and '.repeat(2000)}x]}\n`,
  'huge numbers': `${control}satisfies: {soc2: [1e999, ${'9'.repeat(5000)}, -0, 0x${'f'.repeat(400)}, .inf], iso27001: [${'5.1'.repeat(3000)}, 5.${'1'.repeat(5000)}, A.${'9'.repeat(5000)}.1, 5.1-5.99999999999, A.5.1-A.99999999.9]}\nfrequency: ${'9'.repeat(400)} days\nsla: {business_days: 1e400}\n`,
  'dates and periods without end': `kind: evidence\nid: EV-1\ntitle: E\nfrequency: daily\ncontrols: [AC-1]\ncollected_on: 0001-01-01\nperiod: 0001-01-01/9999-12-31\noccurrences:\n  - {period: 0000/9999, performed_on: 0000-00-00}\n  - {period: 0001-01-01/P9999999Y, performed_on: 9999-12-31}\n  - {period: 0001-01-01/P999999999999999D, performed_on: +275760-09-13}\n`,
  'a daily series of two thousand years': `kind: evidence\nid: EV-1\ntitle: E\nfrequency: daily\ncontrols: [AC-1]\noccurrences:\n  - {period: 0001-01-01, performed_on: 0001-01-01, performed_by: x, exceptions: none, result: x}\n---\nkind: control\nid: AC-1\ntitle: A\nstatus: operating\nfrequency: daily\nimplemented_on: 0001-01-01\nevidence: [EV-1]\n---\nkind: scope\nid: S\ntitle: S\nsoc2: {type: type-2, window: {start: 0001-01-01, end: 9999-12-31}}\n`,
  'ten thousand occurrences': `kind: evidence\nid: EV-1\ntitle: E\nfrequency: daily\ncontrols: [AC-1]\noccurrences:\n${many(10_000, (index) => `  - {period: 2025-06-${10 + (index % 20)}, performed_on: 2025-06-${10 + (index % 20)}}\n`)}`,
  'conflict markers all over': many(
    3000,
    () => '<<<<<<< HEAD\nkind: control\n=======\nkind: risk\n>>>>>>> other\n',
  ),
  'lone surrogates in every place': `kind: control\nid: "\uD83D"\ntitle: \uDC4D\n\uD83Downer: \uD83D\nsatisfies: {soc2: [\uD83D, CC6.1\uDC4D]}\nevidence: ["\uD83D"]\n`,
};
