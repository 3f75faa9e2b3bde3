import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ProgrammeTimeline } from '../../../server/src/protocol/programme-timeline.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { PageElement } from '../parts/page-element.ts';

/** The page `programme-timeline`. */
export class ProgrammeTimelinePage extends PageElement {
  static override properties: PropertyDeclarations = { data: { state: true } };

  declare data: ProgrammeTimeline | undefined;

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Programme timeline';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'programme-timeline') this.data = message.timeline;
  }

  protected override renderContent(): TemplateResult {
    return html``;
  }
}
