import type { WebviewName } from '../../../server/src/protocol/webview-messages.ts';

/** What the html of a page depends on. All are ours or VS Code's: nothing of the workspace goes into it. */
export interface PageHtml {
  readonly view: WebviewName;
  readonly title: string;
  /** Address of `dist/webview.js` as the page sees it. */
  readonly script: string;
  /** Where pages may load from: `webview.cspSource`. */
  readonly source: string;
  /** Different for each page. */
  readonly nonce: string;
}

/** An empty page that runs our script and nothing else; the script shows what it is told by messages. */
export function pageHtml({ view, title, script, source, nonce }: PageHtml): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body data-view="${view}">
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
