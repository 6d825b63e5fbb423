import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import type { Finding, Inquiry, SpecialistName } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { createStep, type Step } from '#dialogue/step.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { type ReadClause, readMessage } from '#nlu/read-message.ts';
import type { Reading } from '#nlu/reading.ts';
import { splitClauses } from '#nlu/split-wishes.ts';
import { Lessons } from '#workers/nlu/lessons.ts';
import { openPack } from '../open-pack.ts';
import { openReader, type Tier } from '../open-reader.ts';
import type { SentenceEncoder } from '../pack/sentence-encoder.ts';

/** Candidates that a reply may choose from. */
const HITS = 5;

/** What a shopper's device has once all is loaded: a pack, a model, and the dialogue. Reads the same message alike. */
export interface Device {
  book: Playbook;
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
  dispose(): Promise<void>;
}

/** @param packDir A built pack or a folder of sources. */
export async function openDevice(packDir: string, tier: Tier): Promise<Device> {
  const encoder: (SentenceEncoder & { dispose(): Promise<void> }) | null =
    tier === 'encoder' ? await (await import('../open-encoder.ts')).openEncoder() : null;
  const { pack } = await openPack(packDir, encoder);
  const book = await pack.playbook();
  const vocabulary = await pack.vocabulary();
  const reader = await openReader(tier);
  const findEntities = createEntityFinder(vocabulary);
  const lessons = new Lessons();
  await lessons.setExamples(vocabulary.examples ?? []);
  await lessons.setModel(tier, reader.opine);

  // Simulated shoppers say the same things again and again.
  const opinions = new Map<string, Opinion>();
  async function opine(text: string): Promise<Opinion> {
    const known = opinions.get(text) ?? (await reader.opine(text));
    opinions.set(text, known);
    return known;
  }

  async function read(text: string, atMs: number) {
    const opinion = await opine(text);
    const clauses: ReadClause[] = [];
    for (const clause of splitClauses(text)) {
      const read = lessons.adjust(clause.text, await opine(clause.text));
      if (read) clauses.push({ ...clause, opinion: read });
    }
    const { bands } = book.rules;
    const taught = lessons.adjust(text, opinion);
    const reading = readMessage(text, { opinion: taught, findEntities, bands, clauses, now: utcTimeOf(atMs) });
    const vector = encoder && opinion.vector ? { encoder: encoder.id, values: opinion.vector } : null;
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
    step: createStep(book),
    understand: (text, locale, atMs) => understand(text, locale, atMs),
    understandIn: async (locales, text, atMs) => (await understand(text, locales[0] ?? 'en', atMs, [...locales])).hits,
    entry: (id, locale, atMs) => pack.entry(id, locale, atMs),
    entryAbout: (intent, locale, atMs) => pack.entryAbout(intent, locale, atMs),
    consult: (name, inquiry) => pack.consult(name, inquiry),
    profile: (notes, locale, now) => pack.profile(notes, locale, now),
    products: (skus, locale) => pack.products(skus, locale),
    dispose: async () => {
      await reader.dispose();
      await encoder?.dispose();
    },
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
