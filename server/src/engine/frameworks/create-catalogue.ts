import {
  builtInCounterparts,
  byStrength,
  coverageOfCriterion,
  isStrongPair,
  notRelated,
  seriesCoverage,
  unmapped,
} from './built-in-crosswalk.ts';
import { builtInGroupTitle, builtInItem, builtInItems, groupMembers, isBuiltIn } from './built-in-items.ts';
import type { Catalogue } from './catalogue.ts';
import type { CustomFramework } from './custom-framework.ts';
import { customJoins, type PreparedFrameworks, prepareFrameworks, readCustom } from './custom-frameworks.ts';
import { collision, legacyItem, successors } from './edition-2013.ts';
import { explainUnknown } from './explain-unknown.ts';
import { explanations } from './framework-data.ts';
import type { Counterpart } from './framework-item.ts';
import { builtInKey, foldKey } from './framework-keys.ts';
import { readId, readIdAs2013 } from './read-id.ts';
import { type RecognisedId, recogniseIds } from './recognise-ids.ts';

export type { CustomFramework } from './custom-framework.ts';

const none: readonly never[] = [];

/** The catalogue of a workspace: the frameworks that ship and the custom ones that its records define. */
export function createCatalogue(custom: readonly CustomFramework[]): Catalogue {
  const prepared = prepareFrameworks(custom);
  const joins = customJoins(custom, prepared);
  return {
    frameworkOf(writtenKey) {
      const builtIn = builtInKey(writtenKey);
      if (builtIn !== undefined) return builtIn;
      const own = prepared.byId.has(writtenKey) ? writtenKey : prepared.byKey.get(foldKey(writtenKey));
      return own === undefined ? undefined : { framework: own, edition2013: false };
    },
    item(framework, id) {
      return isBuiltIn(framework) ? builtInItem(framework, id) : prepared.byId.get(framework)?.byId.get(id);
    },
    items(framework) {
      return isBuiltIn(framework) ? builtInItems(framework) : (prepared.byId.get(framework)?.items ?? none);
    },
    frameworks() {
      return ['soc2', 'iso27001', ...prepared.byId.keys()];
    },
    read(framework, token, quoted) {
      if (isBuiltIn(framework)) return readId(framework, token, quoted);
      const own = prepared.byId.get(framework);
      return own === undefined
        ? { type: 'unknown', looksLike: 'nothing', nearest: none }
        : readCustom(own, token, quoted);
    },
    readAs2013: readIdAs2013,
    counterparts(framework, id) {
      const own = joins.get(`${framework} ${id}`);
      const shipped = builtInCounterparts(framework, id);
      return own === undefined ? shipped : ([...shipped, ...own] as Counterpart[]).sort(byStrength);
    },
    notRelated,
    members(framework, group) {
      return isBuiltIn(framework) ? groupMembers(framework, group) : none;
    },
    groupTitle(framework, group) {
      return isBuiltIn(framework) ? builtInGroupTitle(framework, group) : undefined;
    },
    successors,
    legacyItem,
    collision,
    criterionCoverage: coverageOfCriterion,
    seriesCoverage,
    isStrongPair,
    unmapped,
    explain(id) {
      return Object.hasOwn(explanations, id) ? explanations[id] : undefined;
    },
    explainUnknown(framework, token) {
      return isBuiltIn(framework) ? explainUnknown(framework, token) : undefined;
    },
    recogniseIds(text) {
      return prepared.byId.size === 0 ? recogniseIds(text) : withCustomIds(prepared, text);
    },
    problems: prepared.problems,
  };
}

function withCustomIds(prepared: PreparedFrameworks, text: string): readonly RecognisedId[] {
  const found = [...recogniseIds(text)];
  for (const framework of prepared.byId.values()) {
    if (framework.pattern === undefined) continue;
    for (const match of text.matchAll(framework.pattern.inText)) {
      const id = match[0];
      if (!framework.byId.has(id)) continue;
      const span = { start: match.index, end: match.index + id.length };
      found.push({ span, framework: framework.id, id, reading: { type: 'known', id } });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
