import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { EvidenceTimeline } from '../../../server/src/protocol/evidence-timeline.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { PageElement } from '../parts/page-element.ts';

/** The page `evidence-timeline`. */
export class EvidenceTimelinePage extends PageElement {
  static override properties: PropertyDeclarations = { data: { state: true } };

  declare data: EvidenceTimeline | undefined;

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Evidence timeline';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'evidence-timeline') this.data = message.timeline;
  }

  protected override renderContent(): TemplateResult {
    return html``;
  }
}
