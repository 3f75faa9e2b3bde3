import type { Validator } from '../validator.ts';
export declare const validators: Readonly<Record<'control' | 'crosswalk' | 'evidence' | 'framework' | 'incident' | 'policy' | 'program' | 'risk' | 'scope' | 'soa' | 'configuration' | 'vendor', Validator>>;
