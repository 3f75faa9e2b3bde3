import type * as vscode from 'vscode';

/** A call that waits until nobody has asked for it for a while. */
export class Debounced implements vscode.Disposable {
  private readonly call: () => void;
  private readonly milliseconds: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, call: () => void) {
    this.milliseconds = milliseconds;
    this.call = call;
  }

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.call, this.milliseconds);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
