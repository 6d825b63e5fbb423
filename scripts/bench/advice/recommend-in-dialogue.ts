import type { Locale } from '#core/locale.ts';
import type { AssistantMessage } from '#dialogue/state.ts';
import { readDev } from '#models/training/retrieval/read-dev.ts';
import { NO_BACKEND } from '#replay/backend.ts';
import { ReplayedConversation } from '#replay/conversation.ts';
import type { Device } from '#replay/device.ts';
import { openDevice } from '../../replay/open-device.ts';
import type { HeldOutCase } from './held-out-cases.ts';
import type { Recommended } from './judge-advice.ts';

const SHOP = 'examples/packs/beauty';
/** Some moment in the demo shop's November: no promotion decides what is right. */
const AT_MS = Date.parse('2026-11-20T12:00:00+08:00');

/** The whole way of a message on a device with its smallest model: read, looked up, handed to the adviser or not. */
export async function recommendInDialogue(cases: readonly HeldOutCase[]): Promise<{
  recommended: (one: HeldOutCase) => Recommended;
  otherQuestions: { asked: number; takenByAdviser: number };
}> {
  const device = await openDevice(SHOP, 'nano');
  const shown = new Map<HeldOutCase, Recommended>();
  for (const one of cases) shown.set(one, await play(device, one));
  const others = readDev().filter(({ shop, expected }) => shop === 'beauty' && expected.length > 0);
  let takenByAdviser = 0;
  for (const { locale, text, expected } of others) {
    const [reply] = repliesTo(await say(device, locale, [text]));
    const isTaken = reply?.why.includes('answered by advice') === true;
    if (isTaken && !reply?.citations.some(({ id }) => expected.includes(id))) takenByAdviser += 1;
  }
  await device.dispose();
  return {
    recommended: (one) => shown.get(one) ?? { skus: [], questions: 0 },
    otherQuestions: { asked: others.length, takenByAdviser },
  };
}

async function play(device: Device, { locale, turns }: HeldOutCase): Promise<Recommended> {
  const replies = repliesTo(await say(device, locale, turns));
  const [last] = replies.slice(-1);
  const skus = (last?.parts ?? []).flatMap((part) => {
    if (part.type === 'picks') return part.picks.map(({ sku }) => sku);
    if (part.type !== 'routine') return [];
    return part.sessions.flatMap(({ steps }) => steps.flatMap(({ sku, own }) => (sku === null || own ? [] : [sku])));
  });
  return { skus: [...new Set(skus)], questions: 0 };
}

async function say(device: Device, locale: Locale, turns: readonly string[]) {
  const talk = new ReplayedConversation(device, () => NO_BACKEND, { locale, atMs: AT_MS });
  let last: Awaited<ReturnType<typeof talk.say>> | null = null;
  for (const text of turns) last = await talk.say(text);
  return last;
}

const repliesTo = (turn: Awaited<ReturnType<typeof say>>): AssistantMessage[] =>
  (turn?.replies ?? []).filter((message): message is AssistantMessage => message.role === 'assistant');
