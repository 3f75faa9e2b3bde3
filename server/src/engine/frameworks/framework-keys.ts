/*
 * How people spell the key of a framework. Case, spaces and the separators - _ . : / ( ) & never matter.
 */

/** A framework key in its normal form. */
export interface FrameworkKey {
  readonly framework: string;
  /** The key names the withdrawn 2013 edition of ISO/IEC 27001. */
  readonly edition2013: boolean;
}

/** Comparison form of a framework key: lower case without separators. */
export function foldKey(writtenKey: string): string {
  return writtenKey.toLowerCase().replace(/[\s\-_.:/()&,]+/g, '');
}

const soc2Keys = new Set([
  'soc2',
  'soc',
  'tsc',
  'tsc2017',
  'tsc2022',
  'soc22017',
  'soc2017',
  'soc2tsc',
  'soc2tsc2017',
  'soc2type1',
  'soc2type2',
  'soc2typei',
  'soc2typeii',
  'socii',
  'aicpa',
  'aicpasoc2',
  'aicpatsc',
  'aicpatsc2017',
  'aicpasoc2tsc',
  'soc2trustservicescriteria',
  'trustservices',
  'trustservicescriteria',
  'trustservicecriteria',
  'trustservicescriteria2017',
  'trustservicescriteriatsc',
  'tsp100',
]);

// One optional publisher, the number, one optional part, one optional edition: no repetition, so nothing can backtrack.
const isoKey =
  /^(?:bs|din|sis|ss|nf)?(?:en)?(isoiec|iso|iec)?(?:is)?(27001|27k1|27k)(?:isms)?(annexa|annex|clauses)?(2022|2013)?(?:amd1)?(?:2024)?(annexa|annex|clauses)?$/;

/**
 * The shipped framework that a written key names: `SOC2`, `soc_2`, `tsc-2017`, `iso`, `ISO/IEC 27001:2022`,
 * `iso27001-2013` ... Undefined for anything else, also for other standards of the same families (`iso9001`, `soc1`).
 */
export function builtInKey(writtenKey: string): FrameworkKey | undefined {
  if (writtenKey.length > 80) return undefined;
  const folded = foldKey(writtenKey);
  if (soc2Keys.has(folded)) return { framework: 'soc2', edition2013: false };
  if (folded === 'iso') return { framework: 'iso27001', edition2013: false };
  const match = isoKey.exec(folded);
  if (match === null) return undefined;
  return { framework: 'iso27001', edition2013: match[4] === '2013' };
}
