/** What the suite tells the runner, through the file that TICKMARK_SUITE_RESULT names. */
export interface SuiteResult {
  readonly tests: readonly TestResult[];
  /** Version of VS Code. */
  readonly vscode: string;
  /** Application and host, for example `code-server, server-distro`. */
  readonly host: string;
}

/** One test that ran. */
export interface TestResult {
  readonly title: string;
  /** Why it failed; missing when it passed. */
  readonly failure?: string;
  readonly milliseconds: number;
}
