import type { Playbook } from '#dialogue/playbook.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Device } from '../device.ts';
import type { LogPlayOptions, PlayedMessage } from './play-logged.ts';

/** What a reply or an agent's words are about: `entry:ID` and `intent:LABEL`. */
export type Topics = ReadonlySet<string>;

/** Below this the search does not know what an agent speaks of. */
const SURE = 0.5;
/** Entries that an agent's words may be about. */
const NEAR = 3;
/** Shorter words of an agent ("one moment please") are about nothing. */
const HAN_SIGNS = 8;
const LATIN_WORDS = 5;

/** What the pack's replies are about: what was read surely, the entries they cite, and what the flows are for. */
export async function topicsOf(
  device: Device,
  message: PlayedMessage,
  { locale, nowMs }: Pick<LogPlayOptions, 'locale' | 'nowMs'>,
): Promise<Topics> {
  const topics = new Set<string>();
  const { reading } = message;
  const isDone = message.replies.some(({ reason }) => reason === 'answer' || reason === 'flow');
  if (isDone && reading?.band === 'answer') topics.add(`intent:${reading.intent}`);
  for (const { citations, parts, reason } of message.replies) {
    for (const { id, kind } of citations) {
      topics.add(`entry:${id}`);
      const intent = kind === 'answer' ? (await device.entry(id, locale, nowMs))?.intent : undefined;
      if (intent) topics.add(`intent:${intent}`);
    }
    for (const part of parts) if (part.type === 'product') topics.add(`entry:${part.product.sku}`);
    if (reason === 'flow') for (const intent of intentsOf(device.book, message.flows)) topics.add(`intent:${intent}`);
  }
  return topics;
}

const intentsOf = ({ flows }: Playbook, ids: readonly string[]): string[] =>
  flows.filter(({ id }) => ids.includes(id)).flatMap(({ starts }) => starts.flatMap(({ intent }) => intent ?? []));

/** What an agent's words are about, by search: a proxy. Null where they are about nothing that the pack knows. */
export async function agentTopics(
  device: Device,
  said: string,
  { locale, nowMs }: Pick<LogPlayOptions, 'locale' | 'nowMs'>,
): Promise<{ topics: Topics; best: SearchHit } | null> {
  if (!tellsSomething(said)) return null;
  const { hits } = await device.understand(said, locale, nowMs);
  const [best] = hits;
  if (!best || best.confidence < SURE) return null;
  const near = hits.slice(0, NEAR);
  const topics = near.flatMap(({ id, intent }) => [`entry:${id}`, ...(intent ? [`intent:${intent}`] : [])]);
  return { topics: new Set(topics), best };
}

/** Whether an agent's words are long enough to be an answer. */
export function tellsSomething(said: string): boolean {
  const signs = said.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = said.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return signs >= HAN_SIGNS || words >= LATIN_WORDS;
}

export const isCommon = (one: Topics, other: Topics): boolean => [...one].some((topic) => other.has(topic));
