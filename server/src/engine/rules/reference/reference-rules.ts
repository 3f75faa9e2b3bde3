import type { Rule } from '../rule.ts';
import { bareNumber } from './bare-number.ts';
import { categoryNotInScope } from './category-not-in-scope.ts';
import { circular } from './circular.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateMapping } from './duplicate-mapping.ts';
import { editionCollision } from './edition-collision.ts';
import { labelMismatch } from './label-mismatch.ts';
import { legacy2013Control } from './legacy-2013-control.ts';
import { legacy2013Group } from './legacy-2013-group.ts';
import { missingFile } from './missing-file.ts';
import { placeholderCriterion } from './placeholder-criterion.ts';
import { pointOfFocusId } from './point-of-focus-id.ts';
import { range } from './range.ts';
import { rangeCrossesTopic } from './range-crosses-topic.ts';
import { seriesAsCriterion } from './series-as-criterion.ts';
import { spelling } from './spelling.ts';
import { unknownAnnexA } from './unknown-annex-a.ts';
import { unknownClause } from './unknown-clause.ts';
import { unknownCriterion } from './unknown-criterion.ts';
import { unknownDocument } from './unknown-document.ts';
import { withdrawnEdition } from './withdrawn-edition.ts';
import { wrongClause } from './wrong-clause.ts';
import { wrongKind } from './wrong-kind.ts';
import { yamlNumber } from './yaml-number.ts';

/** The checks of the group `reference`: ids of frameworks and of the workspace, and paths. */
export const REFERENCE_RULES: readonly Rule[] = [
  bareNumber,
  categoryNotInScope,
  circular,
  duplicateId,
  duplicateMapping,
  editionCollision,
  labelMismatch,
  legacy2013Control,
  legacy2013Group,
  missingFile,
  placeholderCriterion,
  pointOfFocusId,
  range,
  rangeCrossesTopic,
  seriesAsCriterion,
  spelling,
  unknownAnnexA,
  unknownClause,
  unknownCriterion,
  unknownDocument,
  withdrawnEdition,
  wrongClause,
  wrongKind,
  yamlNumber,
] as unknown as readonly Rule[];
