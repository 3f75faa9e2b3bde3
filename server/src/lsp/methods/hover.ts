import type { Hover, HoverParams } from 'vscode-languageserver';
import { withLinks } from '../../engine/features/hover/card.ts';
import { hover } from '../../engine/features/hover.ts';
import { subjectAt } from '../../engine/features/subject-at.ts';
import { toMarkup } from '../markdown.ts';
import { positionAt, type Session } from '../session.ts';
import { othersExplainKeys } from '../yaml-schema-line.ts';

/** `textDocument/hover`. */
export async function answerHover(session: Session, params: HoverParams): Promise<Hover | null> {
  const place = await positionAt(session, params);
  if (place === undefined) return null;
  const { snapshot, file, offset } = place;
  if (othersExplainKeys(session, snapshot.text(file))) {
    const type = subjectAt(snapshot, file, offset)?.type;
    if (type === 'key' || type === 'value') return null;
  }
  const found = hover(snapshot, file, offset);
  if (found === undefined) return null;
  const contents = withLinks(found, (link) => {
    const { start } = place.range(link.file, link.span);
    return `${place.uri(link.file)}#L${start.line + 1},${start.character + 1}`;
  });
  return {
    contents: toMarkup(contents, session.abilities.hoverMarkdown),
    range: place.range(file, found.span),
  };
}
