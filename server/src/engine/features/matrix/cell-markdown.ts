import {
  type CellArtifact,
  type CellClaim,
  type CellControl,
  type CellDetail,
  standingWords,
} from '../../../protocol/matrix.ts';
import { STATE_WORDS } from '../../../protocol/state.ts';
import { dayText } from '../words/day-words.ts';
import { escaped } from '../words/markdown-text.ts';

/** A cell as Markdown for the clipboard. What records say is text in it, never markup. */
export function cellMarkdown(detail: Omit<CellDetail, 'markdown'>, asOf: string): string {
  const { row, column, gap, dissent, notRelated, claims, controls, evidence } = detail;
  const marks = [
    standingWords(detail).label,
    ...(gap ? ['gap: the crosswalk expects this pair and no artifact supports it'] : []),
    ...(dissent ? ['sources disagree'] : []),
  ];
  return [
    `### ${escaped(row.id)} × ${escaped(column.id)}`,
    '',
    `${escaped(row.title, 200)} × ${escaped(column.title, 200)}`,
    '',
    `${marks.join('; ')}. As of ${dayText(asOf)}.`,
    ...(notRelated === undefined ? [] : ['', `Often taken for related: ${escaped(notRelated, 500)}`]),
    ...section('Crosswalk', claims.map(claimLine)),
    ...section('Controls', controls.map(controlLine)),
    ...section('Evidence', evidence.map(artifactLine)),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `**${title}**`, '', ...lines.map((line) => `- ${line}`)];
}

function claimLine({ source, relationship, strength, coverage, basis, note }: CellClaim): string {
  const words = [
    relationship,
    ...(strength === undefined ? [] : [`strength ${strength}`]),
    ...(coverage === undefined ? [] : [coverage]),
    ...(basis === undefined ? [] : [escaped(basis)]),
  ];
  return `${escaped(source)}: ${words.join(', ')}${note === undefined ? '' : `. ${escaped(note, 500)}`}`;
}

function controlLine({ id, title, owner, words }: CellControl): string {
  return `${escaped(id)} ${escaped(title, 200)}${ownerText(owner)}: ${escaped(words, 400)}`;
}

function artifactLine(artifact: CellArtifact): string {
  const { id, title, kind, type, owner, frequency, lastOccurrence, nextDue, state } = artifact;
  const words = [
    STATE_WORDS[state].label,
    ...(kind === 'policy' ? ['policy'] : []),
    ...(type === undefined ? [] : [escaped(type, 80)]),
    ...(frequency === undefined ? [] : [frequency]),
    ...(lastOccurrence === undefined ? [] : [`last ${dayText(lastOccurrence)}`]),
    ...(nextDue === undefined ? [] : [`next due ${dayText(nextDue)}`]),
  ];
  return `${escaped(id)} ${escaped(title, 200)}${ownerText(owner)}: ${words.join(', ')}`;
}

function ownerText(owner: string | undefined): string {
  return owner === undefined ? '' : ` (${escaped(owner)})`;
}
