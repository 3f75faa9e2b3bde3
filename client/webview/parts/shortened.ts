/** At most so many UTF-16 units, never cut within a character: what a tooltip or a screen reader still bears. */
export function shortened(text: string, longest = 120): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
