import type { Locale } from '#core/locale.ts';
import { shopBackend } from '../backend.ts';
import { ReplayedConversation } from '../conversation.ts';
import type { WrittenConversation } from '../line.ts';
import { CHARACTERS, type Character } from './characters.ts';
import { Customer } from './customer.ts';
import { type Account, accountsOf, drawGoal, type Goal } from './goal.ts';
import type { SimulatedLocale } from './held-out.ts';
import type { Finding } from './judge.ts';
import { JudgedConversation } from './judged-conversation.ts';
import { createRandom } from './random.ts';
import { isReached } from './reached.ts';
import type { ShopWorld } from './shop-world.ts';
import type { TranscriptTurn } from './transcript.ts';

/** How one simulated conversation went. */
export interface Played {
  index: number;
  goal: string;
  kind: Goal['kind'];
  character: string;
  locale: Locale;
  /** How the goal was reached; null when it was not. */
  reached: string | null;
  /** The person who was called; `isWanted`: for the wish itself, or by a rule of the shop. */
  handoff: { reason: string; isWanted: boolean } | null;
  /** Turns of the customer. */
  turns: number;
  /** Messages with a wish. */
  wishes: number;
  findings: Finding[];
  exception: string | null;
  transcript: TranscriptTurn[];
  /** The same conversation for `npm run replay`. */
  line: WrittenConversation;
}

/** Monday 2026-11-16, 02:00 UTC: conversations are spread over the week from then. */
const FIRST_MS = Date.parse('2026-11-16T02:00:00Z');
const WEEK_MS = 7 * 86_400_000;
const IDENTIFIED = 0.5;

/** Plays conversation `index` of a seed; the same seed gives the same conversation whatever the others do. */
export async function playConversation(
  world: ShopWorld,
  seed: number,
  index: number,
  locale: SimulatedLocale,
  characters: readonly Character[] = CHARACTERS,
): Promise<Played> {
  const random = createRandom(Math.imul(seed, 100_003) + index);
  const atMs = FIRST_MS + Math.floor(random.next() * WEEK_MS);
  const { device } = world;
  const [first, ...others] = accountsOf(world.openShop(() => atMs));
  if (!first) throw new Error('the shop has no customers with orders');
  const [goal, account] = drawGoal(world.worlds[locale], [first, ...others], random);
  const character = random.weighed(characters);
  const customerId = random.chance(IDENTIFIED) ? account.id : null;
  const conversation = new ReplayedConversation(device, (now) => shopBackend(world.openShop(now), customerId), {
    locale,
    atMs,
  });
  const line: WrittenConversation = {
    id: String(index),
    locale,
    at: atMs,
    turns: [],
    ...(customerId && { customer: customerId }),
  };
  if (customerId) {
    await conversation.happen({ type: 'identified', customerId, name: null, email: null, hasToken: true });
  }
  const customer = new Customer({
    goal,
    account,
    character,
    locale,
    random,
    world: world.worlds[locale],
    otherWorld: world.worlds[locale === 'en' ? 'zh-Hans' : 'en'],
    intentOf: world.intentOf,
    ...(await goodsOf(world, account, goal, locale)),
  });
  const judged = new JudgedConversation(conversation, device);
  let reached: string | null = null;
  await judged.play(async () => {
    for (;;) {
      const doing = await customer.next(conversation, reached !== null);
      if (!doing) break;
      line.turns.push(doing.did);
      const seen = await judged.turn(doing.did, doing.purpose);
      reached ??= await isReached(goal, seen, (topic) => customer.serves(topic), world.intentOf);
    }
  });
  const { calledFor } = judged;
  const isWished = goal.kind === 'person' || goal.name === 'complaint' || calledFor === 'policy';
  return {
    index,
    goal: goal.name,
    kind: goal.kind,
    character: character.id,
    locale,
    reached,
    handoff: calledFor && { reason: calledFor, isWanted: isWished },
    ...judged.course,
    line,
  };
}

async function goodsOf(world: ShopWorld, account: Account, goal: Goal, locale: SimulatedLocale) {
  const lines = account.orders.flatMap((order) => order.lines);
  const names = await world.namesOf([...new Set(lines.flatMap(({ sku }) => sku ?? []))], locale);
  const own = new Set((goal.order?.lines ?? []).map(({ sku }) => sku));
  const another = [...names].find(([sku]) => !own.has(sku))?.[1] ?? '';
  return { names, another };
}
