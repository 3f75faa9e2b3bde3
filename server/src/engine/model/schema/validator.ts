/** What a compiled schema says about one mistake. Only what our own messages are made from. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  /** Of `required` only: the key that is missing. */
  readonly params?: { readonly missingProperty?: string };
}

/** A compiled schema: true when the data is fine, else its `errors` hold every mistake until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}
