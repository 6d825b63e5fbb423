import { parse } from 'yaml';
import { sameValue, valueAt } from '#publish/edit/plain-value.ts';
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

/** Language → the ways in which the step's question is offered, one of which is said. */
export type AskWords = Readonly<Record<string, readonly string[]>>;

/** The words of a step in those of `languages` that have some: the shop's, else the extended pack's. */
export function askWordsOf(
  text: string | null,
  below: string | null,
  intent: string,
  languages: readonly string[],
): AskWords {
  const roots: unknown[] = [text, below].map((file) => (file === null ? null : parse(file)));
  return Object.fromEntries(
    languages.flatMap((language) => {
      const lists = roots.map((root) => valueAt(root, [language, `ask-${intent}`]));
      const list = lists.find((one): one is string[] => Array.isArray(one));
      return list ? [[language, list]] : [];
    }),
  );
}

/** The shop's `scripts.yaml` with the words of a step, in each language that says something else or nothing; else unchanged. */
export function writeAskWords(
  text: string | null,
  below: string | null,
  intent: string,
  words: AskWords,
): string | null {
  const known = askWordsOf(text, below, intent, Object.keys(words));
  return Object.entries(words).reduce<string | null>(
    (whole, [language, list]) =>
      list.length === 0 || sameValue(known[language], list)
        ? whole
        : setYaml(whole ?? '', [language, `ask-${intent}`], list),
    text,
  );
}
