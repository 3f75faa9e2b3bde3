import type { CitationFact, RecordFact } from '../model/facts.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { controlsOfEvidence, evidenceOfControl } from './links.ts';

/** A row of a crosswalk record. */
interface Row {
  readonly evidence: ReadonlySet<string>;
}

/** Who cites one item. */
interface CitingRecords {
  /** Controls with the evidence that their entries for the item list; `any` where an entry lists none. */
  readonly controls: ReadonlyMap<RecordFact, ReadonlySet<string> | 'any'>;
  /** Evidence that tags itself with the item. */
  readonly evidence: ReadonlySet<RecordFact>;
  /** Crosswalk rows that hold the item, by place and number. */
  readonly rows: ReadonlyMap<string, Row>;
}

/**
 * Which evidence supports a criterion and an ISO item together: a crosswalk row for the pair lists it; or a control
 * in operation that cites both is linked to it, the evidence's own `satisfies`, where it has one, names both, and a long entry
 * that lists evidence lists it. For one pair at a time; `pairsOf` answers the same for all pairs of two axes.
 */
export class Support {
  readonly #workspace: WorkspaceView;
  readonly #inOperation: (control: RecordFact) => boolean;
  readonly #used = new Map<RecordFact, boolean>();
  readonly #items = new Map<string, CitingRecords>();

  /** `inOperation` says whether a control is: what is planned or retired supports nothing. */
  constructor(workspace: WorkspaceView, inOperation: (control: RecordFact) => boolean) {
    this.#workspace = workspace;
    this.#inOperation = inOperation;
  }

  #supports(evidence: RecordFact, criterion: string, iso: string): boolean {
    if (this.#rowsFor(criterion, iso).some((row) => row.evidence.has(evidence.id))) return true;
    const soc2 = this.#item('soc2', criterion);
    const iso27001 = this.#item('iso27001', iso);
    const hasTags = this.#workspace.citationsIn(evidence).some(isTag);
    if (hasTags && !(soc2.evidence.has(evidence) && iso27001.evidence.has(evidence))) return false;
    return controlsOfEvidence(this.#workspace, evidence).some(
      (control) =>
        this.#inOperation(control) &&
        listsEvidence(soc2, control, evidence) &&
        listsEvidence(iso27001, control, evidence),
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
        if (!found.has(evidence) && this.#supports(evidence, criterion, iso)) found.add(evidence);
      }
    }
    return [...found];
  }

  /** Controls in operation that cite the criterion and the ISO item. */
  controlsCitingBoth(criterion: string, iso: string): readonly RecordFact[] {
    const other = this.#item('iso27001', iso).controls;
    return [...this.#item('soc2', criterion).controls.keys()].filter(
      (control) => other.has(control) && this.#inOperation(control),
    );
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

  #rowsFor(criterion: string, iso: string): readonly Row[] {
    const { rows } = this.#item('soc2', criterion);
    if (rows.size === 0) return [];
    const other = this.#item('iso27001', iso).rows;
    return [...rows].flatMap(([key, row]) => (other.has(key) ? [row] : []));
  }

  #item(framework: string, id: string): CitingRecords {
    const key = `${framework}:${id}`;
    let item = this.#items.get(key);
    if (item === undefined) {
      item = citingRecords(this.#workspace.citationsOf(framework, id));
      this.#items.set(key, item);
    }
    return item;
  }
}

/** Whether the control cites the item, and an entry, where it lists evidence, lists this one. */
function listsEvidence(item: CitingRecords, control: RecordFact, evidence: RecordFact): boolean {
  const listed = item.controls.get(control);
  return listed === 'any' || (listed?.has(evidence.id) ?? false);
}

/** Arranges the citations of an item once, so that no question walks through all of them. */
function citingRecords(citations: readonly CitationFact[]): CitingRecords {
  const controls = new Map<RecordFact, Set<string> | 'any'>();
  const evidence = new Set<RecordFact>();
  const rows = new Map<string, Row>();
  for (const citation of citations) {
    const { record, place, row } = citation;
    if (place === 'satisfies' && record.kind === 'evidence') evidence.add(record);
    if (place === 'satisfies' && record.kind === 'control') {
      const before = controls.get(record);
      if (citation.evidence.length === 0 || before === 'any') controls.set(record, 'any');
      else controls.set(record, new Set([...(before ?? []), ...citation.evidence]));
    }
    if (row !== undefined && (place === 'row-source' || place === 'row-target')) {
      rows.set(`${record.file}\n${record.span.start}\n${row}`, { evidence: new Set(citation.evidence) });
    }
  }
  return { controls, evidence, rows };
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
