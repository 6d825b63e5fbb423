import type { RichText } from '#core/rich-text.ts';
import { maskPrompt } from '#llm/guard/mask-prompt.ts';
import { sourceText } from '#llm/source-text.ts';
import type { GeneratorTask, Tone } from '#llm/tasks.ts';
import type { DeskHandoffDetail } from '#merchant/generated/protocol.ts';
import type { Reading } from '#nlu/reading.ts';
import type { Suggestion } from './suggest.ts';

/** A mood read less surely is none. */
const LEAST_MOOD = 0.6;

export interface Asked {
  suggestion: Pick<Suggestion, 'source' | 'locale'> & { blocks: RichText };
  detail: Pick<DeskHandoffDetail, 'handoff' | 'packet' | 'orders'>;
  /** What the shopper said, and what it was read as. */
  text: string;
  reading: Pick<Reading, 'emotion' | 'emotionConfidence'>;
}

/** An entry, worded for the shopper of a conversation. No personal data is in it. */
export function draftTask({
  suggestion,
  detail,
  text,
  reading,
}: Asked): Extract<GeneratorTask, { use: 'word-answer' }> {
  const { handoff, packet, orders } = detail;
  const { name, email, phone } = packet.profile ?? {};
  const personal = [handoff.shopper_name, name, email, phone].filter((value) => typeof value === 'string');
  const shops = orders.flatMap(({ order: { number, shipments = [] } }) => [
    number,
    ...shipments.flatMap(({ tracking_number }) => tracking_number ?? []),
  ]);
  return {
    use: 'word-answer',
    locale: suggestion.locale,
    question: maskPrompt(text, { personal, shops }),
    mood: reading.emotionConfidence >= LEAST_MOOD ? reading.emotion : 'neutral',
    tone: toneOf(handoff.vip === true, suggestion.locale.startsWith('zh')),
    sources: [{ id: suggestion.source, text: sourceText(suggestion.blocks) }],
  };
}

/** As the assistant speaks to a VIP: formally in Chinese, warmly elsewhere. */
function toneOf(isVip: boolean, isChinese: boolean): Tone {
  if (!isVip) return 'plain';
  return isChinese ? 'formal' : 'warm';
}
