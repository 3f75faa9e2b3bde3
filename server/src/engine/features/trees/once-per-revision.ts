import type { AuditView } from '../../audit/audit-view.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * Remembers what is worked out of a whole workspace until the next change: a client asks for each unfolded line by
 * itself. The view of the audit is a new one after each change. Not for what findings say, which come later.
 */
export function oncePerRevision<T>(compute: (snapshot: Snapshot) => T): (snapshot: Snapshot) => T {
  const known = new WeakMap<AuditView, { readonly value: T }>();
  return (snapshot) => {
    const found = known.get(snapshot.audit);
    if (found !== undefined) return found.value;
    const value = compute(snapshot);
    known.set(snapshot.audit, { value });
    return value;
  };
}
