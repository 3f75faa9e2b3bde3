import type { AuditView } from '../../server/src/engine/audit/audit-view.ts';
import { createAuditView } from '../../server/src/engine/audit/create-audit-view.ts';
import type { Configuration } from '../../server/src/engine/model/configuration.ts';
import { defaultConfiguration } from '../../server/src/engine/model/configuration-defaults.ts';
import type { RecordFact } from '../../server/src/engine/model/facts.ts';
import { WorkspaceStore } from '../../server/src/engine/workspace-store.ts';

/** Settings as without any configuration file. */
export const CONFIGURATION: Configuration = defaultConfiguration();

/** The audit view of a workspace of files, on a day, with a way to get a record by its id. */
export function auditOf(
  files: Readonly<Record<string, string>>,
  asOf = '2026-01-12',
  configuration: Partial<Configuration> = {},
): {
  readonly audit: AuditView;
  record(id: string): RecordFact;
  ids(records: readonly RecordFact[]): string[];
} {
  const settings = { ...CONFIGURATION, ...configuration };
  const store = new WorkspaceStore(settings, false);
  const changes = Object.entries(files).map(([file, text]) => ({ type: 'text', file, text }) as const);
  store.apply([...changes, { type: 'complete' }], () => []);
  const audit = createAuditView(store.index, store.catalogue, settings, { date: asOf, origin: 'pinned' });
  return {
    audit,
    record(id) {
      const [record] = store.index.definitions(id);
      if (record === undefined) throw new Error(`No record ${id}.`);
      return record;
    },
    ids: (records) => records.map((record) => record.id).sort(),
  };
}
