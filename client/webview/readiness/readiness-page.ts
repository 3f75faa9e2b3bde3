import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Readiness } from '../../../server/src/protocol/readiness.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { PageElement } from '../parts/page-element.ts';

/** The page `readiness`. */
export class ReadinessPage extends PageElement {
  static override properties: PropertyDeclarations = { data: { state: true } };

  declare data: Readiness | undefined;

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Readiness';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'readiness') this.data = message.readiness;
  }

  protected override renderContent(): TemplateResult {
    return html``;
  }
}
