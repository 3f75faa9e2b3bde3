import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import type { WebviewName } from '../../../server/src/protocol/webview-messages.ts';
import { until } from './until.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core answers of a page; the little of it that is told. */
interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** The document of one of our pages: the innermost of the two frames in which VS Code shows it. */
export class ViewFrame {
  readonly name: WebviewName;
  readonly frame: Frame;

  private constructor(name: WebviewName, frame: Frame) {
    this.name = name;
    this.frame = frame;
  }

  /** Waits until the page of a view is there. A hidden page is thrown away and comes back as another frame. */
  static async find(page: Page, name: WebviewName): Promise<ViewFrame> {
    return until(`the page ${name}`, async () => {
      for (const frame of page.frames()) {
        if (frame.isDetached() || frame.parentFrame() === null) continue;
        if ((await frame.locator(`body[data-view="${name}"]`).count()) === 0) continue;
        const element = await frame.frameElement();
        // While a page loads it is a "pending-frame".
        if ((await element.getAttribute('id')) === 'active-frame' && (await element.isVisible())) {
          return new ViewFrame(name, frame);
        }
      }
      return undefined;
    });
  }

  /** Waits until the page shows data: it knows its day and has nothing to say about the server. */
  async shown(): Promise<void> {
    await this.frame.locator('tickmark-time-bar').waitFor({ timeout: 30_000 });
    await this.frame.locator('tickmark-notice').waitFor({ state: 'detached' });
  }

  locator(selector: string, options?: Parameters<Frame['locator']>[1]): ReturnType<Frame['locator']> {
    return this.frame.locator(selector, options);
  }

  /** What the page says is the matter; the empty text when nothing is. */
  async notice(): Promise<string> {
    const box = this.frame.locator('tickmark-notice .box');
    return (await box.count()) === 0 ? '' : box.innerText();
  }

  /** Everything that the page tells a screen reader, as roles and names. */
  async said(): Promise<string> {
    return this.frame.locator('body').ariaSnapshot();
  }

  /** What axe-core finds wrong with the page, a line for each kind; no lines when nothing is. */
  async accessibility(): Promise<string[]> {
    const { frame } = this;
    // As text: the tests are compiled without the names of a browser.
    if (!(await frame.evaluate<boolean>("'axe' in window"))) {
      await frame.evaluate(readFileSync(axePath, 'utf8'));
    }
    const { violations } = await frame.evaluate<AxeAnswer>(
      "axe.run(document, { resultTypes: ['violations'] })",
    );
    return violations.map(({ id, help, nodes }) => {
      const [first] = nodes;
      const where = JSON.stringify(first?.target);
      return `${id}: ${help} (${nodes.length} x, first ${where}: ${first?.failureSummary?.replace(/\s+/g, ' ')})`;
    });
  }
}
