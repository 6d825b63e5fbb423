import { readdirSync, readFileSync } from 'node:fs';
import { LOCALES, type Locale } from '#core/locale.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { openDevice } from '../replay/open-device.ts';
import type { BenchSuite } from './suite.ts';

const FIXTURES = 'tests/fixtures/retrieval';
const PACK = 'examples/packs/global';
/** Of the device's clock: the questions name no date. */
const AT_MS = Date.parse('2026-11-22T12:00:00Z');
const SHORT_EVERY = 3;
/** From here on an entry is given as the answer (`bands.answer` of the base pack). */
const ANSWERED_FROM = 0.7;

export interface LanguageQuestion {
  locale: Locale;
  /** Id of the entry that answers it. */
  id: string;
  text: string;
}

/** Questions in each language to the shop `global`, by other writers than the entries; nothing is fitted on them. */
export function readLanguageQuestions(): LanguageQuestion[] {
  return readdirSync(FIXTURES)
    .sort()
    .flatMap((file) => {
      const name = /^global-(.+)\.tsv$/.exec(file)?.[1];
      const locale = LOCALES.find((known) => known === name);
      if (locale === undefined) throw new Error(`${FIXTURES}/${file}: not a known language`);
      return readFileSync(`${FIXTURES}/${file}`, 'utf8')
        .split('\n')
        .flatMap((row) => {
          const [id, text] = row.split('\t');
          return id && text && !id.startsWith('#') ? [{ locale, id, text }] : [];
        });
    });
}

/**
 * Whether each language's own questions find the entry that answers them, in that language: the whole way of a message on a
 * device, by the nano model and words, and by the encoder and its vectors. Peer in the same run: the same questions to the
 * English entries alone, which is what a shop of two languages has.
 */
export const benchLanguages: BenchSuite = async ({ short }) => {
  const questions = readLanguageQuestions().filter((_, at) => !short || at % SHORT_EVERY === 0);
  return {
    suite: 'languages',
    short,
    questions: questions.length,
    nano: await judge('nano', questions),
    ...(short ? {} : { encoder: await judge('encoder', questions) }),
  };
};

async function judge(tier: 'nano' | 'encoder', questions: readonly LanguageQuestion[]): Promise<object> {
  const device = await openDevice(PACK, tier);
  const found: (LanguageQuestion & { hits: SearchHit[]; english: SearchHit[] })[] = [];
  for (const question of questions) {
    const { hits } = await device.understand(question.text, question.locale, AT_MS);
    const english = await device.understandIn(['en'], question.text, AT_MS);
    found.push({ ...question, hits, english });
  }
  await device.dispose();
  const figures = (of: typeof found) => {
    const sure = of.filter(({ hits: [top] }) => (top?.confidence ?? 0) >= ANSWERED_FROM);
    return {
      questions: of.length,
      first: share(of, ({ id, hits: [top] }) => top?.id === id),
      amongThree: share(of, ({ id, hits }) => hits.slice(0, 3).some((hit) => hit.id === id)),
      inOwnLanguage: share(of, ({ locale, hits: [top] }) => top?.locale === locale),
      answered: share(of, (one) => sure.includes(one)),
      answeredRightly: share(sure, ({ id, hits: [top] }) => top?.id === id),
      amongThreeByEnglishAlone: share(of, ({ id, english }) => english.slice(0, 3).some((hit) => hit.id === id)),
    };
  };
  const locales = [...new Set(questions.map(({ locale }) => locale))];
  return {
    all: figures(found),
    ...Object.fromEntries(locales.map((locale) => [locale, figures(found.filter((one) => one.locale === locale))])),
  };
}

function share<T>(of: readonly T[], holds: (one: T) => boolean): number {
  return of.length === 0 ? 0 : Math.round((1000 * of.filter(holds).length) / of.length) / 1000;
}
