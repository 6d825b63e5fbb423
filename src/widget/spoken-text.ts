import { adviceText } from '#commerce/advice/advice-text.ts';
import { dutyText } from '#commerce/duty/duty-text.ts';
import type { Locale } from '#core/locale.ts';
import { plainText } from '#core/plain-text.ts';
import { wordedBlocks } from '#dialogue/generator/worded-blocks.ts';
import type { Message, MessagePart } from '#dialogue/state.ts';
import { fill } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';
import { noticeText } from './notice-text.ts';
import { orderHeadline } from './order-progress.ts';

/** A message as a screen reader is told of it when it arrives; empty for the shopper's own. */
export function spokenText(message: Message, strings: Strings, locale: Locale): string {
  switch (message.role) {
    case 'shopper':
      return '';
    case 'agent':
      return `${message.name}: ${message.text}`;
    case 'system':
      return noticeText(message, strings, locale);
    case 'assistant':
      return message.parts.map((part) => partText(part, strings)).join('\n');
  }
}

/** A card in a few words. */
export function partText(part: MessagePart, strings: Strings): string {
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
      return `${fill(strings.order.title, { number: part.order.number })}: ${orderHeadline(part.order, strings)}`;
    // What it comes to is said in words above the card.
    case 'trace':
      return `${fill(strings.order.title, { number: part.report.order })}: ${part.report.title}`;
    case 'order-list':
      return `${strings.order.list}: ${part.numbers.join(', ')}`;
    case 'picks':
    case 'comparison':
    case 'routine':
      return adviceText(part);
    case 'product':
      return part.product.name;
  }
}
