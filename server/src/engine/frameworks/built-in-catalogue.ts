import type { Catalogue } from './catalogue.ts';
import { createCatalogue } from './create-catalogue.ts';

let shared: Catalogue | undefined;

/** The catalogue without custom frameworks; built once. */
export function builtInCatalogue(): Catalogue {
  shared ??= createCatalogue([]);
  return shared;
}
