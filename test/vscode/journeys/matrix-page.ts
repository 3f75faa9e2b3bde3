import type { Locator } from 'playwright-core';
import { until } from './until.ts';
import type { ViewFrame } from './view-frame.ts';
import type { Workbench } from './workbench.ts';

/** The open matrix, as a person and a screen reader know it. */
export class MatrixPage {
  readonly view: ViewFrame;
  private readonly workbench: Workbench;

  constructor(workbench: Workbench, view: ViewFrame) {
    this.workbench = workbench;
    this.view = view;
  }

  /** Opens the matrix, and waits until there are cells. */
  static async open(workbench: Workbench): Promise<MatrixPage> {
    const page = new MatrixPage(workbench, await workbench.openView('matrix'));
    await page.anyCell.waitFor();
    return page;
  }

  /** The matrix that is in front already, after hiding or a reload. */
  static async again(workbench: Workbench): Promise<MatrixPage> {
    const page = new MatrixPage(workbench, await workbench.view('matrix'));
    await page.anyCell.waitFor();
    return page;
  }

  get grid(): Locator {
    return this.view.locator('[role="grid"]');
  }

  private get scroller(): Locator {
    return this.view.locator('tickmark-matrix-grid .scroller');
  }

  get detail(): Locator {
    return this.view.locator('tickmark-cell-detail');
  }

  private get anyCell(): Locator {
    return this.view.locator('[role="gridcell"][aria-label*="artifact"]').first();
  }

  cell(row: string, column: string): Locator {
    return this.view.locator(`[role="gridcell"][aria-label^="${row}, ${column}:"]`);
  }

  /** What a screen reader says of a cell. */
  async words(row: string, column: string): Promise<string> {
    const label = await this.cell(row, column).getAttribute('aria-label');
    if (label === null) throw new Error(`${row}, ${column} has no words.`);
    return label;
  }

  /** Waits until a cell says something else than before. */
  async otherWords(row: string, column: string, before: string): Promise<string> {
    return until(`other words than "${before}"`, async () => {
      const words = await this.words(row, column);
      return words === before ? undefined : words;
    });
  }

  /** What the grid tells a screen reader to be selected. */
  async selected(): Promise<string> {
    return until('a selected cell', async () => {
      const id = await this.grid.getAttribute('aria-activedescendant');
      if (id === null) return undefined;
      return (await this.view.locator(`#${id}`).getAttribute('aria-label')) ?? undefined;
    });
  }

  /** Goes to a cell by typing what its row and its column begin with. */
  async goTo(row: string, column: string): Promise<void> {
    const { keyboard } = this.workbench.page;
    await this.grid.focus();
    await keyboard.press('Control+Home');
    // After the headers of the lines, so that letters find both.
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
      await keyboard.press(key);
    await keyboard.type(row);
    // Letters typed after a rest begin a new word.
    await this.workbench.page.waitForTimeout(1000);
    await keyboard.type(column.replace(/^A\./, ''));
    await until(`the selection of ${row}, ${column}`, async () =>
      (await this.selected()).startsWith(`${row}, ${column}:`) ? true : undefined,
    );
  }

  /** Goes to a cell and opens its details with Enter. */
  async openDetail(row: string, column: string): Promise<void> {
    await this.goTo(row, column);
    await this.workbench.page.keyboard.press('Enter');
    await this.detail.locator('h2', { hasText: `${row} and ${column}` }).waitFor();
  }

  async filter(text: string): Promise<void> {
    await this.view.locator('vscode-textfield input').fill(text);
  }

  async filterText(): Promise<string> {
    return this.view.locator('vscode-textfield input').inputValue();
  }

  /** Scrolls the grid, in pixels. */
  async scrollTo(top: number, left: number): Promise<void> {
    const to = { top, left };
    await this.scroller.evaluate((scroller: { scrollTo(to: object): void }, place) => {
      scroller.scrollTo(place);
    }, to);
  }

  /** How far it is scrolled, down and to the right. */
  async scrolled(): Promise<readonly number[]> {
    return this.scroller.evaluate((scroller: { scrollTop: number; scrollLeft: number }) => [
      scroller.scrollTop,
      scroller.scrollLeft,
    ]);
  }
}
