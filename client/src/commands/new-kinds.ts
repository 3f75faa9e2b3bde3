import { TreeEntry } from '../trees/tree-entry.ts';
import type { Command } from './command.ts';
import { createRecord, type NewRecordAnswers } from './new-record.ts';

/** From a line of a tree: in its root, and evidence for the control that the line is about. */
function answersOf(kind: string, parameter: unknown): NewRecordAnswers {
  if (parameter instanceof TreeEntry) {
    const { folder, control } = parameter;
    return {
      kind,
      ...(folder === '' ? {} : { folder }),
      ...(control === undefined || kind !== 'evidence' ? {} : { control }),
    };
  }
  const given = (typeof parameter === 'object' && parameter !== null ? parameter : {}) as NewRecordAnswers;
  const { title, control, folder } = given;
  return {
    kind,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof control === 'string' ? { control } : {}),
    ...(typeof folder === 'string' ? { folder } : {}),
  };
}

function newKind(name: string, kind: string): Command {
  return { name, run: (server, parameter) => createRecord(server, answersOf(kind, parameter)) };
}

/** One command for each kind of record that is made again and again. */
export const newKinds: readonly Command[] = [
  newKind('tickmark.newControl', 'control'),
  newKind('tickmark.newRisk', 'risk'),
  newKind('tickmark.newEvidence', 'evidence'),
  newKind('tickmark.newVendor', 'vendor'),
  newKind('tickmark.newIncident', 'incident'),
  newKind('tickmark.newPolicy', 'policy'),
];
