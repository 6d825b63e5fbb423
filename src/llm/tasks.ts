import type { Locale } from '#core/locale.ts';
import type { Emotion } from '#nlu/reading.ts';
import { chatPrompt } from './chat-prompt.ts';
import type { ChatTurn } from './engine.ts';
import type { GeneratorModel } from './model.ts';
import { pocketPrompt } from './pocket-prompt.ts';

/** How the shop speaks to this shopper. */
export type Tone = 'plain' | 'formal' | 'warm';

export interface SaidTurn {
  role: 'shopper' | 'assistant';
  text: string;
}

/** What a generator is asked for. Texts have no personal data in them, and sources are as `sourceText` writes them. */
export type GeneratorTask =
  /** The part of the sources that answers the question, for this mood and tone. */
  | {
      use: 'word-answer';
      locale: Locale;
      question: string;
      mood: Emotion;
      tone: Tone;
      sources: readonly { id: string; text: string }[];
    }
  /** The follow-up as a question that can be understood alone. */
  | { use: 'stand-alone'; locale: Locale; turns: readonly SaidTurn[]; followUp: string }
  /** One or two sentences for the person who takes over. */
  | { use: 'summarise'; locale: Locale; mood: Emotion; turns: readonly SaidTurn[] };

export interface Prompt {
  messages: readonly ChatTurn[];
  maxTokens: number;
  /** Puts what was lifted out of the sources back into what was generated. */
  fill(text: string): string;
}

/** The prompt of a task in the model's dialect; null where it would not fit into the model's context. */
export function promptFor(
  task: GeneratorTask,
  { dialect, contextTokens }: Pick<GeneratorModel, 'dialect' | 'contextTokens'>,
): Prompt | null {
  const prompt = dialect === 'pocket' ? pocketPrompt(task) : chatPrompt(task);
  const tokens = prompt.messages.reduce((sum, { content }) => sum + tokensOf(content), 0);
  return tokens + prompt.maxTokens <= contextTokens ? prompt : null;
}

/** More than a tokenizer makes of it, as a rule: one for each sign of Chinese and each two and a half letters. */
function tokensOf(text: string): number {
  const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / 2.5);
}
