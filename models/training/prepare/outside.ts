import type { Random } from './augment.ts';
import { type Message, type PublicText, readPublicTexts, readTranslations } from './corpus.ts';

/** Labels of the public sets that a shop's assistant answers, or that are too near to it to stand for out of scope. */
const NEAR =
  /greet|thank|goodbye|bot|what_can_i|order|cancel|delivery|refund|card|charge|payment|transfer|account|pin|password|report|fraud|human|bye|yes|^no$|repeat|affirm|deny|maybe|shopping|takeaway|general|balance|bill|change|you|name|complain|status|price|help|rewards|credit|login|address|email|inform|handoff|business|store|damag|insurance|expiration|ingredient|recommend|review|direction|hours/i;

/** How many of each set, so that none outweighs what was written for shops. */
const SHARES: readonly { set: string; most: number }[] = [
  { set: 'assistants', most: 3000 },
  { set: 'small-talk', most: 1500 },
];
const TRANSLATIONS_PER_LANGUAGE = 150;

/** Public talk that no shop answers, as further out-of-scope messages: assistants' chores, small talk, plain sentences. */
export function readOutside(random: Random): Message[] {
  const texts = SHARES.flatMap(({ set, most }) =>
    sample(
      readPublicTexts(set).filter(({ label }) => label === undefined || !NEAR.test(String(label))),
      most,
      random,
    ),
  );
  const byLanguage = new Map<string, PublicText[]>();
  for (const translations of readTranslations('tatoeba')) {
    for (const [language, text] of Object.entries(translations)) {
      const own = byLanguage.get(language) ?? [];
      byLanguage.set(language, own);
      own.push({ text, language: language as PublicText['language'], source: 'tatoeba' });
    }
  }
  for (const own of byLanguage.values()) texts.push(...sample(own, TRANSLATIONS_PER_LANGUAGE, random));
  return texts.map(({ text, language }) => ({
    text,
    intent: 'oos',
    emotion: '',
    language,
    variety: '',
    file: 'public',
  }));
}

function sample<Item>(items: readonly Item[], most: number, random: Random): Item[] {
  const pool = [...items];
  const taken: Item[] = [];
  while (taken.length < most && pool.length > 0) {
    taken.push(...pool.splice(Math.floor(random() * pool.length), 1));
  }
  return taken;
}
