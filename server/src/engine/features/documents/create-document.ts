import { DOCUMENTS, type DocumentName } from '../../../protocol/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { cleanDocument } from './clean-document.ts';
import { controlEvidenceIndex } from './control-evidence-index.ts';
import type { Column, Document, DocumentRequest, Section } from './document.ts';
import { gapList } from './gap-list.ts';
import { matrixDocument } from './matrix-document.ts';
import { provenanceOf } from './provenance.ts';
import { readinessDocument } from './readiness-document.ts';
import { requestList } from './request-list.ts';
import { riskRegister } from './risk-register.ts';
import { statementOfApplicability } from './statement-of-applicability.ts';
import { systemDescription } from './system-description.ts';
import { vendorTable } from './vendor-table.ts';

const WRITERS: Readonly<
  Record<DocumentName, (snapshot: Snapshot, request: DocumentRequest) => readonly Section[]>
> = {
  'control-evidence-index': controlEvidenceIndex,
  'statement-of-applicability': statementOfApplicability,
  'vendor-table': vendorTable,
  'risk-register': riskRegister,
  'gap-list': gapList,
  'system-description': systemDescription,
  'request-list': requestList,
  readiness: readinessDocument,
  matrix: matrixDocument,
};

/** Documents that tell findings: a host lets all checks end before it makes one. */
export const TELLS_FINDINGS: ReadonlySet<DocumentName> = new Set(['vendor-table', 'gap-list', 'readiness']);

/** A document of the workspace on its as-of day. The same files and day give the same document. */
export function createDocument(snapshot: Snapshot, request: DocumentRequest): Document {
  const { name, view } = request;
  const sections = WRITERS[name](snapshot, request);
  return cleanDocument({
    name,
    title: DOCUMENTS.find((each) => each.name === name)?.title ?? name,
    provenance: provenanceOf(snapshot, request),
    sections: (isEmpty(snapshot) ? [NOTHING_YET, ...sections] : sections).map((section) =>
      inView(section, view),
    ),
  });
}

const NOTHING_YET: Section = {
  heading: 'Nothing to show yet',
  blocks: [
    {
      type: 'paragraph',
      text: 'No records were found in this workspace. Write a control, a risk or an evidence record first; the document fills itself.',
    },
  ],
};

function isEmpty({ workspace }: Snapshot): boolean {
  for (const { records } of workspace.files()) if (records.length > 0) return false;
  return true;
}

/** Leaves out the columns that the other side asks for. */
function inView(section: Section, view: DocumentRequest['view']): Section {
  if (view === 'both') return section;
  const stays = (column: Column): boolean => column.view === undefined || column.view === view;
  return {
    ...section,
    blocks: section.blocks.map((block) =>
      block.type === 'table' ? { ...block, columns: block.columns.filter(stays) } : block,
    ),
  };
}
