import * as v from 'valibot';
import { parse } from 'yaml';
import { type Dictionary, dictionaryOf } from '#insight/private/dictionary.ts';
import { type InsightRules, rulesSchema } from '#knowledge/rules-schema.ts';
import { baseOf, membersOf } from '#publish/edit/read-entries.ts';
import { setYaml } from '#publish/edit/yaml-edit.ts';
import type { SourceFiles } from '../state/draft.ts';

/** What holds where a shop says nothing of it: off, and these figures once it is switched on. */
export const INSIGHT_OFF: InsightRules = { enabled: false, epsilon: 2, weeks: 12 };

const FILE = 'rules.yaml';

/** The shop's rules of private insight, and the dictionary that its devices have. */
export interface ShopInsight {
  rules: InsightRules;
  dictionary: Dictionary;
  /** The rules are there and are not as they should be: `message` is of their schema. */
  fault: string | null;
}

/** Reads them from the sources, the shop's own laid over those of the pack it extends. Leniently: other faults are not its business. */
export function shopInsight(files: SourceFiles): ShopInsight {
  const read = (file: string) => membersOf(yamlOf(files.get(file)));
  const base = baseOf(files, yamlOf);
  const [below, own] = [base === null ? {} : read(`${base}${FILE}`), read(FILE)];
  const given =
    'insight' in own || 'insight' in below ? { ...membersOf(below.insight), ...membersOf(own.insight) } : {};
  const parsed = v.safeParse(rulesSchema.entries.insight, { ...INSIGHT_OFF, ...given });
  const trials = v.safeParse(rulesSchema.entries.experiments, own.experiments ?? below.experiments);
  const rules = (parsed.success && parsed.output) || INSIGHT_OFF;
  const experiments = (trials.success && trials.output) || [];
  return {
    rules,
    dictionary: dictionaryOf({ epsilon: rules.epsilon, entries: rules.entries ?? [], experiments }),
    fault: parsed.success
      ? null
      : parsed.issues.map((issue) => `insight.${v.getDotPath(issue)}: ${issue.message}`).join('; '),
  };
}

/** The edit that puts them down in the shop's own file. */
export function insightEdit(files: SourceFiles, { enabled, epsilon, weeks, entries = [] }: InsightRules) {
  const next = { enabled, epsilon, weeks, ...(entries.length > 0 && { entries }) };
  return { [FILE]: setYaml(files.get(FILE) ?? '', ['insight'], next) };
}

/** Null where the text is none, or no YAML: the editor tells of that. */
function yamlOf(text: string | undefined): unknown {
  try {
    return text === undefined ? null : parse(text);
  } catch {
    return null;
  }
}
