import { distance } from 'fastest-levenshtein';
import { builtInItem, isBuiltIn } from './built-in-items.ts';
import type { CatalogueProblem, CustomFramework } from './custom-framework.ts';
import { compileIdPattern, type IdPattern } from './custom-pattern.ts';
import type { BuiltInFramework, Counterpart, FrameworkItem } from './framework-item.ts';
import { builtInKey, foldKey } from './framework-keys.ts';
import type { Reading } from './id-grammar.ts';
import { readId } from './read-id.ts';

/** A custom framework made ready for look-ups. */
export interface PreparedFramework {
  readonly id: string;
  readonly items: readonly FrameworkItem[];
  readonly byId: ReadonlyMap<string, FrameworkItem>;
  /** Canonical ids by their comparison form. */
  readonly byFold: ReadonlyMap<string, string>;
  readonly pattern: IdPattern | undefined;
}

/** The custom frameworks of a workspace, ready for look-ups, and what could not be used. */
export interface PreparedFrameworks {
  readonly byId: ReadonlyMap<string, PreparedFramework>;
  /** Framework ids by their comparison form. */
  readonly byKey: ReadonlyMap<string, string>;
  readonly problems: readonly CatalogueProblem[];
}

/** Prepares custom frameworks; the first of two with the same key wins, and the shipped keys cannot be taken. */
export function prepareFrameworks(custom: readonly CustomFramework[]): PreparedFrameworks {
  const byId = new Map<string, PreparedFramework>();
  const byKey = new Map<string, string>();
  const problems: CatalogueProblem[] = [];
  for (const framework of custom) {
    const key = foldKey(framework.id);
    if (key === '') continue;
    if (builtInKey(framework.id) !== undefined) {
      problems.push({
        framework: framework.id,
        message: `${framework.id} is the key of a framework that ships; choose another id.`,
      });
      continue;
    }
    if (byKey.has(key)) {
      problems.push({
        framework: framework.id,
        message: `Another framework has the id ${byKey.get(key)}; the first one is used.`,
      });
      continue;
    }
    byKey.set(key, framework.id);
    byId.set(framework.id, prepare(framework, problems));
  }
  return { byId, byKey, problems };
}

function prepare(framework: CustomFramework, problems: CatalogueProblem[]): PreparedFramework {
  const byId = new Map<string, FrameworkItem>();
  const byFold = new Map<string, string>();
  for (const requirement of framework.requirements) {
    if (byId.has(requirement.id)) continue;
    byId.set(requirement.id, {
      framework: framework.id,
      id: requirement.id,
      type: 'requirement',
      title: requirement.title,
      group: framework.id,
      groupTitle: framework.title,
    });
    if (!byFold.has(foldKey(requirement.id))) byFold.set(foldKey(requirement.id), requirement.id);
  }
  return {
    id: framework.id,
    items: [...byId.values()],
    byId,
    byFold,
    pattern: patternOf(framework, problems),
  };
}

function patternOf(framework: CustomFramework, problems: CatalogueProblem[]): IdPattern | undefined {
  if (framework.ids === undefined) return undefined;
  const result = compileIdPattern(framework.ids);
  if (result.ok) return result.pattern;
  problems.push({
    framework: framework.id,
    message: `The ids pattern ${framework.ids} cannot be used: ${result.problem}.`,
  });
  return undefined;
}

const nearestLimit = 2_000;

/** Reads a token as an id of a custom framework. */
export function readCustom(framework: PreparedFramework, token: string, quoted: boolean): Reading {
  const text = token.trim();
  if (framework.byId.has(text)) return { type: 'known', id: text };
  const folded = framework.byFold.get(foldKey(text));
  if (folded !== undefined) return { type: 'spelling', id: folded, label: undefined };
  // Own numbers may look like any other framework's; only letters tell that an id belongs elsewhere.
  for (const other of ['soc2', 'iso27001'] satisfies BuiltInFramework[]) {
    const reading = readId(other, text, quoted);
    if (reading.type === 'placeholder') return reading;
    if (/^\d/.test(text)) continue;
    if (reading.type === 'known') return { type: 'other-framework', framework: other, id: reading.id };
  }
  return { type: 'unknown', looksLike: 'nothing', nearest: nearestIn(framework, text) };
}

function nearestIn(framework: PreparedFramework, text: string): readonly string[] {
  if (text.length > 60) return [];
  return framework.items
    .slice(0, nearestLimit)
    .map((item) => ({ id: item.id, gap: distance(item.id, text) }))
    .filter((entry) => entry.gap <= 2)
    .sort((a, b) => a.gap - b.gap)
    .slice(0, 3)
    .map((entry) => entry.id);
}

function join(framework: string, id: string, by: string): Counterpart {
  return {
    framework,
    id,
    relationship: 'intersects-with',
    strength: 5,
    coverage: 'partial',
    basis: 'workspace',
    note: `Joined by maps_to of ${by}; how much it covers is not stated.`,
  };
}

/**
 * The joins that `maps_to` makes, from both ends: keys are `framework id`. Targets that do not exist are left out, they
 * are reported where they are written.
 */
export function customJoins(
  custom: readonly CustomFramework[],
  prepared: PreparedFrameworks,
): ReadonlyMap<string, readonly Counterpart[]> {
  const joins = new Map<string, Map<string, Counterpart>>();
  const add = (fromFramework: string, fromId: string, counterpart: Counterpart): void => {
    const key = `${fromFramework} ${fromId}`;
    let list = joins.get(key);
    if (list === undefined) {
      list = new Map();
      joins.set(key, list);
    }
    const target = `${counterpart.framework} ${counterpart.id}`;
    if (!list.has(target)) list.set(target, counterpart);
  };
  for (const framework of custom) {
    if (!prepared.byId.has(framework.id)) continue;
    for (const requirement of framework.requirements) {
      for (const target of requirement.mapsTo) {
        const end = resolve(target, prepared);
        if (end === undefined) continue;
        add(framework.id, requirement.id, join(end.framework, end.id, framework.id));
        add(end.framework, end.id, join(framework.id, requirement.id, framework.id));
      }
    }
  }
  return new Map([...joins].map(([key, list]) => [key, [...list.values()]]));
}

function resolve(
  target: { readonly framework: string; readonly id: string },
  prepared: PreparedFrameworks,
): { framework: string; id: string } | undefined {
  const framework = builtInKey(target.framework)?.framework ?? prepared.byKey.get(foldKey(target.framework));
  if (framework === undefined) return undefined;
  if (!isBuiltIn(framework)) {
    const own = prepared.byId.get(framework);
    const id = own?.byId.has(target.id) ? target.id : own?.byFold.get(foldKey(target.id));
    return id === undefined ? undefined : { framework, id };
  }
  if (builtInItem(framework, target.id) !== undefined) return { framework, id: target.id };
  const reading = readId(framework, target.id, true);
  return reading.type === 'spelling' ? { framework, id: reading.id } : undefined;
}
