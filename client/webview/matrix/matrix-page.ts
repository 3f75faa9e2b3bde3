import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Matrix } from '../../../server/src/protocol/matrix.ts';
import type { TimeFrame } from '../../../server/src/protocol/time-frame.ts';
import type { ToWebview } from '../../../server/src/protocol/webview-messages.ts';
import { PageElement } from '../parts/page-element.ts';

/** The page `matrix`. */
export class MatrixPage extends PageElement {
  static override properties: PropertyDeclarations = { data: { state: true } };

  declare data: Matrix | undefined;

  protected override get frame(): TimeFrame | undefined {
    return this.data?.frame;
  }

  protected override get complete(): boolean {
    return this.data?.complete ?? true;
  }

  protected override get heading(): string {
    return 'Crosswalk matrix';
  }

  protected override receive(message: ToWebview): void {
    if (message.type === 'matrix' && message.result.type === 'whole') this.data = message.result.matrix;
  }

  protected override renderContent(): TemplateResult {
    return html``;
  }
}
