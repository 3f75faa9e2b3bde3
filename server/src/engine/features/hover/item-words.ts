import type { Counterpart, Coverage, FrameworkItem } from '../../frameworks/framework-item.ts';
import { escaped } from '../words/markdown-text.ts';

const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  security: 'Security, in every report',
  availability: 'Availability, where it is in scope',
  confidentiality: 'Confidentiality, where it is in scope',
  'processing-integrity': 'Processing integrity, where it is in scope',
  privacy: 'Privacy, where it is in scope',
  organizational: 'Organizational',
  people: 'People',
  physical: 'Physical',
  technological: 'Technological',
};

/** The first line about an item: id, name, where it belongs. */
export function itemHeading(item: FrameworkItem, frameworkTitle: string): string {
  const parts = [`**${escaped(item.id, 60)}** ${escaped(item.title, 140)}`, placeOf(item, frameworkTitle)];
  if (item.cosoPrinciple !== undefined) parts.push(`COSO principle ${item.cosoPrinciple}`);
  return parts.join(' · ');
}

function placeOf(item: FrameworkItem, frameworkTitle: string): string {
  switch (item.type) {
    case 'criterion':
      return CATEGORY_WORDS[item.category ?? ''] ?? 'SOC 2';
    case 'annex-a':
      return joinedHistory(item);
    case 'clause':
      return `ISO/IEC 27001 clause${item.documentedInformation === true ? ', asks for documented information' : ''}`;
    case 'requirement':
      return escaped(frameworkTitle, 60);
  }
}

function joinedHistory(item: FrameworkItem): string {
  const theme = CATEGORY_WORDS[item.category ?? ''] ?? 'Annex A';
  const before = item.predecessors ?? [];
  if (item.newIn2022 === true || before.length === 0)
    return `${theme} · new in 2022, nothing before it in 2013`;
  const shown = before.slice(0, 4).join(', ');
  return `${theme} · in 2013: ${shown}${before.length > 4 ? ` and ${before.length - 4} more` : ''}`;
}

const COVERS: Readonly<Record<Coverage, string>> = {
  'near-complete': 'nearly all',
  strong: 'most',
  partial: 'part',
};

/** How much of a criterion the ISO evidence covers, said from the criterion: `A.5.18 covers most of it (strong): ...`. */
export function isoCounterpart(pair: Counterpart): string {
  return `${escaped(pair.id, 40)} evidence covers ${COVERS[pair.coverage]} of it (${pair.coverage}): ${escaped(pair.note, 150)}`;
}

/** The same from the ISO side: its own evidence, the criterion's need. */
export function soc2Counterpart(pair: Counterpart): string {
  return `its evidence covers ${COVERS[pair.coverage]} of ${escaped(pair.id, 40)} (${pair.coverage}): ${escaped(pair.note, 150)}`;
}

/** How much of an item is covered, in words that end with `of it`. */
export function coverageWord(coverage: Coverage): string {
  return COVERS[coverage];
}
