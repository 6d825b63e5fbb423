import type { Locale } from '#core/locale.ts';
import { plainText } from '#core/plain-text.ts';
import type { RichText } from '#core/rich-text.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Found } from './shop-assistant.ts';

/** Something that the agent may say, with where it comes from. Nothing is ever sent by itself. */
export interface Suggestion {
  id: string;
  kind: 'knowledge' | 'product' | 'policy' | 'promotion' | 'soothe' | 'decide';
  title: string;
  /** What is inserted: in the shopper's language where the pack has it. */
  text: string;
  /** Of `text`. */
  locale: Locale;
  /** The same in the agent's language, from the pack too; null where it is that already, or the pack lacks it. */
  gloss: string | null;
  /** Id of the entry, or key of the script. */
  source: string;
  /** The entry that `text` is, where it can be worded for one shopper; rows and columns say more than sentences. */
  blocks: RichText | null;
  /** Calibrated probability that this is what was asked for, or that the mood was read right; null where none is known. */
  confidence: number | null;
}

/** What is found less surely than this is noise even to one who can judge it. */
const LEAST_CONFIDENCE = 0.25;
/** A mood read less surely is none, unless the shop's rules say otherwise. */
const LEAST_MOOD = 0.6;

/** A soothing line first, where one is needed; then the best entry with the line that helps to decide, then the others. */
export function suggestionsFor(found: Found, book: Playbook, locale: Locale, agentLocale: Locale): Suggestion[] {
  const { reading, hits, glosses } = found;
  const fit = hits.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
  const soothing = soothe(reading, book, locale, agentLocale);
  const knowledge = fit.map((hit): Suggestion => {
    const gloss = glosses.get(hit.id);
    return {
      id: `${hit.kind}:${hit.id}`,
      kind: hit.kind === 'answer' ? 'knowledge' : hit.kind,
      title: (gloss ?? hit).title,
      text: plainText(hit.blocks),
      locale: hit.locale,
      gloss: gloss ? plainText(gloss.blocks) : null,
      source: hit.id,
      blocks: isWordable(hit) ? hit.blocks : null,
      confidence: hit.confidence,
    };
  });
  const first = fit[0];
  const deciding = first && decide(first, glosses.get(first.id));
  const [best, ...others] = knowledge;
  return [soothing, best, deciding, ...others].filter((one) => one !== undefined && one !== null);
}

const isWordable = ({ kind, blocks }: SearchHit): boolean =>
  (kind === 'answer' || kind === 'policy') && !blocks.some(({ type }) => type === 'table');

/** The shop's most particular words for this worry or fault. */
function soothe(reading: Found['reading'], book: Playbook, locale: Locale, agentLocale: Locale): Suggestion | null {
  const { emotion, emotionConfidence, intent } = reading;
  if (emotion !== 'angry' && emotion !== 'anxious') return null;
  if (emotionConfidence < (book.rules.mood?.sure ?? LEAST_MOOD)) return null;
  const particular = emotion === 'angry' ? 'apology' : 'comfort';
  const [group = ''] = intent.split('.', 1);
  const nearest = scriptLocale(book, locale);
  const scripts = book.scripts[nearest];
  const keys = [`${particular}-${intent}`, `${particular}-${group}`, `soothe-${emotion}`];
  const key = keys.find((one) => scripts?.[one]);
  const text = key && scripts?.[key]?.[0];
  if (!key || !text) return null;
  const gloss = nearest === agentLocale ? null : (book.scripts[agentLocale]?.[key]?.[0] ?? null);
  return {
    id: `soothe:${key}`,
    kind: 'soothe',
    title: key,
    text,
    locale: nearest,
    gloss,
    source: key,
    blocks: null,
    confidence: emotionConfidence,
  };
}

function decide(hit: SearchHit, gloss: SearchHit | undefined): Suggestion | null {
  const line = ({ product, decide, highlight }: SearchHit) =>
    product?.decide ?? decide ?? product?.highlight ?? highlight ?? null;
  const text = line(hit);
  if (!text) return null;
  return {
    id: `decide:${hit.id}`,
    kind: 'decide',
    title: (gloss ?? hit).title,
    text,
    locale: hit.locale,
    gloss: gloss ? line(gloss) : null,
    source: hit.id,
    blocks: null,
    confidence: hit.confidence,
  };
}

/** The language of the pack's scripts nearest to the shopper's. */
function scriptLocale({ scripts }: Playbook, locale: Locale): Locale {
  const near: Locale[] = [locale, locale.startsWith('zh') ? 'zh-Hans' : 'en', 'en', 'zh-Hans'];
  return near.find((one) => scripts[one]) ?? 'en';
}
