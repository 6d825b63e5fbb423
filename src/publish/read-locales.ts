import * as v from 'valibot';
import { LOCALES, type Locale } from '#core/locale.ts';
import type { Sourced, SourceReader } from './source-reader.ts';
import { type AnswerSource, answerWording, type ScriptsSource, scriptsOfLocale, wordingKey } from './source-schema.ts';

/** What `locales/LOCALE.ANYTHING.yaml` may hold. */
const localeFile = v.strictObject({
  /** By id of an entry of `answers/`. */
  answers: v.optional(v.record(v.string(), answerWording)),
  scripts: v.optional(scriptsOfLocale),
});

const FILE = /^locales\/([A-Za-z-]+)(?:\.[a-z0-9-]+)?\.yaml$/;

/** Files of a folder's `locales/`, each with its language. */
function localeFiles(reader: SourceReader): { file: string; locale: Locale }[] {
  return reader.list('locales', '.yaml').flatMap((file) => {
    const name = file.match(FILE)?.[1];
    const locale = LOCALES.find((known) => known === name);
    if (locale === undefined)
      reader.fault({ file }, 'named LOCALE.yaml or LOCALE.PART.yaml, with one of the known locales');
    return locale === undefined ? [] : [{ file, locale }];
  });
}

/**
 * Languages that a shop speaks in part, beside those of `pack.yaml`: what their files say is put into `answers`. `scripts` are
 * those of the shop over those of the folder that it extends, for these languages alone.
 */
export function readLocales(
  reader: SourceReader,
  base: SourceReader | null,
  answers: readonly Sourced<AnswerSource>[],
): { partly: Locale[]; scripts: ScriptsSource } {
  const own = localeFiles(reader);
  const partly = LOCALES.filter((locale) => own.some((file) => file.locale === locale));
  const scripts: ScriptsSource = {};
  const lay = (locale: Locale, words: Record<string, string[]> | undefined) => {
    if (words) scripts[locale] = { ...scripts[locale], ...words };
  };
  for (const { file, locale } of base ? localeFiles(base) : []) {
    if (partly.includes(locale)) lay(locale, base?.yaml(file, localeFile)?.scripts);
  }
  const byId = new Map(answers.map((answer) => [answer.value.id, answer.value]));
  for (const { file, locale } of own) {
    const read = reader.yaml(file, localeFile);
    lay(locale, read?.scripts);
    for (const [id, wording] of Object.entries(read?.answers ?? {})) {
      const answer = byId.get(id);
      const key = wordingKey(locale);
      if (!answer) reader.fault({ file, entry: id }, `there is no entry ${id} in answers/`);
      else if (answer[key]) reader.fault({ file, entry: id }, `the entry has ${locale} already`);
      else answer[key] = wording;
    }
  }
  return { partly, scripts };
}
