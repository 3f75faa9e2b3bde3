import type { RecordFact } from '../../model/facts.ts';
import { defineRule } from '../rule.ts';
import { wholeRecords } from '../whole-records.ts';

/** More missing numbers than this are another way of numbering, not gaps. */
const MOST_GAPS = 10;

/** Numbers that are missing between the lowest and the highest incident of one numbering. */
export const registerIncomplete = defineRule({
  id: 'incident/register-incomplete',
  title: 'The numbers of the incidents have a gap',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  strictOnly: true,
  *check(_, context) {
    const numberings = new Map<string, Map<number, RecordFact>>();
    for (const incident of wholeRecords('incident', context)) {
      const parts = /^(.*?)(\d{1,6})$/.exec(incident.id);
      if (parts === null) continue;
      const key = parts[1] ?? '';
      const numbered = numberings.get(key) ?? new Map<number, RecordFact>();
      numbered.set(Number(parts[2]), incident);
      numberings.set(key, numbered);
    }
    for (const [prefix, numbered] of numberings) {
      const numbers = [...numbered.keys()].sort((a, b) => a - b);
      const lowest = numbers[0] ?? 0;
      const highest = numbers.at(-1) ?? 0;
      const gaps = highest - lowest + 1 - numbers.length;
      const last = numbered.get(highest);
      if (gaps === 0 || gaps > MOST_GAPS || last === undefined) continue;
      const width = last.id.length - prefix.length;
      const missing: string[] = [];
      for (let at = lowest; at < highest; at++)
        if (!numbered.has(at)) missing.push(`${prefix}${String(at).padStart(width, '0')}`);
      const message = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing between the incidents of this workspace. An auditor asks what happened to ${missing.length === 1 ? 'it' : 'them'}.`;
      yield { file: last.file, span: last.anchor, message, data: undefined };
    }
  },
});
