/** Filled in by the build from package.json. */
declare const TICKMARK_VERSION: string | undefined;

/** The version of this build; `0.0.0-dev` when it runs from its sources. */
export const VERSION: string = typeof TICKMARK_VERSION === 'string' ? TICKMARK_VERSION : '0.0.0-dev';
