import { builtInKey } from '../frameworks/framework-keys.ts';
import type { MappingNode, Node } from '../syntax/tree.ts';
import { ruleNames } from './check-configuration-names.ts';
import { folderOf, isTimeZone } from './check-configuration-values.ts';
import type { Configuration, ConfiguredIgnore, Frequency, Thresholds } from './configuration.ts';
import { defaultConfiguration } from './configuration-defaults.ts';
import { entriesOf, mappingAt, nodeIn, scalarIn, textIn, textsOf } from './configuration-tree.ts';
import { isDay, isMonthDay } from './schema/formats.ts';
import { canonicalValue, property } from './schema/schema-table.ts';

/** The settings of a canonical tree; what is absent or invalid has its default. */
export function readConfiguration(root: MappingNode, knownRules: ReadonlySet<string>): Configuration {
  const defaults = defaultConfiguration();
  const dayIn = (name: string): string | undefined => onlyDay(textIn(root, name));
  const timeZone = textIn(root, 'time_zone');
  const fiscalYearStart = textIn(root, 'fiscal_year_start');
  const evidenceRoot = textIn(root, 'evidence_root');
  const categories = textsOf(nodeIn(root, 'categories'));
  return {
    frameworks: frameworksOf(nodeIn(root, 'frameworks')),
    profile: chosen(root, 'profile', 'profile') ?? defaults.profile,
    severity: severities(root, knownRules),
    asOf: dayIn('as_of'),
    timeZone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : defaults.timeZone,
    include: textsOf(nodeIn(root, 'include')),
    exclude: textsOf(nodeIn(root, 'exclude')),
    associations: associationsOf(mappingAt(root, 'associations')),
    aliases: textLists(mappingAt(root, 'aliases')),
    values: textLists(mappingAt(root, 'values')),
    evidenceRoot: evidenceRoot === undefined ? undefined : folderOf(evidenceRoot),
    evidenceFilename: textIn(root, 'evidence_filename'),
    evidenceExternal: textIn(root, 'evidence_external')?.toLowerCase() === 'true',
    grace: graceOf(mappingAt(root, 'grace'), defaults.grace),
    thresholds: thresholdsOf(mappingAt(root, 'thresholds'), defaults.thresholds),
    fiscalYearStart:
      fiscalYearStart !== undefined && isMonthDay(fiscalYearStart)
        ? fiscalYearStart
        : defaults.fiscalYearStart,
    holidays: new Set(textsOf(nodeIn(root, 'holidays')).filter(isDay)),
    ignore: entriesOf(root, 'ignore')
      .map(ignoreOf)
      .filter((entry) => entry !== undefined),
    categories:
      categories.length === 0
        ? undefined
        : categories.map((text) => canonicalValue('configuration', 'categories', text)),
  };
}

/** The value of a key with a fixed list of values, in its canonical spelling; undefined when it is none of them. */
function chosen<Value extends string>(mapping: MappingNode, name: string, path: string): Value | undefined {
  const text = textIn(mapping, name);
  const value = text === undefined ? undefined : canonicalValue('configuration', path, text);
  const isKnown = property('configuration', path)?.values?.some((one) => one.value === value) === true;
  // The schema lists exactly the values of the type; a test holds the two together.
  return isKnown ? (value as Value) : undefined;
}

function severities(root: MappingNode, knownRules: ReadonlySet<string>): Configuration['severity'] {
  const severity = new Map<string, NonNullable<ReturnType<Configuration['severity']['get']>>>();
  const names = ruleNames(knownRules);
  const mapping = mappingAt(root, 'severity');
  for (const { name } of mapping?.pairs ?? []) {
    const value = mapping === undefined ? undefined : chosen(mapping, name, 'severity.*');
    if (value !== undefined && names.has(name)) severity.set(name, value as 'off');
  }
  return severity;
}

function frameworksOf(value: Node | undefined): Configuration['frameworks'] {
  if (value === undefined || value.type === 'scalar' || value.type === 'alias') return undefined;
  const frameworks = new Map<string, string>();
  const add = (key: string, version: string | undefined): void => {
    const builtIn = builtInKey(key);
    frameworks.set(builtIn?.framework ?? key, version ?? (builtIn?.edition2013 === true ? '2013' : ''));
  };
  if (value.type === 'mapping') for (const { name } of value.pairs) add(name, textIn(value, name));
  else {
    for (const item of value.items) {
      if (item?.type === 'mapping') {
        const id = textIn(item, 'id');
        if (id !== undefined) add(id, textIn(item, 'version'));
      } else for (const key of textsOf(item)) add(key, undefined);
    }
  }
  return frameworks.size === 0 ? undefined : frameworks;
}

function associationsOf(mapping: MappingNode | undefined): Configuration['associations'] {
  const associations: Configuration['associations'][number][] = [];
  for (const { name } of mapping?.pairs ?? []) {
    const kind: Configuration['associations'][number]['kind'] | undefined =
      mapping === undefined ? undefined : chosen(mapping, name, 'associations.*');
    if (kind !== undefined && name.trim() !== '') associations.push({ glob: name.trim(), kind });
  }
  return associations;
}

function textLists(mapping: MappingNode | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map((mapping?.pairs ?? []).map(({ name, value }) => [name, textsOf(value)]));
}

const DAYS_IN: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1 };

function graceOf(mapping: MappingNode | undefined, defaults: Configuration['grace']): Configuration['grace'] {
  if (mapping === undefined) return defaults;
  const grace = new Map(defaults);
  for (const frequency of GRACEFUL) {
    const days = daysOf(textIn(mapping, frequency));
    if (days !== undefined) grace.set(frequency, days);
  }
  return grace;
}

const GRACEFUL: readonly Frequency[] = [...defaultConfiguration().grace.keys()];

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  const parts = /^P(\d{1,5})([YMWD])$/.exec(text);
  return parts === null ? undefined : Number(parts[1]) * (DAYS_IN[parts[2] ?? ''] ?? 1);
}

function thresholdsOf(mapping: MappingNode | undefined, defaults: Thresholds): Thresholds {
  if (mapping === undefined) return defaults;
  const months = mappingAt(mapping, 'window_months');
  const min = numberIn(months, 'min', 1) ?? defaults.windowMonths.min;
  const max = numberIn(months, 'max', 1) ?? defaults.windowMonths.max;
  return {
    expiresSoon: numberIn(mapping, 'expires_soon', 0) ?? defaults.expiresSoon,
    burstBeforeFieldwork: numberIn(mapping, 'burst_before_fieldwork', 0) ?? defaults.burstBeforeFieldwork,
    remediation: numberIn(mapping, 'remediation', 0) ?? defaults.remediation,
    overdue: numberIn(mapping, 'overdue', 0) ?? defaults.overdue,
    internalAuditMonths: numberIn(mapping, 'internal_audit_months', 1) ?? defaults.internalAuditMonths,
    managementReviewMonths:
      numberIn(mapping, 'management_review_months', 1) ?? defaults.managementReviewMonths,
    governanceGrace: numberIn(mapping, 'governance_grace', 0) ?? defaults.governanceGrace,
    windowMonths: min <= max ? { min, max } : defaults.windowMonths,
  };
}

function numberIn(mapping: MappingNode | undefined, name: string, least: number): number | undefined {
  const text = scalarIn(mapping, name)?.text.trim();
  const number = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= least ? number : undefined;
}

function ignoreOf(entry: MappingNode): ConfiguredIgnore | undefined {
  const rule = textIn(entry, 'rule');
  if (rule === undefined) return undefined;
  return {
    rule,
    paths: textsOf(nodeIn(entry, 'paths')),
    ids: textsOf(nodeIn(entry, 'ids')),
    until: onlyDay(textIn(entry, 'until')),
    reason: textIn(entry, 'reason'),
  };
}

function onlyDay(text: string | undefined): string | undefined {
  return text !== undefined && isDay(text) ? text : undefined;
}
