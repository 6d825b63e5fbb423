import { textOf } from '#dialogue/text-of.ts';
import type { WrittenTurn } from '../line.ts';
import { assistants } from '../turn-facts.ts';
import type { JudgedTurn } from './judge.ts';

export interface TranscriptTurn {
  shopper: WrittenTurn;
  read: string | null;
  replies: { says: string; choices: string[]; reason: string; why: string[] }[];
  effects: string[];
}

/** One turn as a person wants to read it. */
export function transcriptOf({ did, turn }: JudgedTurn): TranscriptTurn {
  const { reading, effects } = turn;
  return {
    shopper: did,
    read: reading && `${reading.intent} ${reading.confidence.toFixed(2)}, ${reading.emotion}`,
    replies: assistants(turn).map((message) => ({
      says: textOf(message),
      choices: message.choices.map(({ label }) => label),
      reason: message.reason,
      why: message.why,
    })),
    effects: effects.map((effect) => (effect.type === 'act' ? `act ${effect.request.action}` : effect.type)),
  };
}
