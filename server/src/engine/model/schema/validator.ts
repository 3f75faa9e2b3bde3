/** What a compiled schema says about one mistake. Only what our own messages are made from. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled schema: true when the data is fine, else its `errors` hold every mistake until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}
