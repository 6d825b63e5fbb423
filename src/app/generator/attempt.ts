import type { GuardOutcome, GuardRules } from '#llm/guard/guard-fault.ts';
import { createGuard } from '#llm/guard/guard-text.ts';
import { createSentenceStream } from '#llm/guard/sentence-stream.ts';
import { refusal } from '#llm/refusal.ts';
import type { Prompt } from '#llm/tasks.ts';
import type { Deadline } from './deadline.ts';
import { eitherSignal } from './either-signal.ts';
import type { TextSource } from './run-task.ts';

/** One try at a text. */
export interface Attempt {
  text: string | null;
  guard: GuardOutcome;
  /** Something passed, and was shown. */
  hasShown: boolean;
}

export interface AttemptOptions {
  prompt: Prompt;
  rules: GuardRules;
  seed: number;
  /** Texts that may not come again. */
  unlike: readonly string[];
  clock: Deadline;
  /** What passed the guards so far. */
  onPassed: (text: string) => void;
}

/** Streams one text through the guards, up to the first sentence that fails. Rejects with refusals. */
export async function attempt(
  source: TextSource,
  { prompt, rules, seed, unlike, clock, onPassed }: AttemptOptions,
): Promise<Attempt> {
  const { messages, maxTokens, fill } = prompt;
  const guard = createGuard(rules);
  const sentences = createSentenceStream();
  const enough = new AbortController();
  /** A small model that has said all may begin again: what it says twice, or has no room to say again, is its end. */
  const said = new Set<string>();
  let passed = '';
  const take = (sentence: string): void => {
    const filled = filledIn(sentence, fill);
    if (enough.signal.aborted || filled.trim() === '') return;
    if ([...said].some((other) => other.startsWith(filled.trim()))) {
      enough.abort();
      return;
    }
    said.add(filled.trim());
    const judged = guard.take(filled);
    if ('fault' in judged) {
      enough.abort();
      return;
    }
    passed += judged.passed;
    clock.started();
    onPassed(passed.trim());
  };
  try {
    const signal = eitherSignal(clock.signal, enough.signal);
    const onText = (piece: string): void => {
      if (!signal.aborted) for (const sentence of sentences.add(piece)) take(sentence);
    };
    // An engine may take its time to stop: nobody waits for it.
    await Promise.race([source.generate({ messages, maxTokens, seed }, onText, signal), abortOf(signal)]);
    for (const sentence of sentences.end()) take(sentence);
  } catch (cause) {
    // What comes after its end, or after a sentence that failed, is of no use.
    if (!enough.signal.aborted || clock.signal.aborted) throw cause;
  }
  const outcome = guard.outcome();
  const text = passed.trim();
  const isFit = outcome.verdict !== 'template' && text !== '' && !unlike.some((other) => other.trim() === text);
  return {
    text: isFit ? text : null,
    guard: isFit ? outcome : { ...outcome, verdict: 'template' },
    hasShown: text !== '',
  };
}

/** Rejects once it is aborted. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(refusal('cancelled'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

/** Facts are put back into a whole sentence; the space around it stays. */
function filledIn(sentence: string, fill: Prompt['fill']): string {
  const begin = sentence.length - sentence.trimStart().length;
  const end = Math.max(begin, sentence.trimEnd().length);
  return sentence.slice(0, begin) + fill(sentence.slice(begin, end)) + sentence.slice(end);
}
