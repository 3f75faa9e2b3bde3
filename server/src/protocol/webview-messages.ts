import type { EvidenceTimeline } from './evidence-timeline.ts';
import type { CellDetail, MatrixResult } from './matrix.ts';
import type { Place } from './place.ts';
import type { ProgrammeTimeline } from './programme-timeline.ts';
import type { Readiness } from './readiness.ts';

/** The views that are web pages. */
export const WEBVIEWS = ['matrix', 'evidence-timeline', 'programme-timeline', 'readiness'] as const;
export type WebviewName = (typeof WEBVIEWS)[number];

/** From the extension to a page. */
export type ToWebview =
  | { readonly type: 'matrix'; readonly result: MatrixResult }
  | { readonly type: 'cell'; readonly row: string; readonly column: string; readonly detail: CellDetail }
  | { readonly type: 'evidence-timeline'; readonly timeline: EvidenceTimeline }
  | { readonly type: 'programme-timeline'; readonly timeline: ProgrammeTimeline }
  | { readonly type: 'readiness'; readonly readiness: Readiness }
  /** Nothing to show now: reading, server down, no folder. What was shown before stays visible, greyed. */
  | { readonly type: 'notice'; readonly notice: Notice }
  /** The day that the page asked for could not be gone to; a person was told why. */
  | { readonly type: 'travel-refused' }
  /** Selects something that a command or a lens asked for, in the root whose URI is `folder`, or that root alone. */
  | {
      readonly type: 'reveal';
      readonly folder?: string;
      readonly control?: string;
      readonly row?: string;
      readonly column?: string;
    };

export interface Notice {
  readonly kind: 'loading' | 'error' | 'empty';
  /** What, and what to do; plain text. */
  readonly message: string;
  /** A command that helps, with its label. */
  readonly action?: { readonly label: string; readonly command: WebviewCommand };
}

/** Commands that a page may ask for: no others are run. */
export const WEBVIEW_COMMANDS = [
  'tickmark.init',
  'tickmark.restartServer',
  'tickmark.showLog',
  'tickmark.newRecord',
  'tickmark.openMatrix',
  'tickmark.openEvidenceTimeline',
  'tickmark.openProgrammeTimeline',
  'tickmark.openReadiness',
  'tickmark.openDocument',
  'tickmark.exportDocument',
  'tickmark.travel',
] as const;
export type WebviewCommand = (typeof WEBVIEW_COMMANDS)[number];

/** From a page to the extension, which checks every field: a page is not trusted. */
export type FromWebview =
  /** The page listens; sent once after each load, and again when a person chooses another root. */
  | { readonly type: 'ready'; readonly folder?: string }
  /** Asks for other axes, or another root. */
  | { readonly type: 'matrix'; readonly rows: string; readonly columns: string; readonly folder?: string }
  | { readonly type: 'cell'; readonly row: string; readonly column: string }
  | { readonly type: 'open'; readonly place: Place; readonly beside: boolean }
  | {
      readonly type: 'create-evidence';
      readonly row: string;
      readonly column: string;
      readonly control?: string;
    }
  | { readonly type: 'add-mapping'; readonly row: string; readonly column: string; readonly control: string }
  | {
      readonly type: 'missing-occurrence';
      readonly control: string;
      readonly stage: string;
      readonly label: string;
    }
  | { readonly type: 'travel'; readonly date: string | null }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'command'; readonly command: WebviewCommand };
