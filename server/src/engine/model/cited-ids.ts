import type { CitationFact } from './facts.ts';

/**
 * The canonical ids for which a citation stands: one for an id in any spelling, several for a range or a list, the
 * criterion for a point of focus, none for what cannot be resolved. Ids of a custom framework stand for themselves.
 */
export function citedIds(citation: CitationFact): readonly string[] {
  const reading = citation.reading;
  if (citation.framework !== 'soc2' && citation.framework !== 'iso27001') return [citation.token];
  switch (reading.type) {
    case 'known':
    case 'spelling':
    case 'point-of-focus':
      return [reading.id];
    case 'range':
    case 'list':
      return reading.members;
    case 'yaml-number':
      return [reading.annexA];
    default:
      return [];
  }
}
