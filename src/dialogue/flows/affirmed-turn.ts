import type { Turn } from './turn.ts';
import { affirmed } from './words/denied.ts';

/** A turn without what it denies, in its words and in what was found in them. */
export function affirmedTurn(turn: Turn): Turn {
  const text = affirmed(turn.text);
  if (text === turn.text) return turn;
  const entities = turn.reading.entities.filter(
    ({ start, end }) => end <= start || text.slice(start, end).trim() !== '',
  );
  return { ...turn, text, reading: { ...turn.reading, entities } };
}
