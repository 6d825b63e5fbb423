import type { Locale } from '#core/locale.ts';
import type { Draft } from './draft.ts';
import type { MessagePart } from './state.ts';

/** Every script that the dialogue may say. A pack that lacks one says nothing at that place. */
export const SCRIPT_KEYS = [
  'greeting',
  'preset',
  'preset-offline',
  'clarify',
  'out-of-scope',
  'repeat',
  'offer-person-unrecognised',
  'offer-person-negative',
  'crisis',
  'greet',
  'thanks',
  'bye',
  'bot',
  'affirm',
  'deny',
  'praise',
  'soothe-angry',
  'soothe-anxious',
  'order-ask-number',
  'order-number-invalid',
  'order-ask-contact',
  'order-contact-invalid',
  'order-which',
  'order-found',
  'order-from-device',
  'order-list',
  'order-list-empty',
  'order-not-found',
  'order-rate-limited',
  'order-offline',
  'order-unreachable',
  'flow-cancelled',
  'person-requested',
  'person-requested-offline',
  'entry-gone',
  'choice-person',
  'choice-track',
  'choice-cancel',
  'summary',
  'summary-order',
] as const;

export type ScriptKey = (typeof SCRIPT_KEYS)[number] | `starter-${string}`;

const NEAREST: Partial<Record<Locale, Locale>> = { 'zh-Hant': 'zh-Hans' };

/** Small stable hash (FNV-1a, 32 bit) that picks a variant: chance comes in with the event's id. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * The shop's wording for `key` in the reply's language, with `{name}` placeholders filled; null when the pack has none.
 */
export function wording(draft: Draft, key: ScriptKey, params: Record<string, string | number> = {}): string | null {
  const { book, state, event } = draft;
  const locales = [state.replyLocale, NEAREST[state.replyLocale], 'en', 'zh-Hans'] as const;
  for (const locale of locales) {
    const variants = locale && book?.scripts[locale]?.[key];
    if (!variants) continue;
    const variant = variants[hashOf(event.id + key) % variants.length] ?? '';
    const filled: Record<string, string | number> = { shop: shopName(draft), ...params };
    return variant.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => String(filled[name] ?? whole));
  }
  return null;
}

/** The wording as message parts: none when the pack has no such script. */
export function spoken(draft: Draft, key: ScriptKey, params?: Record<string, string | number>): MessagePart[] {
  const text = wording(draft, key, params);
  return text === null ? [] : [{ type: 'text', text }];
}

function shopName({ book, state }: Draft): string {
  return book?.shopName[state.replyLocale] ?? book?.shopName.en ?? book?.shopName['zh-Hans'] ?? '';
}
