import type { Catalogue } from '../frameworks/catalogue.ts';
import type { CitationFact, RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { controlsOfEvidence, evidenceOfControl } from './links.ts';

/** A criterion and an ISO 27001 item that something in the workspace puts together. */
export interface Cell {
  readonly criterion: string;
  /** An Annex A control or a clause. */
  readonly iso: string;
  /** Controls that cite both. */
  readonly controls: readonly RecordFact[];
  /** Evidence that supports the pair. */
  readonly evidence: readonly RecordFact[];
}

/** A row of a crosswalk record. */
interface Row {
  readonly key: string;
  readonly evidence: readonly string[];
}

/**
 * Which evidence supports a criterion and an ISO item together: a crosswalk row for the pair lists it; or a control
 * that cites both is linked to it, the evidence's own `satisfies`, where it has one, names both, and a long entry
 * that lists evidence lists it.
 */
export class Support {
  readonly #workspace: WorkspaceView;
  readonly #catalogue: Catalogue;
  readonly #used = new Map<RecordFact, boolean>();

  constructor(workspace: WorkspaceView, catalogue: Catalogue) {
    this.#workspace = workspace;
    this.#catalogue = catalogue;
  }

  supports(evidence: RecordFact, criterion: string, iso: string): boolean {
    if (this.#rowsFor(criterion, iso).some((row) => row.evidence.includes(evidence.id))) return true;
    const soc2 = this.#citations('soc2', criterion);
    const iso27001 = this.#citations('iso27001', iso);
    if (!this.#ownTagsAllow(evidence, soc2, iso27001)) return false;
    return controlsOfEvidence(this.#workspace, evidence).some(
      (control) => listsEvidence(soc2, control, evidence) && listsEvidence(iso27001, control, evidence),
    );
  }

  /** Evidence that supports the pair, rows of the crosswalk first, without doubles. */
  evidenceInCell(criterion: string, iso: string): readonly RecordFact[] {
    const found = new Set<RecordFact>();
    for (const row of this.#rowsFor(criterion, iso)) {
      for (const id of row.evidence) {
        for (const record of this.#workspace.definitions(id))
          if (record.kind === 'evidence') found.add(record);
      }
    }
    for (const control of this.controlsCitingBoth(criterion, iso)) {
      for (const evidence of evidenceOfControl(this.#workspace, control)) {
        if (!found.has(evidence) && this.supports(evidence, criterion, iso)) found.add(evidence);
      }
    }
    return [...found];
  }

  /** Controls that cite the criterion and the ISO item. */
  controlsCitingBoth(criterion: string, iso: string): readonly RecordFact[] {
    const one = controlsIn(this.#citations('soc2', criterion));
    const other = controlsIn(this.#citations('iso27001', iso));
    return [...one].filter((control) => other.has(control));
  }

  /** Whether evidence is linked to a control that cites any framework item, or a crosswalk row lists it. */
  usedInCell(evidence: RecordFact): boolean {
    let used = this.#used.get(evidence);
    if (used === undefined) {
      used =
        this.#workspace.referencesTo(evidence.id).some(isRowReference) ||
        controlsOfEvidence(this.#workspace, evidence).some((control) =>
          citesSomething(this.#workspace, control),
        );
      this.#used.set(evidence, used);
    }
    return used;
  }

  /** Every pair that a control or a crosswalk row puts together, by criterion and then ISO item in catalogue order. */
  *cells(): Generator<Cell, void> {
    const isoOfControl = new Map<RecordFact, string[]>();
    const isoOfRow = new Map<string, string[]>();
    const order = new Map<string, number>();
    for (const [at, { id }] of this.#catalogue.items('iso27001').entries()) {
      order.set(id, at);
      const citations = this.#citations('iso27001', id);
      for (const control of controlsIn(citations)) push(isoOfControl, control, id);
      for (const row of rowsIn(citations)) push(isoOfRow, row.key, id);
    }
    for (const { id: criterion } of this.#catalogue.items('soc2')) {
      const citations = this.#citations('soc2', criterion);
      const paired = new Set<string>();
      for (const control of controlsIn(citations))
        for (const iso of isoOfControl.get(control) ?? []) paired.add(iso);
      for (const row of rowsIn(citations)) for (const iso of isoOfRow.get(row.key) ?? []) paired.add(iso);
      for (const iso of [...paired].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
        const controls = this.controlsCitingBoth(criterion, iso);
        yield { criterion, iso, controls, evidence: this.evidenceInCell(criterion, iso) };
      }
    }
  }

  #citations(framework: string, id: string): readonly CitationFact[] {
    return this.#workspace.citationsOf(framework, id);
  }

  #rowsFor(criterion: string, iso: string): readonly Row[] {
    const rows = rowsIn(this.#citations('soc2', criterion));
    if (rows.length === 0) return rows;
    const keys = new Set(rowsIn(this.#citations('iso27001', iso)).map((row) => row.key));
    return rows.filter((row) => keys.has(row.key));
  }

  #ownTagsAllow(
    evidence: RecordFact,
    soc2: readonly CitationFact[],
    iso27001: readonly CitationFact[],
  ): boolean {
    if (!this.#workspace.citationsIn(evidence).some(isTag)) return true;
    const names = (citations: readonly CitationFact[]): boolean =>
      citations.some((citation) => citation.record === evidence && isTag(citation));
    return names(soc2) && names(iso27001);
  }
}

/** Whether the control cites the item, and the entry, where it lists evidence, lists this one. */
function listsEvidence(
  citations: readonly CitationFact[],
  control: RecordFact,
  evidence: RecordFact,
): boolean {
  return citations.some(
    (citation) =>
      citation.record === control &&
      isTag(citation) &&
      (citation.evidence.length === 0 || citation.evidence.includes(evidence.id)),
  );
}

function citesSomething(workspace: WorkspaceView, control: RecordFact): boolean {
  return workspace.citationsIn(control).some(isTag);
}

function isTag(citation: CitationFact): boolean {
  return citation.place === 'satisfies';
}

function isRowReference(reference: { readonly record: RecordFact; readonly field: string }): boolean {
  return reference.record.kind === 'crosswalk' && reference.field === 'mappings.evidence';
}

function controlsIn(citations: readonly CitationFact[]): ReadonlySet<RecordFact> {
  const found = new Set<RecordFact>();
  for (const { record, place } of citations) {
    if (record.kind === 'control' && place === 'satisfies') found.add(record);
  }
  return found;
}

function rowsIn(citations: readonly CitationFact[]): readonly Row[] {
  return citations.flatMap(({ record, place, row, evidence }) => {
    if (row === undefined || (place !== 'row-source' && place !== 'row-target')) return [];
    return [{ key: `${record.file}\n${record.span.start}\n${row}`, evidence }];
  });
}

function push<K>(map: Map<K, string[]>, key: K, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
