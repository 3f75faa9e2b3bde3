/**
 * A place in a file of a workspace, cheap to give for thousands of records. `tickmark/locate` turns it into a URI and a
 * range when somebody wants to go there.
 */
export interface Place {
  /** Path relative to the workspace root, with forward slashes. */
  readonly file: string;
  /** UTF-16 offset in the text that the answer was made from. */
  readonly offset: number;
}

/** Parameters of the request `tickmark/locate`. */
export interface LocateParams {
  /** URI of the workspace root; the first one when missing. */
  readonly folder?: string;
  readonly place: Place;
}

/** Where a place is, in the terms of the client. Lines and characters are 0-based, characters UTF-16. */
export interface Located {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** A root that a view can show, for a chooser. */
export interface FolderName {
  readonly uri: string;
  readonly name: string;
}
