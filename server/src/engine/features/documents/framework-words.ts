import type { DocumentView } from '../../../protocol/documents.ts';
import type { FrameworkItem } from '../../frameworks/framework-item.ts';
import { frameworksShown } from '../frameworks-shown.ts';
import type { Snapshot } from '../snapshot.ts';
import { compare } from './record-reading.ts';

/** A framework, or the part of one that people speak of by itself. */
export interface FrameworkPart {
  readonly framework: string;
  /** `soc2`, `annex-a`, `clauses`, or the id of a custom framework. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly FrameworkItem[];
}

/**
 * The parts that a view is about, in a fixed order: criteria, Annex A, clauses, then custom frameworks by id. The view
 * of both holds what the programme names or a record cites; a view of one side holds that side whatever is written.
 */
export function frameworkParts(snapshot: Snapshot, view: DocumentView): readonly FrameworkPart[] {
  const { catalogue } = snapshot;
  const iso = catalogue.items('iso27001');
  const soc2: FrameworkPart = {
    framework: 'soc2',
    id: 'soc2',
    title: 'SOC 2 criteria',
    items: catalogue.items('soc2'),
  };
  const annexA: FrameworkPart = {
    framework: 'iso27001',
    id: 'annex-a',
    title: 'ISO/IEC 27001 Annex A',
    items: iso.filter(({ type }) => type === 'annex-a'),
  };
  const clauses: FrameworkPart = {
    framework: 'iso27001',
    id: 'clauses',
    title: 'ISO/IEC 27001 clauses',
    items: iso.filter(({ type }) => type === 'clause'),
  };
  if (view === 'soc2') return [soc2];
  if (view === 'iso27001') return [annexA, clauses];
  const shown = frameworksShown(snapshot);
  const custom = shown
    .filter((framework) => framework !== 'soc2' && framework !== 'iso27001')
    .sort(compare)
    .map((framework) => ({
      framework,
      id: framework,
      title: frameworkTitle(snapshot, framework),
      items: catalogue.items(framework),
    }));
  return [...[soc2, annexA, clauses].filter(({ framework }) => shown.includes(framework)), ...custom];
}

function frameworkTitle(snapshot: Snapshot, framework: string): string {
  return (
    snapshot.workspace.definitions(framework).find(({ kind }) => kind === 'framework')?.title ?? framework
  );
}

/** `CC6 Access to systems and places`: a series, theme or chapter with its title. */
export function groupText(item: FrameworkItem): string {
  return item.groupTitle === '' || item.groupTitle === item.group
    ? item.group
    : `${item.group} ${item.groupTitle}`;
}
