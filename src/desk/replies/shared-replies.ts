import type { Locale } from '#core/locale.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import type { CannedReply } from './canned-reply.ts';

/** Scripts of the assistant that a person can say too; the others speak of its own buttons and flows. */
const SHARED =
  /^(greet|thanks|bye|praise|order-ask-number|order-ask-contact|order-not-found|soothe-(?:angry|anxious)|apology|comfort)(?:-([^@]+))?$/;

/** What is said most comes first. */
const ORDER = ['greet', 'order-ask-number', 'order-ask-contact', 'order-not-found', 'soothe-angry', 'soothe-anxious'];

/** The shop's scripts in the shopper's language, or the nearest one that the pack has. Other wordings come after all first ones. */
export function sharedReplies(book: Playbook, locale: Locale, words: DeskStrings['replies']): CannedReply[] {
  const scripts = book.scripts[locale] ?? book.scripts[locale.startsWith('zh') ? 'zh-Hans' : 'en'] ?? {};
  const rank = (group: string) => (ORDER.includes(group) ? ORDER.indexOf(group) : ORDER.length);
  return Object.entries(scripts)
    .flatMap(([key, variants]) => {
      const [, group, about] = SHARED.exec(key) ?? [];
      if (!group) return [];
      const name = words.group[group] ?? group;
      const title = about ? `${name} · ${about.replace(/[._]/g, ' ')}` : name;
      return variants.slice(0, 2).map((text, index) => ({
        order: index * 100 + rank(group),
        reply: { id: `${key}#${index}`, shortcut: key, title, text, source: 'shared' as const },
      }));
    })
    .sort((a, b) => a.order - b.order)
    .map(({ reply }) => reply);
}
