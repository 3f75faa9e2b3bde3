import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../server/src/engine/frameworks/built-in-catalogue.ts';
import {
  annexA,
  clauses,
  crosswalk,
  edition2013,
} from '../../server/src/engine/frameworks/framework-data.ts';
import { labelTopics } from '../../server/src/engine/frameworks/label-topics.ts';
import { readLabel } from '../../server/src/engine/frameworks/labels.ts';

type Framework = 'soc2' | 'iso27001';

describe('labels that name another topic', () => {
  it.each([
    ['soc2', 'CC6.6', 'Access removal', ['CC6.2', 'CC6.3']],
    ['soc2', 'CC6.6', 'Removal of access on termination', ['CC6.2', 'CC6.3']],
    ['soc2', 'CC7.2', 'MFA enforced', ['CC6.1', 'CC6.6']],
    ['soc2', 'CC1.2', 'Penetration test', ['CC4.1']],
    ['soc2', 'CC6.4', 'Capacity planning', ['A1.1']],
    ['iso27001', 'A.5.4', 'Risk assessment', ['6.1.2', '8.2']],
    ['iso27001', 'A.8.1', 'Risk assessment', ['6.1.2', '8.2']],
    ['iso27001', 'A.8.2', 'Risk assessment', ['6.1.2', '8.2']],
    ['iso27001', '6.1.2', 'Statement of Applicability', ['6.1.3']],
    ['iso27001', 'A.5.12', 'Logging', ['A.8.15']],
    ['iso27001', 'A.5.15', 'Clock synchronisation', ['A.8.17']],
  ] as const)('%s %s labelled %s', (framework, id, label, suggested) => {
    expect(readLabel(framework, id, label)).toMatchObject({ type: 'other-topic', suggested });
  });
});

describe('labels of the 2013 edition', () => {
  it.each([
    ['A.8.2', 'Information classification', ['A.5.12']],
    ['A.8.2', 'classification of information', ['A.5.12']],
    ['A.8.1', 'Asset inventory', ['A.5.9']],
    ['A.8.1', 'Responsibility for assets', ['A.5.9', 'A.5.10', 'A.5.11']],
    ['A.8.3', 'Media handling', ['A.7.10']],
    ['A.6.1', 'Internal organization', ['A.5.2', 'A.5.3', 'A.5.5', 'A.5.6', 'A.5.8']],
    ['A.6.2', 'Mobile devices and teleworking', ['A.8.1', 'A.6.7']],
    ['A.7.2', 'During employment', ['A.5.4', 'A.6.3', 'A.6.4']],
    ['A.7.3', 'Termination and change of employment', ['A.6.5']],
    ['10.1', 'Corrective action', ['10.2']],
    ['10.2', 'Continual improvement', ['10.1']],
  ])('%s labelled %s', (id, label, successors) => {
    expect(readLabel('iso27001', id, label)).toMatchObject({ type: 'edition-2013', successors });
  });
});

describe('labels that must stay silent', () => {
  it.each([
    ['soc2', 'CC6.2', 'Access removal'],
    ['soc2', 'CC6.3', 'quarterly user access review'],
    ['soc2', 'CC7.3', 'Incident response'],
    ['soc2', 'CC6.1', 'see TICKET-1234'],
    ['soc2', 'CC6.1', 'Mira'],
    ['soc2', 'CC6.1', 'not access removal, that is CC6.2'],
    ['soc2', 'CC6.6', 'Firewall rules'],
    ['soc2', 'CC8.1', 'TODO'],
    ['soc2', 'CC9.2', 'vendor risk assessment'],
    ['soc2', 'CC7.2', 'somebody looked at login attempts that failed the MFA prompt from odd places'],
    ['iso27001', 'A.8.2', 'Privileged access rights'],
    ['iso27001', 'A.8.2', 'privileged access to classified data'],
    ['iso27001', 'A.8.1', 'laptops'],
    ['iso27001', 'A.5.18', 'Access control'],
    ['iso27001', 'A.6.1', 'Screening'],
    ['iso27001', '9.2.2', 'Internal audit'],
    ['iso27001', '6.1.3', 'SoA'],
    ['iso27001', '10.2', 'Corrective action'],
    ['iso27001', 'A.99.1', 'Backup'],
    ['soc2', 'CC6.1', ''],
    ['soc2', 'CC5.2', 'Access reviews'],
  ] as const)('%s %s labelled %j', (framework, id, label) => {
    expect(['fits', 'unclear']).toContain(readLabel(framework, id, label).type);
  });

  it('every item fits its own title', () => {
    for (const row of [...annexA, ...clauses])
      expect(readLabel('iso27001', row.id, row.title).type, row.id).toBe('fits');
    for (const item of builtInCatalogue().items('soc2'))
      expect(readLabel('soc2', item.id, item.title).type, item.id).toBe('fits');
  });

  it('the 2013 title of a predecessor is never wrong for its successor', () => {
    for (const row of edition2013.filter((entry) => entry.level === 'control')) {
      for (const id of row.successors) {
        expect(['fits', 'unclear'], `${id} ${row.title}`).toContain(
          readLabel('iso27001', id, row.title).type,
        );
      }
    }
  });

  it('the title of a strong counterpart is never wrong for a criterion', () => {
    const titles = new Map([...annexA, ...clauses].map((row) => [row.id, row.title]));
    for (const row of crosswalk.filter((entry) => entry.strength >= 6)) {
      const label = titles.get(row.iso) ?? '';
      expect(['fits', 'unclear'], `${row.criterion} ${label}`).toContain(
        readLabel('soc2', row.criterion, label).type,
      );
    }
  });

  it('topic tables name only ids that exist', () => {
    const catalogue = builtInCatalogue();
    const exists = (framework: Framework, id: string): boolean => catalogue.item(framework, id) !== undefined;
    for (const topic of labelTopics) {
      expect(
        topic.soc2.filter((id) => !exists('soc2', id)),
        topic.topic,
      ).toEqual([]);
      expect(
        topic.iso27001.filter((id) => !exists('iso27001', id)),
        topic.topic,
      ).toEqual([]);
      expect(
        [...topic.also].filter((id) => !exists('soc2', id) && !exists('iso27001', id)),
        topic.topic,
      ).toEqual([]);
    }
  });
});
