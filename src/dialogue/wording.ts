import type { SpecialistName } from '#commerce/specialist.ts';
import type { Locale } from '#core/locale.ts';
import type { Draft } from './draft.ts';
import { INTENT_GROUPS } from './intent-groups.ts';
import type { MessagePart } from './state.ts';
import { chooseWording, inRegister } from './variants.ts';

/** Every script that the dialogue may say. A pack that lacks one says nothing at that place. */
export const SCRIPT_KEYS = [
  'greeting',
  'preset',
  'preset-offline',
  'clarify',
  'clarify-one',
  'out-of-scope',
  'repeat',
  'same-again',
  'misread',
  'misread-lost',
  'offer-person-unrecognised',
  'offer-person-negative',
  'offer-person-priority',
  'offer-person-rule',
  'emergency-person',
  'emergency-offline',
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
  'wishes',
  'offer',
  'offer-first',
  'perk',
  'saving',
  'case',
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
  'order-assumed',
  'flow-cancelled',
  'topic-back',
  'topic-next',
  'topic-dropped',
  'topic-set-aside',
  'topic-open',
  'confirm-again',
  'collect-again',
  'lines-which',
  'photo-unasked',
  'act-waiting',
  'act-failed',
  'person-requested',
  'person-requested-offline',
  'person-drafted-offline',
  'entry-gone',
  'choice-person',
  'choice-track',
  'choice-cancel',
  'choice-yes',
  'choice-no',
  'choice-skip',
  'choice-all',
  'summary-asked',
  'summary-tried',
  'summary-order',
  'summary-decided',
  'summary-open',
  'summary-mood-angry',
  'summary-mood-anxious',
  'summary-mood-satisfied',
  'after-person',
  'after-person-agreed',
  'after-person-back',
  'after-person-back-agreed',
  'after-person-open',
  'waiting-cancelled',
  ...INTENT_GROUPS.map((group) => `emergency-${group}` as const),
] as const;

/**
 * Scripts that a pack may have or not: the more particular words for a fault or a worry, what shoppers ask next, what the
 * person who takes over reads, and what each specialist says.
 */
export const OPTIONAL_SCRIPTS =
  /^(?:starter|apology|comfort|ask|fact|state|duty|region|advice|tool|trace|notice|vote)-/;

export type ScriptKey =
  | (typeof SCRIPT_KEYS)[number]
  | `starter-${string}`
  | `apology-${string}`
  | `comfort-${string}`
  | `ask-${string}`
  | `fact-${string}`
  | `state-${string}`
  | `${SpecialistName}-${string}`
  | `trace-${string}`
  | `notice-${string}`
  | `tool-${string}`
  | `vote-${string}`
  | `flow.${string}`
  | `reason.${string}`;

/** Names of things and words of the shopper, not sentences: always the same. */
const LABEL =
  /^(?:choice|starter|ask|summary|fact|state|trace|tool-label)\b|^reason\.|^flow\..*\.(?:title|option-[a-z0-9-]+)$/;

const NEAREST: Partial<Record<Locale, Locale>> = { 'zh-Hant': 'zh-Hans' };

/**
 * The shop's wording for `key` in the reply's language, as mood, tier and history want it (`chooseWording`), with `{name}`
 * placeholders filled; null when the pack has none.
 */
export function wording(draft: Draft, key: ScriptKey, params: Record<string, string | number> = {}): string | null {
  const { book, state } = draft;
  const locales = [state.replyLocale, NEAREST[state.replyLocale], 'en', 'zh-Hans'] as const;
  for (const locale of locales) {
    const scripts = locale && book?.scripts[locale];
    if (!scripts?.[key]) continue;
    const filled: Record<string, string | number> = { shop: shopName(draft), ...params };
    const text = LABEL.test(key)
      ? (scripts[key][0] ?? '')
      : inRegister(draft, chooseWording(draft, scripts, key, filled) ?? '');
    return text.replace(/\{([a-zA-Z][a-zA-Z0-9-]*)\}/g, (whole, name: string) => String(filled[name] ?? whole));
  }
  return null;
}

/** The wording as message parts: none when the pack has no such script. */
export function spoken(draft: Draft, key: ScriptKey, params?: Record<string, string | number>): MessagePart[] {
  const text = wording(draft, key, params);
  return text === null ? [] : [{ type: 'text', text }];
}

/** The first of several scripts that the pack has, the most particular one first. */
export function spokenFirst(draft: Draft, keys: ScriptKey[], params?: Record<string, string | number>): MessagePart[] {
  for (const key of keys) {
    const parts = spoken(draft, key, params);
    if (parts.length > 0) return parts;
  }
  return [];
}

function shopName({ book, state }: Draft): string {
  return book?.shopName[state.replyLocale] ?? book?.shopName.en ?? book?.shopName['zh-Hans'] ?? '';
}
