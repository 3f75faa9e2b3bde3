import type { RecordFact } from '../../model/facts.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { liveRisks, tagsOf } from './risk-reading.ts';

/** Fewer risks than this in a file or folder are no register. */
const REGISTER = 2;

interface Register {
  readonly place: string;
  readonly risks: readonly RecordFact[];
  readonly soc2: boolean;
  readonly iso27001: boolean;
}

/** One register for each framework, in files or folders of their own. */
export const twoRegisters = defineRule({
  id: 'risk/two-registers',
  title: 'There is a risk register for each framework',
  severity: 'information',
  on: 'workspace',
  gate: 'dual',
  crossFile: true,
  *check(_, context) {
    const registers = registersIn(context);
    // One place that serves both frameworks is the common register, whatever else there is.
    if (registers.some(({ soc2, iso27001 }) => soc2 && iso27001)) return;
    const forSoc2 = registers.find(({ soc2 }) => soc2);
    const forIso = registers.find(({ iso27001 }) => iso27001);
    const first = forIso?.risks[0];
    const other = forSoc2?.risks[0];
    if (forSoc2 === undefined || forIso === undefined || first === undefined || other === undefined) return;
    const message = `${forIso.place} holds risks for ISO 27001 only and ${forSoc2.place} for SOC 2 only. Keep one register and tag each risk for both.`;
    const related = [{ file: other.file, span: other.anchor, message: 'The register for SOC 2' }];
    yield { file: first.file, span: first.anchor, message, related, data: undefined };
  },
});

/** Files with several risks, and folders of files with one each. */
function registersIn(context: RuleContext): readonly Register[] {
  const places = new Map<string, RecordFact[]>();
  for (const risk of liveRisks(context)) {
    const several = (context.workspace.facts(risk.file)?.records.length ?? 0) > 1;
    const place = several
      ? risk.file
      : risk.file.slice(0, risk.file.lastIndexOf('/') + 1) || 'the root folder';
    const risks = places.get(place);
    if (risks === undefined) places.set(place, [risk]);
    else risks.push(risk);
  }
  return [...places].flatMap(([place, risks]) => {
    if (risks.length < REGISTER) return [];
    const carries = (framework: 'soc2' | 'iso27001'): boolean =>
      risks.some((risk) => tagsOf(risk, framework, context).length > 0);
    return [{ place, risks, soc2: carries('soc2'), iso27001: carries('iso27001') }];
  });
}
