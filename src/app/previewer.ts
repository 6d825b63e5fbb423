import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { type AnswerPreview, previewAnswer } from '#dialogue/preview.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { Step } from '#dialogue/step.ts';
import { inTime } from './in-time.ts';
import type { Understood } from './understand.ts';

/** What the leading tab has at this moment. */
export interface PreviewSources {
  understand: (text: string, bands: Playbook['rules']['bands']) => Promise<Understood>;
  state: () => ConversationState;
  step: () => Step;
  /** Null until there is a pack. */
  playbook: () => Playbook | null;
  /** Epoch ms. */
  now: () => number;
}

interface Foreseen extends Understood {
  text: string;
  locale: Locale;
  /** Another pack is another step. */
  step: Step;
  at: number;
}

/** An offer of the shop may end while a draft lies: what was found for it holds for this long. */
const HOLDS_MS = 60_000;

/**
 * Reads and looks up drafts, so that the answer is there before the message is sent. What was made of the last draft is
 * held in memory until the message is sent or another draft comes. A newer draft, from whichever tab, calls off an older.
 */
export class Previewer {
  readonly #sources: PreviewSources;
  #turn = 0;
  #foreseen: Foreseen | null = null;

  constructor(sources: PreviewSources) {
    this.#sources = sources;
  }

  /**
   * The answer that `text` would get now; null where there is none to offer, or none within `withinMs`. What takes longer
   * (the rest of a new pack may still be on its way) is worth having all the same when the draft is sent.
   */
  preview(text: string, withinMs: number | null = null): Promise<AnswerPreview | null> {
    const answer = this.#answer(text);
    return withinMs === null ? answer : inTime(answer, withinMs);
  }

  async #answer(text: string): Promise<AnswerPreview | null> {
    const turn = ++this.#turn;
    this.#foreseen = null;
    const { understand, state, step, playbook, now } = this.#sources;
    const book = playbook();
    if (!book) return null;
    const asked = { text, locale: state().locale, step: step(), at: now() };
    const understood = await understand(text, book.rules.bands);
    if (turn !== this.#turn || asked.step !== step()) return null;
    this.#foreseen = { ...asked, ...understood };
    return previewAnswer({ text, ...understood }, state(), step(), book);
  }

  /** What was made of `text` as a draft; once, and null where it was not read or no longer holds. */
  take(text: string): Understood | null {
    const kept = this.#foreseen;
    this.#turn++;
    this.#foreseen = null;
    const { state, step, now } = this.#sources;
    if (kept?.text !== text || kept.step !== step() || kept.locale !== state().locale) return null;
    return now() - kept.at < HOLDS_MS ? { reading: kept.reading, hits: kept.hits } : null;
  }
}
