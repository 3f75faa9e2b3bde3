import type { RecordFact } from '../../model/facts.ts';
import { textAt } from '../../model/read.ts';
import { defineRule } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** Evidence in many places although the workspace names none of its own. */
export const scattered = defineRule({
  id: 'evidence/scattered',
  title: 'Evidence lies in many places',
  severity: 'hint',
  on: 'workspace',
  crossFile: true,
  strictOnly: true,
  *check(_workspace, context) {
    const { evidenceRoot, evidenceExternal } = context.configuration;
    if (evidenceRoot !== undefined || evidenceExternal) return;
    const roots = new Map<string, RecordFact>();
    for (const record of wholeRecords('evidence', context)) {
      const place = textAt(record.fields, 'path') ?? textAt(record.fields, 'url');
      const root = place === undefined ? undefined : rootOf(place);
      if (root !== undefined && !roots.has(root)) roots.set(root, record);
    }
    const [first] = roots.values();
    if (first === undefined || roots.size < MANY_ROOTS) return;
    const message = `Evidence lies in ${roots.size} places: ${[...roots.keys()].slice(0, 5).join(', ')}. Keep one repository, and name it with evidence_root.`;
    yield { file: first.file, span: first.anchor, message, data: undefined };
  },
});

const MANY_ROOTS = 5;

/** The host of a link, the first folder of a path. */
function rootOf(place: string): string {
  const link = /^[a-z][a-z0-9+.-]+:\/\/([^/]+)/i.exec(place);
  return link?.[1] ?? place.replaceAll('\\', '/').split('/')[0] ?? place;
}
