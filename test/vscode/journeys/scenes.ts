import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { accessibility } from './accessibility.ts';
import { around } from './around.ts';
import { documents } from './documents.ts';
import { emptyFolder } from './empty-folder.ts';
import { evidenceTimeline } from './evidence-timeline.ts';
import { hostileFolder } from './hostile.ts';
import type { Scene } from './journey.ts';
import { matrix } from './matrix.ts';
import { nestedWorkspace } from './nested-workspace.ts';
import { programmeAndReadiness } from './programme-and-readiness.ts';
import { serverDown } from './server-down.ts';

const sample = join(import.meta.dirname, '../../../samples/kestrel');

const sampleCompany: Scene = {
  title: 'the sample company',
  prepare: (folder) => cpSync(sample, folder, { recursive: true }),
  journeys: [
    ...matrix,
    ...evidenceTimeline,
    ...programmeAndReadiness,
    ...around,
    ...documents,
    ...accessibility,
    ...serverDown,
  ],
};

export const scenes: readonly Scene[] = [sampleCompany, nestedWorkspace, hostileFolder, emptyFolder];
