import type { WrittenTurn } from '../line.ts';
import type { Character } from './characters.ts';
import type { Account, Goal, World } from './goal.ts';
import type { SimulatedLocale } from './held-out.ts';
import { PHRASES } from './phrases.ts';
import type { Random } from './random.ts';
import { SERVICE_WISHES } from './service-goals.ts';

export interface Aside {
  did: WrittenTurn;
  /** A second wish, with which the shop may go on. */
  asks?: Goal;
}

interface AsideOptions {
  locale: SimulatedLocale;
  world: World;
  account: Account;
  random: Random;
}

/** What a character does besides following its wish; null for nothing this time. */
export function aside(character: Character, options: AsideOptions, lastSaid: string): Aside | null {
  const { random, locale } = options;
  const phrases = PHRASES[locale];
  const does = (chance = 0): boolean => chance > 0 && random.chance(chance);
  if (does(character.goesAway)) return { did: { pauseMinutes: random.pick([5, 40, 600, 3000] as const) } };
  if (does(character.spams)) return { did: random.pick([lastSaid, ...phrases.spam]) || phrases.spam[0] };
  if (does(character.injects)) return { did: random.pick(phrases.injections) };
  if (character.insults && random.chance(character.insults / 3)) return { did: random.pick(phrases.insults) };
  return does(character.jumps) ? jump(options) : null;
}

/** Another question of the pack, or something else to be done about an order of the same customer. */
function jump({ world, account, random }: AsideOptions): Aside | null {
  const asked = random.pick(world.questions);
  if (asked && random.chance(0.6)) return { did: asked.text };
  const { intent, fits } = random.weighed(SERVICE_WISHES);
  const order = fits ? account.orders.find(fits) : null;
  const saying = random.pick(world.heldOut.get(intent) ?? [])?.text;
  const flows = world.book.flows
    .filter(({ starts }) => starts.some((start) => start.intent === intent))
    .map(({ id }) => id);
  if (saying === undefined || order === undefined) return null;
  const asks: Goal = {
    kind: 'service',
    name: intent,
    sayings: [saying],
    order,
    flows,
    entries: [],
    intent: null,
  };
  return { did: saying, asks };
}
