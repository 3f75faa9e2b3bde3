import { builtInCatalogue } from '../../server/src/engine/frameworks/built-in-catalogue.ts';

/** Ids of all criteria. */
export const CRITERION_IDS: readonly string[] = builtInCatalogue()
  .items('soc2')
  .map((item) => item.id);

/** Ids of the Annex A controls. */
export const ANNEX_A_IDS: readonly string[] = builtInCatalogue()
  .items('iso27001')
  .filter((item) => item.type === 'annex-a')
  .map((item) => item.id);
