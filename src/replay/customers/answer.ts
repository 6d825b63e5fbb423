import type { Choice } from '#dialogue/state.ts';
import type { WrittenTurn } from '../line.ts';
import type { Account, Goal } from './goal.ts';
import type { OpenQuestion } from './open-question.ts';
import type { Phrases } from './phrases.ts';
import type { Random } from './random.ts';

/** What a customer has at hand when asked. */
export interface Knowledge {
  account: Account;
  goal: Goal;
  phrases: Phrases;
  /** Choices of the last reply. */
  offered: readonly Choice[];
  /** Names of the goods of an order, as the shopper's language has them, by SKU. */
  names: ReadonlyMap<string, string>;
  /** Another product, to change to. */
  another: string;
  isTerse: boolean;
}

/** Answers truly what is asked. */
export function answerTo(question: OpenQuestion, known: Knowledge, random: Random): WrittenTurn {
  const { account, goal, phrases, offered, isTerse } = known;
  const order = goal.order ?? account.orders[0];
  switch (question.kind) {
    case 'number': {
      const number = order?.number ?? '';
      const shown = offered.find(({ id }) => id === number);
      if (shown && random.chance(0.5)) return { choose: shown.id };
      return isTerse ? number : random.pick(phrases.number).replace('{number}', number);
    }
    case 'contact': {
      const kind = random.pick(['email', 'phone', 'postcode'] as const);
      const contact = kind === 'phone' ? account.phone.slice(-4) : account[kind];
      return isTerse ? contact : random.pick(phrases.contact[kind]).replace('{contact}', contact);
    }
    case 'confirm':
      return tapOr(offered, 'yes', random.pick(phrases.yes), random);
    case 'slot':
      return answerSlot(question, known, random);
  }
}

function answerSlot(
  { slot, name }: Extract<OpenQuestion, { kind: 'slot' }>,
  known: Knowledge,
  random: Random,
): WrittenTurn {
  const { account, phrases, offered, isTerse } = known;
  switch (slot.type) {
    case 'lines':
      return nameLine(known, random);
    case 'choice': {
      const index = Math.floor(random.next() * slot.options.length);
      const option = slot.options[index];
      const label = offered.find(({ id }) => id === option?.id)?.label ?? option?.id ?? '';
      const ordinal = [phrases.first, phrases.second, phrases.third][index];
      const ways = [
        { choose: option?.id ?? '' },
        label,
        ordinal && random.pick(ordinal),
        random.pick(option?.words ?? []),
      ];
      const way = random.pick(ways) ?? label;
      return typeof way === 'string' || offered.some(({ id }) => id === option?.id) ? way : label;
    }
    case 'photo':
      return random.chance(0.8) ? { photo: true } : tapOr(offered, 'skip', random.pick(phrases.noPhoto), random);
    case 'number':
      return String(Math.max(slot.min ?? 1, Math.min(slot.max ?? 2, 2)));
    case 'date':
      return '2026-11-18';
    case 'email':
      return account.email;
    case 'phone':
      return account.phone;
    case 'address':
      return random.pick(phrases.address);
    default: {
      const own = phrases.texts[name];
      if (own) return random.pick(own);
      // Another colour, size or product: one of the shop's.
      return isTerse || name === 'wanted' || name === 'got' ? known.another : random.pick(phrases.told);
    }
  }
}

/** One line of the order: tapped, by its name, or by its place. */
function nameLine({ goal, account, phrases, offered, names, isTerse }: Knowledge, random: Random): WrittenTurn {
  const lines = (goal.order ?? account.orders[0])?.lines ?? [];
  const index = Math.floor(random.next() * Math.min(lines.length, 3));
  const line = lines[index];
  if (!line) return random.pick(phrases.all);
  if (lines.length > 1 && random.chance(0.15)) return random.pick(phrases.all);
  const ordinal = random.pick([phrases.first, phrases.second, phrases.third][index] ?? phrases.first);
  if (isTerse) return ordinal;
  const shown = offered.find(({ id }) => id === line.id);
  const name = names.get(line.sku ?? '') ?? line.title;
  // "Full-fat milk 950 ml" is called "full-fat milk".
  const short = name.replace(/[\s,，(（·]*\d.*$/u, '') || name;
  return random.pick([...(shown ? [{ choose: shown.id }] : []), short, name, ordinal] as const) ?? name;
}

/** Half of the customers tap, where there is something to tap. */
function tapOr(offered: readonly Choice[], id: string, words: string, random: Random): WrittenTurn {
  return offered.some((choice) => choice.id === id) && random.chance(0.4) ? { choose: id } : words;
}
