/**
 * Writes what is derived from sources: run before build, tests and type check. Each step is a module of its own
 * under scripts/generate/ and exports `generate()`; nothing here knows what a step does.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const steps = join(import.meta.dirname, 'generate');
for (const name of readdirSync(steps)
  .filter((file) => file.endsWith('.ts'))
  .sort()) {
  const step = (await import(join(steps, name))) as { generate(): Promise<void> | void };
  await step.generate();
}
