import { describe, expect, test } from 'vitest';
import { partsOf, shownBy, shownOf } from '../../client/src/documents/document-uri.ts';
import { DOCUMENT_VIEWS, DOCUMENTS } from '../../server/src/protocol/documents.ts';

describe('the URI of a virtual document', () => {
  test('says by itself what it shows, for every document, view and folder', () => {
    for (const { name } of DOCUMENTS) {
      for (const view of DOCUMENT_VIEWS) {
        for (const shown of [
          { name, view },
          { name, view, folder: 'file:///a%20b/c?d#e' },
          { name, view, rows: 'globex-dpa', columns: 'annex-a' },
        ])
          expect(shownBy(partsOf(shown).query)).toEqual(shown);
      }
    }
  });

  test('has a path that reads well on a tab', () => {
    expect(partsOf({ name: 'vendor-table', view: 'both' }).path).toBe('/Vendor table.md');
    expect(partsOf({ name: 'gap-list', view: 'soc2' }).path).toBe('/Gap list (SOC 2).md');
  });

  test('is the same for the same document, whoever asks', () => {
    const first = partsOf({ name: 'gap-list', view: 'both', folder: 'file:///w' });
    expect(partsOf({ folder: 'file:///w', view: 'both', name: 'gap-list' })).toEqual(first);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"name":"tax"}',
    '{"name":"gap-list","view":"x"}',
    '{"name":"gap-list","folder":7}',
    '{"name":"matrix","rows":["soc2"]}',
  ])('shows nothing for the query %j', (query) => {
    expect(shownBy(query)).toBeUndefined();
  });

  test('takes a name alone, as a page or a tree gives it', () => {
    expect(shownOf('gap-list')).toEqual({ name: 'gap-list', view: 'both' });
    expect(shownOf(undefined)).toBeUndefined();
  });
});
