import { isPlaceholder, mappingsIn, nodeAtPath, says, textAt } from '../../model/read.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import { pairOf } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';
import { dayAt } from '../written-days.ts';
import { isYes } from './scope-reading.ts';

/** What a system description says, by the number of the description criterion (DC) that asks for it. */
export interface DescriptionPart {
  readonly dc: number;
  readonly key: string;
  readonly words: string;
  /** Whether this system has anything to say here at all. Parts without it are always asked for. */
  asked?(scope: MappingNode, context: RuleContext): boolean;
  /** An empty list is an answer: there is none. */
  readonly noneCounts?: boolean;
}

/**
 * The nine parts of a SOC 2 system description, as fields. Not here: DC 4 (incidents, see `scope/incident-disclosure`),
 * and what other records say already: the controls of DC 5, the criteria that are not relevant of DC 8.
 */
export const DESCRIPTION_PARTS: readonly DescriptionPart[] = [
  { dc: 1, key: 'services', words: 'the services' },
  { dc: 2, key: 'commitments', words: 'the service commitments' },
  { dc: 2, key: 'requirements', words: 'the system requirements' },
  { dc: 3, key: 'components', words: 'the components' },
  { dc: 3, key: 'boundaries', words: 'where the system ends' },
  { dc: 5, key: 'responsibilities', words: 'who operates which control' },
  { dc: 6, key: 'cuecs', words: 'what you expect of customers (or none)', noneCounts: true },
  {
    dc: 7,
    key: 'subservice',
    words: 'the subservice organisations',
    noneCounts: true,
    asked: (_, context) => {
      for (const vendor of context.workspace.records('vendor'))
        if (says(vendor.fields, 'subservice')) return true;
      return false;
    },
  },
  {
    dc: 9,
    key: 'changes',
    words: 'the significant changes',
    noneCounts: true,
    asked: (scope, context) => {
      const { window, soc2Type } = context.audit.programme;
      if (window === undefined || soc2Type !== 'type-2') return false;
      return mappingsIn(nodeAtPath(scope, 'changes')).some((change) => {
        const day = dayAt(change, 'date', context);
        return (
          day !== undefined &&
          window.start <= day &&
          day <= window.end &&
          isYes(textAt(change, 'significant'))
        );
      });
    },
  },
];

/** Whether the record itself holds any part of the description; otherwise it lives in the file that `body` names. */
export function hasParts(description: MappingNode): boolean {
  return [...DESCRIPTION_PARTS.map(({ key }) => key), 'data_flows', 'incidents'].some(
    (key) => pairOf(description, key)?.value !== undefined,
  );
}

/** Whether somebody was asked for the parts of a description and has not written any of them yet. */
export function isAllAsked(description: MappingNode): boolean {
  return description.pairs.length > 0 && description.pairs.every(({ value }) => isPlaceholder(value));
}
