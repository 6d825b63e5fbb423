import { LOCALES, type Locale } from '#core/locale.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { type BackendFor, shopBackend } from '../backend.ts';
import { ReplayedConversation } from '../conversation.ts';
import type { Device } from '../device.ts';
import type { Expectation } from '../expectation.ts';
import type { WrittenConversation, WrittenTurn } from '../line.ts';
import { type PlayOptions, perform, setTheScene } from '../play-line.ts';
import { logShop } from '../poc/log-shop.ts';
import { assistants, factsOf, flowsOf } from '../turn-facts.ts';

/** The shop that a regression set talks to: it finds no order, takes tickets, and calls a person. */
export const STRANGER: BackendFor = (_, now) => shopBackend(logShop({ turns: [], startedAtMs: null }, [], now), null);

/** The shopper's side of a logged conversation as a line, up to the turn at `position` where one is given. */
export function lineOf(log: LogConversation, fallback: Locale, position = log.turns.length): WrittenConversation {
  const said = log.turns.filter(
    ({ speaker, text }, index) => index <= position && speaker === 'shopper' && text.trim() !== '',
  );
  const locale = LOCALES.find((known) => known === log.language) ?? fallback;
  return { id: `log.${log.id}`, locale, turns: said.map(({ text }) => text) };
}

/**
 * The line with what it leads to now as its expectation, turn by turn: for which reason was replied, with which entries, in
 * which flow, and whether a person was called. Wording and confidence may change later; the meaning may not.
 */
export async function keepRight(
  device: Device,
  given: WrittenConversation,
  { locale, nowMs, backendFor }: PlayOptions,
): Promise<WrittenConversation> {
  const at = given.at ?? nowMs;
  const own = given.locale ?? locale;
  const conversation = new ReplayedConversation(device, (now) => backendFor(given.customer ?? null, now), {
    locale: own,
    atMs: at,
  });
  await setTheScene(conversation, given);
  const turns: WrittenTurn[] = [];
  for (const did of given.turns) {
    const before = conversation.state;
    const turn = await perform(conversation, did);
    const after = conversation.state;
    const reasons = [...new Set(assistants(turn).map(({ reason }) => reason))];
    const facts = factsOf(turn).filter((fact) => /^(?:entry|product):/u.test(fact));
    const [flow] = flowsOf({ before, after });
    const expect: Expectation = {
      reply: reasons.length === 0 ? 'none' : reasons,
      ...(facts.length > 0 && { facts }),
      ...(flow !== undefined && { flow }),
      handoff: !['none', 'closed'].includes(after.handoff.phase),
    };
    turns.push(typeof did === 'string' ? { say: did, expect } : { ...did, expect });
  }
  return { ...given, locale: own, at, turns };
}
