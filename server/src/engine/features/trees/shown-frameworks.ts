import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { frameworksShown } from '../frameworks-shown.ts';
import type { Snapshot } from '../snapshot.ts';

/** A framework, or the part of one that is looked at by itself. */
export interface ShownFramework {
  /** `soc2`, `annex-a`, `clauses`, or the id of a custom framework. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly FrameworkItem[];
}

/** The frameworks of the programme and those that records cite, Annex A and the clauses apart. */
export function shownFrameworks(snapshot: Snapshot): readonly ShownFramework[] {
  return frameworksShown(snapshot).flatMap((id): ShownFramework[] => {
    const items = snapshot.catalogue.items(id);
    if (id === 'soc2') return [{ id, title: 'SOC 2', items }];
    if (id !== 'iso27001') return [{ id, title: titleOf(snapshot, id), items }];
    return [
      {
        id: 'annex-a',
        title: 'ISO 27001 Annex A',
        items: items.filter(({ type }) => type === 'annex-a'),
      },
      { id: 'clauses', title: 'ISO 27001 clauses', items: items.filter(({ type }) => type === 'clause') },
    ];
  });
}

function titleOf({ workspace }: Snapshot, id: string): string {
  return workspace.definitions(id).find(({ kind }) => kind === 'framework')?.title ?? id;
}
