/** What the client needs to create a record that does not exist yet. */

/** Parameters of the request `tickmark/nextId`. */
export interface NextIdParams {
  /** The word after `kind:`, for example `control`. */
  readonly kind: string;
  /**
   * URI of the workspace folder to create it in, or of a file in it; the first one when missing. A folder that only
   * holds other workspaces stands for the first of these.
   */
  readonly folder?: string;
  /** Title to write into the record; a `?` placeholder when missing. */
  readonly title?: string;
  /** URI of the folder to put the file in; where most records of the kind lie when missing. */
  readonly directory?: string;
  /** Id of the control that new evidence is for. */
  readonly control?: string;
}

/** A whole new record: nothing is written by the server. */
export interface NewRecord {
  /** The next free id in that workspace, in the style of the ids already there. */
  readonly id: string;
  /** URI of the file to create; it does not exist. */
  readonly file: string;
  /** Text of the file. What a person must fill in is written as `?`. */
  readonly text: string;
}

/** Parameters of the request `tickmark/init`. */
export interface InitParams {
  /** URI of the workspace folder, as in `NextIdParams`. */
  readonly folder?: string;
}

/** The `.tickmark.yaml` that fits what the folder holds. */
export interface InitResult {
  /** URI of the file to write. */
  readonly file: string;
  readonly text: string;
  /** True when the folder has a configuration already: then `text` is what that file says now. */
  readonly exists: boolean;
}
