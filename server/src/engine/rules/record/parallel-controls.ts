import type { RecordFact } from '../../model/facts.ts';
import { nodeAtPath, scalarsIn } from '../../model/read.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** A title that more controls have is a placeholder: it does not say what they do, and pairing them all would take long. */
const MOST_ALIKE = 50;

/** Two controls of the same words, one for each framework: one control could serve both, with one set of evidence. */
export const parallelControls = defineRule({
  id: 'record/parallel-controls',
  title: 'Two controls say the same, one for each framework',
  severity: 'information',
  on: 'record',
  kinds: ['control'],
  crossFile: true,
  gate: 'dual',
  *check(record, context) {
    const alike = context.workspace.controlsTitledLike(record);
    if (alike.length < 2 || alike.length > MOST_ALIKE) return;
    const own = onlyFramework(record, context);
    if (own === undefined) return;
    for (const other of alike) {
      const others = onlyFramework(other, context);
      if (other === record || others === undefined || others === own || !sameSystems(record, other)) continue;
      // Said once, on the later of the two.
      if (
        record.file < other.file ||
        (record.file === other.file && record.anchor.start < other.anchor.start)
      )
        continue;
      const message = `${record.id} and ${other.id} say the same, one for ${own}, one for ${others}. One control can satisfy both.`;
      const related = [{ file: other.file, span: other.anchor, message: other.title }];
      yield { file: record.file, span: record.anchor, message, related, data: undefined };
      return;
    }
  },
});

/** The one framework that a control cites; undefined when it cites none or both. */
function onlyFramework(record: RecordFact, context: RuleContext): string | undefined {
  const cited = new Set(context.workspace.citationsIn(record).map((citation) => citation.framework));
  const [first] = cited;
  return cited.size === 1 ? first : undefined;
}

function sameSystems(a: RecordFact, b: RecordFact): boolean {
  const systems = (record: RecordFact): string =>
    scalarsIn(nodeAtPath(record.fields, 'systems'))
      .map((node) => node.text.trim())
      .sort()
      .join();
  return systems(a) === systems(b);
}
