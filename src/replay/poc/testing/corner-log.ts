import type { LogConversation, LogSpeaker } from '#insight/log/conversation-log.ts';

/** Epoch ms at which the corner shop is tried: all tests the same. */
export const CORNER_NOW_MS = Date.parse('2026-11-18T07:00:00Z');

type Line = readonly [speaker: LogSpeaker, text: string, atMs?: number];

/** A log of the corner shop, short enough to work every figure out by hand. */
export const CORNER_LOG: LogConversation[] = [
  // Answered as the agent did; the agent took 8 s.
  log('fee', 'en', [
    ['shopper', 'how much is delivery', 0],
    ['agent', 'Delivery is free from ¥59, and below that it is ¥6 for every order.', 8_000],
    ['shopper', 'thanks', 20_000],
  ]),
  // A person is asked for, and called.
  log('person', 'en', [
    ['shopper', 'I want to talk to a person', 0],
    ['agent', 'Of course, this is Mia speaking.', 30_000],
    ['shopper', 'how much is delivery', 40_000],
  ]),
  // The entry says 2 hours, the agent said 5.
  log('time', 'en', [
    ['shopper', 'how long does delivery take', 0],
    ['agent', 'How long delivery takes: in town it is within 5 hours, outside the next day.', 16_000],
  ]),
  // A product by its name without the measure, an order number of another form, and a code that the pack does not have.
  log('names', 'en', [['shopper', 'is the norwegian salmon in order 88123456 fresh, or the SHR-5520X?']]),
];

/** Worked out by hand from the log and the pack: how many of how many. */
export const CORNER_FIGURES = {
  // All but `person`, in which a person was called.
  containment: [3, 4],
  // Answers of agents with a topic of the pack: the fee, the time. Both are given so by the pack.
  agreement: [2, 2],
  // Yuan of the fee are the same (59 and 6); 2 hours are not 5.
  figures: [1, 2],
  // The salmon and the order number; the code is not.
  recognition: [2, 3],
  // Nobody points back.
  coherence: [0, 0],
  consistency: [4, 4],
  // `person` alone asks for one, and gets one.
  refusal: [1, 1],
  // Two questions that agents answered themselves, and the pack did too.
  overRefusal: [0, 2],
} as const;

function log(id: string, language: string, lines: readonly Line[]): LogConversation {
  return {
    id,
    source: { file: 'corner.jsonl', line: 1 },
    startedAtMs: null,
    channel: null,
    group: null,
    shopper: null,
    language,
    tags: [],
    outcome: { resolved: null, rating: null, handedOver: null, converted: null },
    turns: lines.map(([speaker, text, atMs]) => ({
      speaker,
      text,
      atMs: atMs ?? null,
      agent: speaker === 'agent' ? 'agent-1' : null,
    })),
  };
}
