import type { Locale } from '#core/locale.ts';
import { maskPrompt } from '#llm/guard/mask-prompt.ts';
import { knownIn } from '../packet/mask-packet.ts';
import { stableHash } from '../stable-hash.ts';
import type { ActiveGenerator, ConversationState } from '../state.ts';

/** What everything that is asked of a generator has in common. */

/** Whether it may say what is written in `locale` to who is spoken to in `replyLocale`: both scripts of Chinese are one. */
export const speaks = ({ locales }: ActiveGenerator, locale: Locale, replyLocale: Locale): boolean =>
  locales.includes(locale) && languageOf(locale) === languageOf(replyLocale);

const languageOf = (locale: Locale): string => locale.split('-')[0] ?? locale;

/** The same for the same turn and thing asked for, so that a replay asks for the same text. At least 0. */
export const seedOf = (turnId: string, what: string): number => stableHash(`${turnId} ${what}`) >>> 1;

/** Makes personal data unreadable: none of it is in a prompt. */
export function maskFor(state: ConversationState): (text: string) => string {
  const { personal, shops } = knownIn(state);
  const { name } = state.profile;
  const known = { personal: name ? [...personal, name] : personal, shops };
  return (text) => maskPrompt(text, known);
}
