import { expect, test } from 'vitest';
import { pageHtml } from '../../client/src/views/page-html.ts';

const html = pageHtml({
  view: 'matrix',
  title: 'Crosswalk Matrix',
  script: 'https://host/dist/webview.js',
  source: 'https://host',
  nonce: 'abc',
});

test('a page forbids everything but our script and styles', () => {
  expect(html).toContain("default-src 'none'; script-src 'nonce-abc'; style-src https://host 'nonce-abc'");
  expect(html).not.toMatch(/unsafe|\son[a-z]+=|https?:\/\/(?!host)/);
});

test('a page has one script, with the nonce, and says which view it is', () => {
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).toContain('<script nonce="abc" src="https://host/dist/webview.js">');
  expect(html).toContain('data-view="matrix"');
});
