/** A picture of ours, in Markdown. */
const PICTURE = /!\[[^\]]*\]\((?!https?:)[^)]*\)/g;
/** A remark in brackets that only links to pictures. */
const PICTURE_LINKS = / ?\((?:\[[^\]]*\]\(docs\/images\/[^)]*\)(?:, | and )?)+\)/g;
/** A link to another file of the repository. */
const RELATIVE_LINK = /\[([^\]]*)\]\((?!https?:|#)[^)]*\)/g;

/**
 * The README as it stands in the package, where neither the pictures nor the documentation are: without the pictures, and
 * with words in place of links to files. A table of text and pictures becomes a list.
 */
export function packagedReadme(readme: string): string {
  const lines = readme
    .replace(PICTURE_LINKS, '')
    .replace(PICTURE, '')
    .replace(RELATIVE_LINK, '$1')
    .split('\n')
    .filter(
      (line, at, all) =>
        !/^\| *\| *\|$/.test(line) && !(/^\|[-|]+\|$/.test(line) && /^\| *\| *\|$/.test(all[at - 1] ?? '')),
    )
    .map((line) => line.replace(/^\| (.+?) \| *\|$/, '- $1'));
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
