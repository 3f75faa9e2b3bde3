import { soaRows } from '../../audit/soa-rows.ts';
import { nodeAtPath } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { shortList } from '../short-list.ts';
import { isAsideSoa } from './soa-reading.ts';

const CLOUD =
  /\b(?:cloud|aws|amazon|azure|gcp|google|hosted|hosting|saas|iaas|data ?cent(?:er|re)s?|provider)\b/i;

/** What shows that somebody thought of the premises and devices that are left, or of who runs what. */
const REST =
  /\b(?:offices?|homes?|remote|laptops?|devices?|premises|buildings?|co-?working|desks?|shared responsib\w*|boundar\w*|residual|remain\w*|suppliers?|A\.\d)/i;

/** Physical controls left out with nothing but "we are in the cloud" as the reason. Once per statement. */
export const physicalBlanket = defineRule<'record', undefined>({
  id: 'soa/physical-blanket',
  title: 'Physical controls are excluded because of the cloud alone',
  severity: 'information',
  on: 'record',
  kinds: ['soa'],
  *check(record, context) {
    if (isAsideSoa(record)) return;
    const rows = soaRows(record, context.workspace).filter(
      ({ id, applicable, reason }) =>
        applicable === false &&
        id?.startsWith('A.7.') === true &&
        reason !== undefined &&
        CLOUD.test(reason) &&
        !REST.test(reason),
    );
    const [first] = rows;
    if (first === undefined || rows.length < 3) return;
    const reason = nodeAtPath(first.node, 'justification');
    const message = `${shortList(rows.map((row) => row.id ?? row.citation.token))} are excluded because of the cloud alone. Say who runs them under which agreement (A.5.19 to A.5.23), and what is left at your own offices and homes.`;
    const span = reason === undefined ? first.citation.span : { start: reason.start, end: reason.end };
    yield { file: record.file, span, message, data: undefined };
  },
});
