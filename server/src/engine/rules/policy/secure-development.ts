import type { RecordFact } from '../../model/facts.ts';
import { defineRule } from '../rule.ts';

const FIRST = 25;
const LAST = 32;

/** Secure development, eight Annex A controls, carried by one single control. Advice: it can be right in a small team. */
export const secureDevelopment = defineRule({
  id: 'policy/secure-development',
  title: 'All of secure development rests on one control',
  severity: 'information',
  on: 'workspace',
  crossFile: true,
  gate: 'iso27001',
  strictOnly: true,
  *check(_, context) {
    const controls = new Set<RecordFact>();
    let covered = 0;
    for (let number = FIRST; number <= LAST; number += 1) {
      const citing = context.workspace
        .citationsOf('iso27001', `A.8.${number}`)
        .filter(({ record }) => record.kind === 'control');
      if (citing.length > 0) covered += 1;
      for (const { record } of citing) controls.add(record);
    }
    const [only] = controls;
    if (only === undefined || controls.size > 1 || covered < FEWEST) return;
    const message = `${only.id} alone answers for ${covered} of A.8.${FIRST} to A.8.${LAST}. One control per step (requirements, design, coding, tests, environments, changes) can be tested one by one.`;
    yield { file: only.file, span: only.anchor, message, data: undefined };
  },
});

/** Fewer of the eight in one control are a matter of taste. */
const FEWEST = 6;
