import type { Flow } from '#knowledge/flow-schema.ts';
import type { Reading } from '#nlu/reading.ts';
import type { Playbook } from '../playbook.ts';
import { bandsOf } from '../policy.ts';
import { soundsLike } from './chooser.ts';

/**
 * Weights of what speaks for a flow, as logarithms of odds; fitted on training messages held out in turn (the grocer's scenes)
 * and the development messages (none of them), read by the nano model.
 */
const SOUND = 1.2;
const INTENT = 0.75;
const WORDS = 1;
const WORDS_AND_INTENT = 1.5;
const NONE = 2.9;
/** What an intent that is no candidate counts. */
const UNLIKELY = 0.03;
/** Least probability; the higher one where the reading is sure of something that none of these flows is about. */
const LEAST = 0.4;
const LEAST_AGAINST_READING = 0.9;
/** A wish is plainly ahead from this confidence on. */
const PLAIN = 0.35;
/** May be about anything. */
const OPEN_INTENTS: ReadonlySet<string> = new Set(['complaint', 'oos']);

/**
 * The flow that a message tells of, where the shop has training messages for its flows: by how it sounds, by what it was read
 * as, and by the flows' own words. Null where it may be none of them.
 * @param startedBy The flow that an intent starts with the words of this message; with null the words alone.
 */
export function chooseFlow(
  book: Playbook,
  text: string,
  reading: Reading,
  startedBy: (intent: string | null) => Flow | null,
): Flow | null {
  const sounds = book.chooser && soundsLike(book.chooser, text);
  if (!book.chooser || !sounds) return null;
  const flows = book.chooser.flows.map((id) => book.flows.find((flow) => flow.id === id));
  const told = new Set(flows.flatMap((flow) => (flow ? plainIntents(flow) : [])));
  const { candidates } = reading;
  const byWords = startedBy(null);
  const byIntents = new Set(candidates.map(({ intent }) => startedBy(intent)));
  const shareOf = (isMeant: (intent: string) => boolean): number =>
    candidates.reduce((sum, { intent, confidence }) => (isMeant(intent) ? sum + confidence : sum), 0);
  const scoreOf = (sound: number, share: number): number => SOUND * sound + INTENT * Math.log(share + UNLIKELY);

  const scores = [
    NONE +
      scoreOf(
        sounds[0] ?? 0,
        shareOf((intent) => !told.has(intent) && !OPEN_INTENTS.has(intent)),
      ),
    ...flows.map((flow, at) => {
      const share = shareOf(
        (intent) => told.has(intent) && (flow?.starts.some((start) => start.intent === intent) ?? false),
      );
      const words = (flow && flow === byWords ? WORDS : 0) + (flow && byIntents.has(flow) ? WORDS_AND_INTENT : 0);
      return scoreOf(sounds[at + 1] ?? 0, share) + words;
    }),
  ];
  const top = Math.max(...scores);
  const probability = 1 / scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
  const { intent, confidence } = reading;
  const isOpen = told.has(intent) || intent === 'complaint';
  // A wish that is plainly ahead and has a flow of its own, or anything that the reading is sure of.
  const wished = confidence >= PLAIN ? startedBy(intent) : null;
  const isElsewhere = !isOpen && (confidence >= bandsOf(book).answer || (wished !== null && !flows.includes(wished)));
  if (probability < (isElsewhere ? LEAST_AGAINST_READING : LEAST)) return null;
  return flows[scores.indexOf(top) - 1] ?? null;
}

/** Intents that start a flow by themselves: they are about it, whatever else is said. */
const plainIntents = ({ starts }: Flow): string[] =>
  starts.flatMap(({ intent, words }) => (intent !== undefined && words === undefined ? [intent] : []));
