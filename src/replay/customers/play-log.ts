import { LOCALES } from '#core/locale.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { type PlayedTurn, ReplayedConversation } from '../conversation.ts';
import type { Device } from '../device.ts';
import { type DeviceLog, parseLine, type WrittenConversation, type WrittenTurn } from '../line.ts';
import { type PlayOptions, setTheScene } from '../play-line.ts';
import { JudgedConversation } from './judged-conversation.ts';
import type { Played } from './play.ts';

/** Says again what the shopper of a log said, and judges what comes of it. The goal is not known: reached is what no fault ended. */
export async function playLogLine(
  device: Device,
  line: string,
  lineNumber: number,
  { locale: fallback, nowMs, backendFor: answering }: PlayOptions,
): Promise<Played> {
  const given = parseLine(line, lineNumber);
  const written = 'log' in given ? shopperOf(device, given) : given;
  const locale = written.locale ?? fallback;
  const atMs = written.at ?? nowMs;
  const backendFor = (now: () => number) => answering(written.customer ?? null, now);
  const conversation = new ReplayedConversation(device, backendFor, { locale, atMs });
  await setTheScene(conversation, written);
  const judged = new JudgedConversation(conversation, device);
  let last: PlayedTurn | undefined;
  await judged.play(async () => {
    for (const did of written.turns) last = (await judged.turn(did, 'wish', possible(conversation, did))).turn;
  });
  const { calledFor } = judged;
  const reply = last?.replies.findLast(({ role }) => role === 'assistant');
  const isLost = reply?.role !== 'assistant' || reply.reason === 'preset' || reply.reason === 'clarify';
  return {
    index: lineNumber,
    goal: 'unknown',
    kind: 'question',
    character: 'logged',
    locale,
    reached: isLost || conversation.state.topics.length > 0 ? null : 'answered',
    handoff: calledFor && { reason: calledFor, isWanted: calledFor === 'shopper_asked' || calledFor === 'policy' },
    ...judged.course,
    line: { ...written, locale, at: atMs },
  };
}

/** What the shopper of a device's log did. A choice is kept by its label, which may be said where it is not offered now. */
function shopperOf({ step }: Device, { id, log }: DeviceLog): WrittenConversation {
  const written: WrittenConversation = { turns: [], ...(id !== undefined && { id }) };
  let state: ConversationState | null = null;
  for (const logged of log) {
    const event = logged as unknown as ConversationEvent;
    const did = doneIn(event, state);
    if (did !== null) written.turns.push(did);
    if (event.type === 'started') {
      written.at = event.at;
      const locale = LOCALES.find((known) => known === event.locale);
      if (locale) written.locale = locale;
    }
    if (event.type === 'identified' && event.customerId !== null) written.customer = event.customerId;
    if (event.type === 'context-changed') written.context = event.context;
    [state] = step(state, event);
  }
  return written;
}

function doneIn(event: ConversationEvent, state: ConversationState | null): WrittenTurn | null {
  switch (event.type) {
    case 'said':
      return event.text;
    case 'chose': {
      const message = state?.messages.find(({ id }) => id === event.messageId);
      const choice = message?.role === 'assistant' && message.choices.find(({ id }) => id === event.choiceId);
      return { choose: choice ? choice.label : event.choiceId };
    }
    case 'photo-added':
      return { photo: true };
    case 'connection-changed':
      return { online: event.online };
    default:
      return null;
  }
}

/** A choice that is not offered here is said. */
function possible({ offered }: ReplayedConversation, did: WrittenTurn): WrittenTurn {
  if (typeof did === 'string' || !('choose' in did)) return did;
  return offered.some(({ id, label }) => id === did.choose || label === did.choose) ? did : did.choose;
}
