import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { loadStrings } from '#i18n/load-strings.ts';
import '../aisle-chat.ts';
import type { AisleChat } from '../aisle-chat.ts';

/** Renders of the panel and of what is in it, and the observers after them. */
export async function rendered(chat: AisleChat): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await chat.updateComplete;
    await new Promise(requestAnimationFrame);
  }
}

/** The chat on the page, open. */
export async function mountChat(host: ChatHost, locale: Locale, theme: 'light' | 'dark'): Promise<AisleChat> {
  await loadStrings(locale);
  const chat = Object.assign(document.createElement('aisle-chat'), { host, locale, theme });
  document.body.append(chat);
  chat.open = true;
  await rendered(chat);
  return chat;
}
