import type { Workbench } from './workbench.ts';

/** Something that a person does in VS Code, and what must come of it. Fails by throwing. */
export interface Journey {
  /** What holds, as a sentence. */
  readonly title: string;
  run(workbench: Workbench): Promise<void>;
}

/** Journeys that are made one after the other in one window on one folder. */
export interface Scene {
  readonly title: string;
  /** Writes the workspace into an empty folder. */
  prepare(folder: string): void;
  readonly journeys: readonly Journey[];
}
