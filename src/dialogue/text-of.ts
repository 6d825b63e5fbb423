import { adviceText } from '#commerce/advice/advice-text.ts';
import { dutyText } from '#commerce/duty/duty-text.ts';
import { plainText } from '#core/plain-text.ts';
import { wordedBlocks } from './generator/worded-blocks.ts';
import type { Message, MessagePart } from './state.ts';

/** A message in words, for transcripts; empty for a notice. */
export function textOf(message: Message): string {
  switch (message.role) {
    case 'shopper':
      return [message.text, ...(message.photos ?? []).map(({ mediaType }) => `[${mediaType}]`)]
        .filter(Boolean)
        .join('\n');
    case 'agent':
      return message.text;
    case 'system':
      return '';
    case 'assistant':
      return message.parts.map(textOfPart).join('\n');
  }
}

/** One part in words; a card by what identifies it. */
export function textOfPart(part: MessagePart): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'duty':
      return dutyText(part.report);
    case 'rich':
      return plainText(part.blocks);
    case 'worded':
      return plainText(wordedBlocks(part));
    case 'order':
      return `[${part.order.number} · ${part.order.fulfillment} · ${part.order.payment}]`;
    case 'trace': {
      const { order, title, verdict, reasons } = part.report;
      return `[${[order, title, verdict, ...reasons.map(({ code }) => code)].join(' · ')}]`;
    }
    case 'order-list':
      return `[${part.numbers.join(', ')}]`;
    case 'picks':
    case 'comparison':
    case 'routine':
      return `[${adviceText(part)}]`;
    case 'product':
      return `[${part.product.name} · ${part.product.sku}]`;
  }
}
