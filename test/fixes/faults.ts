/** A mistake that people make, as a change of a text that has none. */
export interface Fault {
  readonly name: string;
  /** What the mistake is made of; with `$1`-like parts in `to`. Always global. */
  readonly from: RegExp;
  readonly to: string | ((match: string) => string);
}

const swapped = (word: string): string =>
  word.slice(0, 2) + (word[3] ?? '') + (word[2] ?? '') + word.slice(4);

/** One fault per kind of mistake that a safe fix or an assertion answers. */
export const FAULTS: readonly Fault[] = [
  // Ids of frameworks.
  { name: 'lower-case criterion', from: /\bCC6\.\d\b/g, to: (id) => id.toLowerCase() },
  { name: 'criterion without dot', from: /\bCC(\d)\.(\d)\b/g, to: 'CC$1$2' },
  { name: 'criterion with spaces', from: /\bCC(\d)\.(\d)\b/g, to: 'CC $1.$2' },
  { name: 'criterion with zero', from: /\bCC(\d)\.(\d)\b/g, to: 'CC0$1.0$2' },
  { name: 'unknown criterion', from: /\bCC\d\.\d\b/g, to: 'CC9.3' },
  { name: 'point of focus', from: /\bCC6\.1\b/g, to: 'CC6.1.3' },
  { name: 'series', from: /\bCC6\.1\b/g, to: 'CC6' },
  { name: 'placeholder', from: /\bCC(\d)\.\d\b/g, to: 'CC$1.x' },
  { name: 'control without letter', from: /\bA\.(\d\.\d+)\b/g, to: '$1' },
  { name: 'control without first dot', from: /\bA\.(\d\.\d+)\b/g, to: 'A$1' },
  { name: 'control in lower case', from: /\bA\.(\d\.\d+)\b/g, to: 'a.$1' },
  { name: 'control with dash', from: /\bA\.(\d)\.(\d+)\b/g, to: 'A-$1-$2' },
  { name: 'control with words before it', from: /\bA\.(\d)\.(\d+)\b/g, to: 'Annex A $1.$2' },
  { name: 'control of 2013', from: /\bA\.5\.1[0-9]\b/g, to: 'A.9.2.1' },
  { name: 'group of 2013', from: /\bA\.5\.1[0-9]\b/g, to: 'A.9.2' },
  { name: 'withdrawn control of 2013', from: /\bA\.5\.1[0-9]\b/g, to: 'A.11.1.6' },
  { name: 'range', from: /\bA\.5\.15\b/g, to: 'A.5.15-5.18' },
  { name: 'quoted list in one scalar', from: /\bA\.5\.15\b/g, to: '"A.5.15, A.5.18"' },
  { name: 'range with words', from: /\bA\.5\.15\b/g, to: 'A.5.15 to A.5.17' },
  { name: 'unquoted number', from: /\bA\.5\.1[0-9]\b/g, to: '5.10' },
  { name: 'exponent', from: /\bA\.5\.1[0-9]\b/g, to: '5.1e1' },
  { name: 'unknown control', from: /\bA\.5\.1[0-9]\b/g, to: 'A.5.99' },
  { name: 'criterion under the other framework', from: /(iso27001: \[)/g, to: '$1CC6.1, ' },
  { name: 'control under the other framework', from: /(soc2: \[)/g, to: '$1A.5.1, ' },
  { name: 'id twice', from: /\b(CC\d\.\d|A\.\d\.\d+)([,\]])/g, to: '$1, $1$2' },
  { name: 'id twice in two spellings', from: /\b(A\.(\d\.\d+))([,\]])/g, to: '$1, A$2$3' },
  { name: 'short list as scalar', from: /soc2: \[([^\]]*)\]/g, to: 'soc2: $1' },
  // Keys, kinds, values, dates, references.
  { name: 'misspelt kind', from: /^kind: \w+$/gm, to: (line) => `kind: ${swapped(line.slice(6))}` },
  {
    name: 'capital kind',
    from: /^kind: \w+$/gm,
    to: (line) => `kind: ${line.slice(6, 7).toUpperCase()}${line.slice(7)}`,
  },
  { name: 'no kind', from: /^kind: \w+\n/gm, to: '' },
  {
    name: 'misspelt key',
    from: /\b(owner|status|frequency|performed_on|treatment|approved_on|collected_on|satisfies)(?=:)/g,
    to: swapped,
  },
  {
    name: 'key in another case',
    from: /\b[a-z]+_(on|by)(?=:)/g,
    to: (key) => key.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()),
  },
  { name: 'key with a dash', from: /\b[a-z]+_(on|by)(?=:)/g, to: (key) => key.replace('_', '-') },
  {
    name: 'misspelt value',
    from: /(?<=\b(?:status|frequency|treatment|responsibility|type): )[a-z]{5,}/g,
    to: swapped,
  },
  {
    name: 'value in another case',
    from: /(?<=\b(?:status|frequency|treatment|responsibility|type): )[a-z]+/g,
    to: (word) => word.toUpperCase(),
  },
  { name: 'date with slashes', from: /\b(20\d\d)-(\d\d)-(\d\d)\b/g, to: '$1/$2/$3' },
  { name: 'date the other way round', from: /\b(20\d\d)-(\d\d)-(\d\d)\b/g, to: '$3.$2.$1' },
  { name: 'date without zeros', from: /\b(20\d\d)-0(\d)-0(\d)\b/g, to: '$1-$2-$3' },
  { name: 'day that does not exist', from: /\b(20\d\d)-(\d\d)-(\d\d)\b/g, to: '$1-02-30' },
  { name: 'date in words', from: /\b(20\d\d)-06-(\d\d)\b/g, to: '$2 June $1' },
  { name: 'dangling id', from: /\b(EV|AC|R|POL)(-[A-Z]*-?)(\d\d)(\d)\b/g, to: '$1$2$4$3' },
  {
    name: 'id in lower case',
    from: /(?<=[[ ])(EV|AC|R|POL)-[A-Z0-9-]*\d(?=[,\]])/g,
    to: (id) => id.toLowerCase(),
  },
  { name: 'id of another kind', from: /(?<=controls: \[)\w+-\d+/g, to: 'R-001' },
  { name: 'no owner', from: /^( *)owner: .*\n/gm, to: '' },
  { name: 'no date', from: /^ +performed_on: .*\n/gm, to: '' },
  { name: 'no performer', from: /^ +performed_by: .*\n/gm, to: '' },
  { name: 'no exceptions', from: /^ +exceptions: .*\n/gm, to: '' },
  { name: 'no result', from: /^ +result: .*\n/gm, to: '' },
  { name: 'no frequency', from: /^frequency: .*\n/gm, to: '' },
  { name: 'no title', from: /^title: .*\n/gm, to: '' },
  { name: 'no id', from: /^id: .*\n/gm, to: '' },
  { name: 'empty value', from: /^(owner|title|status|frequency|collected_on): .*$/gm, to: '$1:' },
  {
    name: 'scalar for a list',
    from: /^(evidence|controls|risks|systems): \[([^,\]]+)[^\]]*\]$/gm,
    to: '$1: $2',
  },
  { name: 'list for a scalar', from: /^(status|owner): (.+)$/gm, to: '$1: [$2]' },
  { name: 'path with backslashes', from: /^ *path: .*$/gm, to: (line) => line.replaceAll('/', '\\') },
  {
    name: 'unused suppression',
    from: /^title: .*$/gm,
    to: '$& # tickmark-ignore reference/*: nothing to see',
  },
  {
    name: 'suppression of an unknown rule',
    from: /^title: .*$/gm,
    to: '$& # tickmark-ignore reference/unknown-criterium: see above',
  },
];

/** The text with the fault at its `index`th possible place; undefined where there is none. */
export function withFault(text: string, fault: Fault, index: number): string | undefined {
  const matches = [...text.matchAll(fault.from)];
  const match = matches[index % Math.max(1, matches.length)];
  if (match === undefined) return undefined;
  const { to } = fault;
  const written =
    typeof to === 'function'
      ? to(match[0])
      : to.replace(/\$(\d|&)/g, (_, part: string) => (part === '&' ? match[0] : (match[Number(part)] ?? '')));
  const changed = text.slice(0, match.index) + written + text.slice(match.index + match[0].length);
  return changed === text ? undefined : changed;
}
