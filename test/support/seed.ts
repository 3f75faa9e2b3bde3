import fc from 'fast-check';

/**
 * Random inputs differ from run to run, so that each run explores; TICKMARK_SEED repeats one. The build sets it: what
 * fails there must have to do with the change.
 */
const seed = process.env['TICKMARK_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
