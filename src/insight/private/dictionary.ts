import { INTENT_GROUPS } from '#dialogue/intent-groups.ts';
import { stableHash } from '#dialogue/stable-hash.ts';

/** What came after an answer; of several that fit, the first. */
export const AFTERS = ['person', 'bought', 'silent', 'went-on'] as const;
export type After = (typeof AFTERS)[number];

export const BANDS = ['answer', 'clarify', 'preset'] as const;
export const MOODS = ['neutral', 'angry', 'anxious', 'satisfied'] as const;

/** Groups of intents; `other` is what belongs to none, and a merchant's own intents. */
export const QUESTION_GROUPS = [...INTENT_GROUPS, 'other'] as const;
export type QuestionGroup = (typeof QUESTION_GROUPS)[number];

export const FAMILIES = ['asked', 'after', 'mood', 'entry', 'trial'] as const;
export type FamilyName = (typeof FAMILIES)[number];

/** Cells that are told apart in one report. Their order is that of the bits. */
export interface Family {
  name: FamilyName;
  cells: readonly string[];
  /** Most different cells of one device and week that count in full. */
  units: number;
  /** Tells this family, under this epsilon, from every other: reports of different ones are never added up. */
  id: string;
}

export interface Dictionary {
  epsilon: number;
  families: readonly Family[];
}

/** What a pack says of it; `rules.insight`, and the experiments that run. */
export interface DictionarySettings {
  epsilon: number;
  /** Ids of entries that are counted one by one. */
  entries: readonly string[];
  experiments: readonly { name: string; arms: readonly string[] }[];
}

/** Of the shape of cells and reports: another one is another id. */
const FORMAT = 1;
/**
 * Questions of one shopper in a week fall into few cells; each unit more makes every estimate that much less exact
 * (docs/private-insight.md, "What is counted").
 */
const UNITS = 2;

/** Every device with the same pack has the same dictionary. Families without cells are left out. */
export function dictionaryOf({ epsilon, entries, experiments }: DictionarySettings): Dictionary {
  const cells: Record<FamilyName, string[]> = {
    asked: crossed(QUESTION_GROUPS, BANDS),
    after: crossed(QUESTION_GROUPS, AFTERS),
    mood: crossed(QUESTION_GROUPS, MOODS),
    entry: crossed(entries, AFTERS),
    trial: crossed(
      experiments.flatMap(({ name, arms }) => arms.map((arm) => trialOf({ experiment: name, arm }))),
      AFTERS,
    ),
  };
  const families = FAMILIES.flatMap((name): Family[] => {
    const own = cells[name];
    return own.length === 0 ? [] : [{ name, cells: own, units: UNITS, id: idOf(name, own, epsilon) }];
  });
  return { epsilon, families };
}

export const cellOf = (what: string, how: string): string => `${what}|${how}`;

/** The two parts of a cell. */
export function partsOf(cell: string): { what: string; how: string } {
  const at = cell.lastIndexOf('|');
  return { what: cell.slice(0, at), how: cell.slice(at + 1) };
}

export const trialOf = ({ experiment, arm }: { experiment: string; arm: string }): string => `${experiment}@${arm}`;

const crossed = (whats: readonly string[], hows: readonly string[]): string[] =>
  whats.flatMap((what) => hows.map((how) => cellOf(what, how)));

/** Two 32-bit hashes of different texts: enough to tell a shop's own dictionaries apart; nobody gains by making two alike. */
function idOf(name: FamilyName, cells: readonly string[], epsilon: number): string {
  const text = JSON.stringify([FORMAT, name, UNITS, epsilon, cells]);
  const hex = (hash: number) => hash.toString(16).padStart(8, '0');
  return `${FORMAT}.${name}.${hex(stableHash(text))}${hex(stableHash(`${text}#`.split('').reverse().join('')))}`;
}
