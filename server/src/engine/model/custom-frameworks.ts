import type { CustomFramework } from '../frameworks/custom-framework.ts';
import { type MappingNode, valueOf } from '../syntax/tree.ts';
import { frameworkName } from './citations.ts';
import type { RecordFact } from './facts.ts';
import { mappingsIn, meaningful, scalarsIn, textAt } from './read.ts';

/** The custom frameworks that `framework` records define. */
export function customFrameworks(records: Iterable<RecordFact>): readonly CustomFramework[] {
  return [...records].map(readFramework);
}

function readFramework(record: RecordFact): CustomFramework {
  const version = textAt(record.fields, 'version');
  const ids = textAt(record.fields, 'ids');
  return {
    id: record.id,
    title: record.title,
    ...(version === undefined ? {} : { version }),
    ...(ids === undefined ? {} : { ids }),
    requirements: mappingsIn(valueOf(record.fields, 'requirements')).flatMap(readRequirement),
  };
}

function readRequirement(node: MappingNode): CustomFramework['requirements'] {
  const id = meaningful(valueOf(node, 'id'));
  if (id === undefined) return [];
  return [{ id, title: textAt(node, 'title') ?? id, mapsTo: readTargets(node) }];
}

function readTargets(node: MappingNode): CustomFramework['requirements'][number]['mapsTo'] {
  const targets = valueOf(node, 'maps_to');
  if (targets?.type !== 'mapping') return [];
  return targets.pairs.flatMap((pair) =>
    scalarsIn(pair.value).map((item) => ({ framework: frameworkName(pair.key.text), id: item.text.trim() })),
  );
}
