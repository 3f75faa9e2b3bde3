import type { JsonSchema } from '../schema-types.ts';
export declare const schemas: Readonly<Record<string, JsonSchema>>;
