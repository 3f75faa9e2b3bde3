import type { CatalogueProblem } from './custom-framework.ts';
import type { EditionCollision } from './edition-2013.ts';
import type { Edition2013Row, Explanation } from './framework-data.ts';
import type { Counterpart, Coverage, FrameworkItem } from './framework-item.ts';
import type { Reading } from './id-grammar.ts';
import type { RecognisedId } from './recognise-ids.ts';

/** The frameworks known in a workspace: the two that ship, and the custom ones that its records define. */
export interface Catalogue {
  /** Normal form of a framework key as written: `soc2`, `iso27001`, a custom id; undefined when unknown. */
  frameworkOf(writtenKey: string): { readonly framework: string; readonly edition2013: boolean } | undefined;
  item(framework: string, id: string): FrameworkItem | undefined;
  items(framework: string): readonly FrameworkItem[];
  frameworks(): readonly string[];
  read(framework: string, token: string, quoted: boolean): Reading;
  /** Counterparts in the other frameworks, strongest first. */
  counterparts(framework: string, id: string): readonly Counterpart[];
  /** The reason when the built-in crosswalk says that two ids are often paired and not related. */
  notRelated(criterion: string, iso: string): string | undefined;
  /** Ids of a series, theme or chapter in order (`CC6`, `P`, `CC`, `A.5`, `Annex A`, `9`); empty for none such. */
  members(framework: string, group: string): readonly string[];
  /** Title of a series, theme or chapter. */
  groupTitle(framework: string, group: string): string | undefined;
  /** 2022 ids that a 2013 domain, objective or control became. */
  successors(legacyId: string): readonly string[];
  legacyItem(id: string): Edition2013Row | undefined;
  /** The 2013 meaning of an id that is valid in both editions. */
  collision(id: string): EditionCollision | undefined;
  /** Under a key that names the 2013 edition: ids of both editions are taken as 2013 ids. */
  readAs2013(token: string, quoted: boolean): Reading;
  /** How much of a criterion ISO 27001 as a whole covers, and what it leaves. */
  criterionCoverage(criterion: string): { readonly coverage: Coverage; readonly note: string } | undefined;
  /** Lower median of the coverage of a series' criteria (`CC6`, `P`). */
  seriesCoverage(series: string): Coverage | undefined;
  /** Whether the built-in crosswalk pairs a criterion and an ISO item with coverage strong or near-complete. */
  isStrongPair(criterion: string, iso: string): boolean;
  /** Why an Annex A control has no criterion; undefined when it has one. */
  unmapped(annexA: string): string | undefined;
  /** Our own words about an item, for hovers. */
  explain(id: string): Explanation | undefined;
  /** Why an id of a framework does not exist: `CC9 ends at CC9.2.`; undefined when there is nothing to say. */
  explainUnknown(framework: string, token: string): string | undefined;
  /** Ids of unmistakable shape in free text, custom frameworks with a pattern included, in order of position. */
  recogniseIds(text: string): readonly RecognisedId[];
  /** Custom frameworks that were left out or whose pattern is not usable, and why. */
  readonly problems: readonly CatalogueProblem[];
}
