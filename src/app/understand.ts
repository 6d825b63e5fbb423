import type { Locale } from '#core/locale.ts';
import { isActedOn, mayNeedFlow } from '#dialogue/flows/may-need-flow.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { localTimeOf } from '#nlu/calendar.ts';
import type { Reading } from '#nlu/reading.ts';
import type { KnowledgeApi } from '#workers/knowledge/knowledge-api.ts';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { inTime } from './in-time.ts';

export interface UnderstandingSources {
  knowledge: () => KnowledgeApi;
  nlu: () => NluApi;
  /** Resolves once there is a pack, if only its part in the shopper's language. */
  playbook: () => Promise<Playbook>;
  /** Resolves once all of the pack is there, or could not be had. */
  wholePack: () => Promise<void>;
  /** Brings what the pack has in a language that the shopper writes; resolves to whether anything came. */
  speak: (locale: Locale) => Promise<boolean>;
  /** Resolves once the nano model is at work, or could not be had. */
  model: () => Promise<void>;
  /** What was made of a text while it was being typed; null where that is not known or no longer holds. */
  foreseen: (text: string) => Understood | null;
  /** A message that leans on what was said before it, understood with that where a generator can tell; else as it was. */
  followUp: (message: Message, own: Understood, look: (question: string) => Promise<Understood>) => Promise<Understood>;
  state: () => ConversationState;
}

interface Message {
  turnId: string;
  text: string;
}

/** One message read and looked up. */
export interface Understood {
  reading: Reading;
  hits: SearchHit[];
  /** The question that was looked up instead, where the message leaned on what was said before. */
  standAlone?: string;
}

/** Longest that a wish waits for the rest of a first pack, and with it for the flows; without them only tracking is known. */
const FLOWS_WAIT_MS = 10_000;

/** Longest that a message waits for what the pack has in its language; English answers where that does not come. */
const LANGUAGE_WAIT_MS = 5_000;

/** Of fewer letters one cannot tell the language. */
const LEAST_LETTERS = 4;

/** Candidates that a reply may choose from. */
const HITS = 5;

/**
 * Until the model is there, rules and search alone answer where they are sure; else the message waits for it, as it does
 * where the entry found tells of what a flow does. What reads like a wish that a flow takes waits for the flows, which come
 * after the pack's first part, but not for long.
 */
export async function understandMessage(
  sources: UnderstandingSources,
  { turnId, text, again }: Message & { again?: true },
): Promise<Understood> {
  const { rules, flows } = await sources.playbook();
  const { bands } = rules;
  const draft = sources.foreseen(text);
  const isDraftGood = draft !== null && !(await fetchesLanguage(sources, text, draft.reading.language));
  let understood = isDraftGood ? draft : await understand(sources, text, bands);
  if (understood.reading.tier === 'lexical' && !isEnough(understood, bands)) {
    await sources.model();
    understood = await understand(sources, text, bands);
  }
  if (!again)
    understood = await sources.followUp({ turnId, text }, understood, (asked) => understand(sources, asked, bands));
  if (flows.length === 0 && mayNeedFlow(understood.reading, bands)) await inTime(sources.wholePack(), FLOWS_WAIT_MS);
  return understood;
}

/** Brings what the pack has in a message's language; whether anything came. Numbers and signs are of no language. */
async function fetchesLanguage(
  { speak }: Pick<UnderstandingSources, 'speak'>,
  text: string,
  language: Locale,
): Promise<boolean> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= LEAST_LETTERS && (await inTime(speak(language), LANGUAGE_WAIT_MS)) === true;
}

function isEnough({ reading, hits: [found] }: Understood, { answer }: Playbook['rules']['bands']): boolean {
  if (reading.confidence >= answer) return true;
  return found !== undefined && found.confidence >= answer && !isActedOn(found.intent ?? '');
}

/** Reads a text and looks it up in the pack; nothing of it leaves the device. A message brings its language, a draft does not. */
export async function understand(
  { state, nlu, knowledge, wholePack, speak }: UnderstandingSources,
  text: string,
  bands: Playbook['rules']['bands'],
  isDraft = false,
): Promise<Understood> {
  const { locale } = state();
  const { reading, vector } = await nlu().read({ text, bands, now: localTimeOf(new Date()) });
  if (reading.language !== locale) await wholePack();
  if (!isDraft) await fetchesLanguage({ speak }, text, reading.language);
  const query = { text, locale, limit: HITS, now: Date.now(), reading, vector };
  const hits = await knowledge().search(query);
  return { reading, hits };
}
