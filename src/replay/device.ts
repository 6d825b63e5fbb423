import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import type { Finding, Inquiry, SpecialistName } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { createStep, type Step } from '#dialogue/step.ts';
import type { LocaleSearch } from '#knowledge/locale-search.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import { createEntityFinder, type EntityVocabulary } from '#nlu/entities.ts';
import { type LabelledMessage, learn } from '#nlu/learning/learn.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { type ReadClause, readMessage } from '#nlu/read-message.ts';
import type { Reading } from '#nlu/reading.ts';
import { splitClauses } from '#nlu/split-wishes.ts';

/** Candidates that a reply may choose from. */
const HITS = 5;

/** The words of a pack's shop, and the messages that its merchant labelled. */
export interface ShopVocabulary extends EntityVocabulary {
  examples?: readonly { intent: string; text: string }[];
}

/** A pack in use, as the knowledge thread has it. */
export interface DevicePack {
  readonly manifest: { readonly locales: readonly Locale[] };
  playbook(): Promise<Playbook>;
  vocabulary(): Promise<ShopVocabulary>;
  search(locale: Locale, encoder?: string | null): Promise<LocaleSearch>;
  entry(id: string, locale: Locale, now?: number): Promise<SearchHit | null>;
  entryAbout(intent: string, locale: Locale, now?: number): Promise<SearchHit | null>;
  consult(name: SpecialistName, inquiry: Inquiry): Promise<Finding | null>;
  profile(notes: ShopperNotes, locale: Locale, now: number): Promise<ProfileReading | null>;
  products(skus: readonly string[], locale: Locale): Promise<Product[]>;
}

/** The model that reads. */
export interface DeviceReader {
  /** Id of the encoder whose vectors come with its opinions; null where there are none. */
  encoder: string | null;
  opine(text: string): Opinion | Promise<Opinion>;
}

/** What a shopper's device has once all is loaded: a pack, a model, and the dialogue. Reads the same message alike. */
export interface Device {
  book: Playbook;
  vocabulary: ShopVocabulary;
  step: Step;
  /** `atMs` is epoch ms; the device's clock is taken to show UTC, so that a replay reads dates alike everywhere. */
  understand(text: string, locale: Locale, atMs: number): Promise<{ reading: Reading; hits: SearchHit[] }>;
  /** What is found in these languages of the pack alone. */
  understandIn(locales: readonly Locale[], text: string, atMs: number): Promise<SearchHit[]>;
  /** As told at `atMs`; without it, now. */
  entry(id: string, locale: Locale, atMs?: number): Promise<SearchHit | null>;
  entryAbout(intent: string, locale: Locale, atMs?: number): Promise<SearchHit | null>;
  consult(name: SpecialistName, inquiry: Inquiry): Promise<Finding | null>;
  profile(notes: ShopperNotes, locale: Locale, now: number): Promise<ProfileReading | null>;
  /** In the order asked for; those the pack does not have are left out. */
  products(skus: readonly string[], locale: Locale): Promise<Product[]>;
  /** Terms that stand somewhere in the pack's entries of a language, in the spelling of the search. */
  terms(locale: Locale): Promise<ReadonlyMap<string, number>>;
}

/** Puts a device together of what a platform opened: the same in a browser's thread and in Node. */
export async function composeDevice(pack: DevicePack, reader: DeviceReader): Promise<Device> {
  const book = await pack.playbook();
  const vocabulary = await pack.vocabulary();
  const findEntities = createEntityFinder(vocabulary);

  // Shoppers say the same things again and again.
  const opinions = new Map<string, Opinion>();
  async function opine(text: string): Promise<Opinion> {
    const known = opinions.get(text) ?? (await reader.opine(text));
    opinions.set(text, known);
    return known;
  }

  const lessons: LabelledMessage[] = [];
  for (const { intent, text } of vocabulary.examples ?? []) {
    lessons.push({ intent, text, opinion: await reader.opine(text) });
  }
  const learned = lessons.length === 0 ? null : learn(lessons);
  const taughtBy = (text: string, opinion: Opinion): Opinion => learned?.adjust(text, opinion) ?? opinion;

  async function read(text: string, atMs: number) {
    const opinion = await opine(text);
    const clauses: ReadClause[] = [];
    for (const clause of splitClauses(text)) {
      clauses.push({ ...clause, opinion: taughtBy(clause.text, await opine(clause.text)) });
    }
    const { bands } = book.rules;
    const taught = taughtBy(text, opinion);
    const reading = readMessage(text, { opinion: taught, findEntities, bands, clauses, now: utcTimeOf(atMs) });
    const vector =
      reader.encoder !== null && opinion.vector ? { encoder: reader.encoder, values: opinion.vector } : null;
    return { reading, vector };
  }

  async function understand(text: string, locale: Locale, atMs: number, locales = pack.manifest.locales) {
    const { reading, vector } = await read(text, atMs);
    const query = { text, locale, limit: HITS, now: atMs, reading, vector };
    const hits = await searchPack(query, locales, (name) => pack.search(name, vector?.encoder));
    return { reading, hits };
  }

  return {
    book,
    vocabulary,
    step: createStep(book),
    understand: (text, locale, atMs) => understand(text, locale, atMs),
    understandIn: async (locales, text, atMs) => (await understand(text, locales[0] ?? 'en', atMs, [...locales])).hits,
    entry: (id, locale, atMs) => pack.entry(id, locale, atMs),
    entryAbout: (intent, locale, atMs) => pack.entryAbout(intent, locale, atMs),
    consult: (name, inquiry) => pack.consult(name, inquiry),
    profile: (notes, locale, now) => pack.profile(notes, locale, now),
    products: (skus, locale) => pack.products(skus, locale),
    terms: async (locale) => (await pack.search(locale)).index.lexical.terms,
  };
}

function utcTimeOf(atMs: number) {
  const date = new Date(atMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}
