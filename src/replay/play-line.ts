import type { Locale } from '#core/locale.ts';
import type { BackendFor } from './backend.ts';
import { type PlayedTurn, ReplayedConversation } from './conversation.ts';
import type { Device } from './device.ts';
import { type Expectation, type Failure, firstFailure } from './expectation.ts';
import type { WrittenConversation, WrittenTurn } from './line.ts';

export interface PlayOptions {
  /** Of conversations that name none. */
  locale: Locale;
  /** Who answers what leaves the device. */
  backendFor: BackendFor;
  /** Epoch ms, for conversations that name no time. */
  nowMs: number;
}

export interface PlayedLine {
  turns: (PlayedTurn & { did: WrittenTurn })[];
  /** The first expectation that did not hold, with its path in the line. */
  failed: Failure | null;
  conversation: ReplayedConversation;
}

/** Plays a written conversation, and holds every turn against what it expects. */
export async function playLine(device: Device, given: WrittenConversation, options: PlayOptions): Promise<PlayedLine> {
  const atMs = given.at ?? options.nowMs;
  const backendFor = (now: () => number) => options.backendFor(given.customer ?? null, now);
  const conversation = new ReplayedConversation(device, backendFor, { locale: given.locale ?? options.locale, atMs });
  await setTheScene(conversation, given);

  const turns: PlayedLine['turns'] = [];
  let failed: Failure | null = null;
  for (const [index, did] of given.turns.entries()) {
    const before = conversation.state;
    const turn = await perform(conversation, did);
    turns.push({ did, ...turn });
    const expected = expectationOf(did);
    const failure = expected && firstFailure(expected, turn, { before, after: conversation.state });
    if (failure && !failed) failed = { ...failure, path: `turns.${index}.${failure.path}` };
  }
  return { turns, failed, conversation };
}

/** Who the shopper is, and what the page tells. */
export async function setTheScene(
  conversation: ReplayedConversation,
  { customer, context }: WrittenConversation,
): Promise<void> {
  if (context) await conversation.happen({ type: 'context-changed', pageUrl: null, context });
  if (customer === undefined) return;
  await conversation.happen({ type: 'identified', customerId: customer, name: null, email: null, hasToken: true });
}

/** Does what a written turn says. */
export function perform(conversation: ReplayedConversation, did: WrittenTurn): Promise<PlayedTurn> {
  if (typeof did === 'string') return conversation.say(did);
  if ('say' in did) return conversation.say(did.say);
  if ('choose' in did) return conversation.choose(did.choose);
  if ('photo' in did) return conversation.addPhoto();
  if ('online' in did) return conversation.happen({ type: 'connection-changed', online: did.online });
  return conversation.pause(did.pauseMinutes * 60_000);
}

const expectationOf = (did: WrittenTurn): Expectation | undefined => (typeof did === 'string' ? undefined : did.expect);
