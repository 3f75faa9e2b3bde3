import { KINDS, type Kind } from '../../model/kinds.ts';
import { planRecord } from '../new-record.ts';
import type { Snapshot } from '../snapshot.ts';
import { type CompletionItem, type Completions, NO_COMPLETIONS, sortKey } from './completion-item.ts';
import { claimedKind } from './owning-record.ts';

const YAML = /\.ya?ml$/i;
const LONGEST = 2_000;

/** In a YAML file of our folders: a whole record while it says nothing yet, and the words behind `kind:`. */
export function newFileItems(snapshot: Snapshot, file: string, text: string, offset: number): Completions {
  if (!YAML.test(file) || text.length > LONGEST) return NO_COMPLETIONS;
  const kind = claimedKind(snapshot, file);
  if (kind === undefined) return NO_COMPLETIONS;
  const said = text
    .replace(/^\s*#.*$/gm, '')
    .replace(/^---\s*$/gm, '')
    .trim();
  const kinds = /^apiVersion:/m.test(text) ? [] : kindItems(text, offset, kind);
  if (kinds.length > 0) return { items: kinds, incomplete: false };
  if (!/^[\w-]*$/.test(said)) return NO_COMPLETIONS;
  let start = offset;
  while (start > 0 && /[\w-]/.test(text[start - 1] ?? '')) start--;
  const head = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (head.trim() !== '') return NO_COMPLETIONS;
  const replace = { start, end: offset };
  return { items: stubs(snapshot, file, kind, replace), incomplete: false };
}

function kindItems(text: string, offset: number, likely: Kind): readonly CompletionItem[] {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const match = /^kind:([ \t]*)([\w-]*)$/.exec(line);
  if (match === null) return [];
  const [, gap = '', typed = ''] = match;
  const tail = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const replace = { start: offset - typed.length, end: offset + tail };
  return KINDS.map((kind, index) => ({
    label: kind,
    kind: 'value',
    insert: gap === '' ? ` ${kind}` : kind,
    snippet: false,
    replace,
    sortText: sortKey(kind === likely ? 0 : 1, index),
    filterText: kind,
  }));
}

interface Stage {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly frequency: string;
}

const STAGES: readonly Stage[] = [
  { name: 'joiner', title: 'Joiner tickets', type: 'ticket-export', frequency: 'per-event' },
  { name: 'mover', title: 'Mover tickets', type: 'ticket-export', frequency: 'per-event' },
  { name: 'leaver', title: 'Leaver tickets', type: 'ticket-export', frequency: 'per-event' },
  { name: 'review', title: 'User access review', type: 'access-review', frequency: 'quarterly' },
];

function stubs(
  snapshot: Snapshot,
  file: string,
  kind: Kind,
  replace: CompletionItem['replace'],
): readonly CompletionItem[] {
  const plan = planRecord(snapshot, kind, undefined, () => false);
  if (plan === undefined) return [];
  const id = idOfFile(snapshot, file) ?? plan.id;
  const whole = id === plan.id ? plan.text : plan.text.replace(/^id: .*$/m, () => `id: ${id}`);
  const items = [item(`new ${kind}`, `${id}, to be filled in`, whole, replace, 0)];
  if (kind === 'evidence') {
    STAGES.forEach((stage, index) => {
      items.push(
        item(
          `new evidence: ${stage.name}`,
          `${stage.title}, ${stage.frequency}`,
          stageText(id, stage),
          replace,
          index + 1,
        ),
      );
    });
  }
  items.push(item('kind', 'what this file holds', `kind: ${kind}\n`, replace, 9));
  return items;
}

function stageText(id: string, stage: Stage): string {
  const own =
    stage.name === 'review'
      ? 'occurrences: []\n'
      : 'population:\n  source: "?"\n  query: "?"\n  from: "?"\n  to: "?"\n  as_of: "?"\n  count: "?"\n  complete: "?"\n';
  return `kind: evidence\nid: ${id}\ntitle: ${stage.title}\nowner: "?"\nstatus: planned\ntype: ${stage.type}\nstage: ${stage.name}\nfrequency: ${stage.frequency}\ncontrols: []\n${own}`;
}

/** `controls/AC-050.yaml` asks for the id AC-050, when nobody has it. */
function idOfFile(snapshot: Snapshot, file: string): string | undefined {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/(\.[a-z]+)?\.ya?ml$/i, '');
  const looksLikeId = /^[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)*-\d+$/.test(stem);
  return looksLikeId && snapshot.workspace.definitionsIgnoringCase(stem).length === 0 ? stem : undefined;
}

function item(
  label: string,
  detail: string,
  insert: string,
  replace: CompletionItem['replace'],
  index: number,
): CompletionItem {
  return {
    label,
    detail,
    kind: 'block',
    insert,
    snippet: false,
    replace,
    sortText: sortKey(index),
    filterText: `${label} kind`,
  };
}
