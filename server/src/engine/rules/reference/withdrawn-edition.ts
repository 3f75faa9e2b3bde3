import { defineRule } from '../rule.ts';

/** The day after which certificates to the 2013 edition no longer stood. */
const LAPSED_ON = '2025-10-31';

/** A framework key or version that names ISO/IEC 27001:2013. */
export const withdrawnEdition = defineRule({
  id: 'reference/withdrawn-edition',
  title: 'A record names the withdrawn 2013 edition of ISO 27001',
  severity: 'warning',
  on: 'file',
  crossFile: true,
  *check(facts, context) {
    for (const key of facts.frameworkKeys) {
      if (context.catalogue.frameworkOf(key.written)?.edition2013 !== true) continue;
      // Who still keeps the old edition as a framework of the workspace means it.
      if (context.workspace.definitions(key.written).some((record) => record.kind === 'framework')) continue;
      const lapsed = context.audit.asOf.date > LAPSED_ON ? 'lapsed' : 'lapse';
      const message = `ISO/IEC 27001:2013 certificates ${lapsed} on 31 October 2025. Name the 2022 edition and move the ids to it.`;
      yield { file: facts.file, span: key.span, message, tag: 'deprecated', data: undefined };
    }
  },
});
