import type { WebviewName } from '../../server/src/protocol/webview-messages.ts';
import { EvidenceTimelinePage } from './evidence-timeline/evidence-timeline-page.ts';
import { MatrixPage } from './matrix/matrix-page.ts';
import { documentStyles } from './parts/styles.ts';
import { ProgrammeTimelinePage } from './programme-timeline/programme-timeline-page.ts';
import { ReadinessPage } from './readiness/readiness-page.ts';

/** Custom elements by the view that the body names. */
const pages: Readonly<Record<WebviewName, CustomElementConstructor>> = {
  matrix: MatrixPage,
  'evidence-timeline': EvidenceTimelinePage,
  'programme-timeline': ProgrammeTimelinePage,
  readiness: ReadinessPage,
};

const name = document.body.dataset['view'] as WebviewName;
const tag = `tickmark-${name}`;
const sheet = documentStyles.styleSheet;
if (sheet !== undefined) document.adoptedStyleSheets.push(sheet);
customElements.define(tag, pages[name]);
document.body.append(document.createElement(tag));
