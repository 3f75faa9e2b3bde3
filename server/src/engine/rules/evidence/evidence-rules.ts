import type { Rule } from '../rule.ts';
import {
  duplicateArtifact,
  filename,
  filenamePeriod,
  hashMismatch,
  oneArtifactManyDuties,
} from './artifacts.ts';
import { collectionGap } from './collection-gap.ts';
import { controlNoFrequency } from './control-no-frequency.ts';
import { crammedBeforeFieldwork } from './crammed-before-fieldwork.ts';
import { designOnly } from './design-only.ts';
import { exceptionNotCarried } from './exception-not-carried.ts';
import { exceptionOpen } from './exception-open.ts';
import { exceptionsUnstated } from './exceptions-unstated.ts';
import { expiresSoon } from './expires-soon.ts';
import { frequencyMismatch } from './frequency-mismatch.ts';
import { noDate } from './no-date.ts';
import { noPerformer } from './no-performer.ts';
import { noResult } from './no-result.ts';
import { noReviewer } from './no-reviewer.ts';
import { occurrenceLate } from './occurrence-late.ts';
import { occurrenceMissing } from './occurrence-missing.ts';
import { orphan } from './orphan.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { policyFrequencyMismatch } from './policy-frequency-mismatch.ts';
import { populationIncomplete, populationMissing, populationUnsourced } from './populations.ts';
import { remediationLate } from './remediation-late.ts';
import { reviewActionsOpen } from './review-actions-open.ts';
import { reviewIncompleteSystems } from './review-incomplete-systems.ts';
import { sampleWithoutPopulation } from './sample-without-population.ts';
import { scattered } from './scattered.ts';
import { screenshotBare } from './screenshot-bare.ts';
import { selfReview } from './self-review.ts';
import { snapshotOnly } from './snapshot-only.ts';
import { stale } from './stale.ts';
import { WINDOW_NOTES } from './window-notes.ts';

/** The checks of the group `evidence`: what a piece of evidence must say, and whether it still counts. */
export const EVIDENCE_RULES: readonly Rule[] = [
  collectionGap,
  controlNoFrequency,
  crammedBeforeFieldwork,
  designOnly,
  exceptionOpen,
  exceptionsUnstated,
  expiresSoon,
  frequencyMismatch,
  noDate,
  noPerformer,
  noResult,
  noReviewer,
  occurrenceLate,
  occurrenceMissing,
  populationIncomplete,
  populationMissing,
  populationUnsourced,
  snapshotOnly,
  stale,
  duplicateArtifact,
  exceptionNotCarried,
  filename,
  filenamePeriod,
  hashMismatch,
  oneArtifactManyDuties,
  orphan,
  ownerUnknown,
  policyFrequencyMismatch,
  remediationLate,
  reviewActionsOpen,
  reviewIncompleteSystems,
  sampleWithoutPopulation,
  scattered,
  screenshotBare,
  selfReview,
  ...WINDOW_NOTES,
] as unknown as readonly Rule[];
