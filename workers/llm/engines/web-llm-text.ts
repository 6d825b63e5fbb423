import type { MLCEngine } from '@mlc-ai/web-llm';
import type { GenerateRequest } from '#llm/engine.ts';
import { reasonOf, refusal } from '#llm/refusal.ts';
import { SAMPLING } from './sampling.ts';
import { webLlmRefusal } from './web-llm-reason.ts';

/** What is used of web-llm's engine once a model is loaded. */
export interface LoadedWebLlm {
  chat: Pick<MLCEngine['chat'], 'completions'>;
  resetChat(): Promise<void>;
  interruptGenerate(): Promise<void>;
}

/** It knows no limit of how many tokens are chosen among, but one of their share. */
const TOP_P = 0.9;

/**
 * One text. Between two tokens it can be ended, within one, or within the prompt, it cannot.
 *
 * @param lost Rejects when the device is lost: nothing answers then.
 */
export async function* webLlmText(
  engine: LoadedWebLlm,
  { messages, schema, maxTokens, seed, signal }: GenerateRequest,
  lost: Promise<never>,
): AsyncGenerator<string> {
  const interrupt = () => void engine.interruptGenerate();
  signal.addEventListener('abort', interrupt);
  let steps: AsyncIterator<Chunk> | undefined;
  try {
    requireGoing(signal);
    // It would go on from what it remembers of a conversation that begins alike, and compute the prompt in other steps.
    await engine.resetChat();
    const chunks = await engine.chat.completions.create({
      messages: messages.map(({ role, content }) => ({ role, content })),
      stream: true,
      max_tokens: maxTokens,
      ...(seed < 0 ? { temperature: 0 } : { temperature: SAMPLING.temperature, top_p: TOP_P, seed }),
      ...(schema && { response_format: { type: 'json_object', schema: JSON.stringify(schema) } }),
    });
    steps = chunks[Symbol.asyncIterator]();
    for (;;) {
      const step = await Promise.race([steps.next(), lost]);
      requireGoing(signal);
      if (step.done) return;
      const piece = step.value.choices[0]?.delta.content;
      if (piece) yield piece;
    }
  } catch (thrown) {
    const error = webLlmRefusal(thrown);
    if (reasonOf(error) === 'device-lost') steps = undefined;
    throw error;
  } finally {
    signal.removeEventListener('abort', interrupt);
    // Frees the model for the next text.
    await steps?.return?.();
  }
}

type Chunk = { choices: { delta: { content?: string | null } }[] };

function requireGoing({ aborted }: GenerateRequest['signal']): void {
  if (aborted) throw refusal('cancelled');
}
