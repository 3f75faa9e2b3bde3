/*
 * A spreadsheet reads a cell that begins with one of these as a formula, whatever the file meant. Full-width variants
 * are folded by some of them.
 */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Where a semicolon divides cells, what follows it in the text would begin one, also behind a quotation mark. */
const BEGINS_AFTER_DIVIDER = /([;\t\r\n][\s"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** The text so that no spreadsheet runs it: an apostrophe stands before what would begin a formula. */
export function guardFormula(text: string): string {
  const inside = text.replace(BEGINS_AFTER_DIVIDER, "$1'");
  return BEGINS_FORMULA.test(inside) ? `'${inside}` : inside;
}
