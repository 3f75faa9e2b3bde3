import { nodeAtPath, textAt } from '../../model/read.ts';
import { canonicalValue } from '../../model/schema/schema-table.ts';
import { defineRule } from '../rule.ts';
import { isInUse, tierOf } from './vendor-reading.ts';

/** A critical vendor whose contract has the security terms in part or not at all. */
export const clausesTopTier = defineRule({
  id: 'vendor/clauses-top-tier',
  title: 'The contract of a critical vendor lacks security terms',
  severity: 'warning',
  on: 'record',
  kinds: ['vendor'],
  *check(record, context) {
    if (tierOf(record) !== 'critical' || !isInUse(record, context)) return;
    const path = 'contract.security_clauses';
    const isMap = nodeAtPath(record.fields, path)?.type === 'mapping';
    const at = isMap ? `${path}.status` : path;
    const text = textAt(record.fields, at);
    const status = text === undefined ? undefined : canonicalValue('vendor', `${path}.status`, text);
    if (status !== 'partial' && status !== 'none') return;
    const span = nodeAtPath(record.fields, at) ?? record.anchor;
    const what = status === 'none' ? 'no security terms' : 'only a part of the security terms';
    const message = `The contract of ${record.id} has ${what}, and the vendor is critical. Agree the rest, or write down why it is enough.`;
    yield { file: record.file, span, message, data: undefined };
  },
});
