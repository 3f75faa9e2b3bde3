import type { RecordFact } from '../../model/facts.ts';
import type { Kind } from '../../model/kinds.ts';
import { meaningful, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { dayAt, stretchAt } from '../written-days.ts';

/** What a list may hold that the workspace keeps as records of its own: how the list says so, and which it must hold. */
const COUNTED: readonly {
  readonly kind: Kind;
  readonly words: RegExp;
  readonly called: string;
  readonly which: string;
  readonly isHeld: (record: RecordFact, list: MappingNode, context: RuleContext) => boolean;
}[] = [
  {
    kind: 'vendor',
    words: /\b(?:vendor|supplier)s\b/i,
    called: 'vendors',
    which: 'with a tier',
    isHeld: ({ fields }) => !says(fields, 'ended_on') && says(fields, 'tier'),
  },
  {
    kind: 'incident',
    words: /\bincidents\b/i,
    called: 'incidents',
    which: 'of these days',
    // A list without its days may speak of any others.
    isHeld: ({ fields }, list, context) => {
      const span = stretchAt(list, context);
      const day = dayAt(fields, 'detected_at', context);
      if (
        span === undefined ||
        day === undefined ||
        /^(?:false|no)$/i.test(textAt(fields, 'confirmed') ?? '')
      )
        return false;
      return span.start <= day && day <= span.end && day <= context.audit.asOf.date;
    },
  },
];

/** Words by which a list says that it does not mean all of them. */
const LIMITED =
  /\b(?:critical|high|major|severe|sev\W?\d|tier|selected|only|subset|new|with|phishing|privacy|security incidents)\b/i;

/** A list of vendors or of incidents that holds fewer than the workspace knows. */
export function smallerThanKnown(
  record: RecordFact,
  lists: readonly MappingNode[],
  context: RuleContext,
): Problem<undefined> | undefined {
  for (const list of lists) {
    const words = ['description', 'source', 'query'].map((name) => textAt(list, name) ?? '').join(' ');
    const count = nodeAtPath(list, 'count');
    const text = meaningful(count);
    if (LIMITED.test(words) || count === undefined || text === undefined || !/^\d{1,9}$/.test(text)) continue;
    for (const { kind, words: named, called, which, isHeld } of COUNTED) {
      if (!named.test(words)) continue;
      const known = [...context.workspace.records(kind)].filter((each) => isHeld(each, list, context));
      if (known.length <= Number(text)) continue;
      const ids = shortList(known.map(({ id }) => id));
      const message = `The population of ${record.id} holds ${text} ${called}, and the workspace knows ${known.length} ${which} (${ids}). Name those that are missing, or say which are left out and why.`;
      return { file: record.file, span: count, message, data: undefined };
    }
  }
  return undefined;
}
