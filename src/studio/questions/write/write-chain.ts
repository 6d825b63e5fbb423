import { parse } from 'yaml';
import { valueAt } from '#publish/edit/plain-value.ts';
import { setYaml } from '#publish/edit/yaml-edit.ts';
import { sourceList } from './source-list.ts';

/** A follow-up as the sources say it: after `from`, an intent or the id of an entry, comes `intent`. */
export interface FollowUp {
  from: string;
  intent: string;
  /** Share of those who asked the one, 0 to 1. */
  probability: number;
}

type Step = Omit<FollowUp, 'from'>;

/**
 * `followups.yaml` of the shop with the step in it. What the extended pack says after `from` is taken over first: a shop's list
 * replaces the one below it as a whole.
 *
 * @param text Of the shop's file; null where there is none.
 * @param below Of the extended pack's file.
 */
export function writeFollowUp(
  text: string | null,
  below: string | null,
  { from, intent, probability }: FollowUp,
): string {
  const path = ['next', from];
  const known = (sourceList(text, path) ?? sourceList(below, path) ?? []) as Step[];
  const step = { intent, probability: Math.round(probability * 100) / 100 };
  const list = [...known.filter((one) => one.intent !== intent), step].sort((a, b) => b.probability - a.probability);
  return setYaml(text ?? '', path, list);
}

/** `scripts.yaml` with the words that a step needs, in each language that has none; unchanged where all have them. */
export function writeAskWords(
  text: string | null,
  below: string | null,
  intent: string,
  words: Readonly<Record<string, string>>,
): string | null {
  const key = `ask-${intent}`;
  const base: unknown = below === null ? null : parse(below);
  return Object.entries(words).reduce<string | null>((whole, [language, question]) => {
    const isThere = [whole === null ? null : (parse(whole) as unknown), base].some(
      (root) => valueAt(root, [language, key]) !== undefined,
    );
    return isThere ? whole : setYaml(whole ?? '', [language, key], [question]);
  }, text);
}
