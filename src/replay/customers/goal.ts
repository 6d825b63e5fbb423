import type { Order } from '#commerce/order.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ReplayShop } from '../backend.ts';
import type { HeldOutMessage } from './held-out.ts';
import type { Random } from './random.ts';
import { SERVICE_WISHES } from './service-goals.ts';

/** What a customer wants, with the truth against which it is judged. */
export interface Goal {
  /** `service`: something done; `question`: an answer of the pack; `person`; `outside`: nothing that a shop could answer. */
  kind: 'service' | 'question' | 'person' | 'outside';
  /** The intent, or `question` for one of the pack's own. */
  name: string;
  /** Ways to say it, in the order in which the customer tries them. */
  sayings: string[];
  /** Which order it is about; null where it is about none. */
  order: Order | null;
  /** Flows that serve it. */
  flows: string[];
  /** Entries that answer it, and the intent whose entries do. */
  entries: string[];
  intent: string | null;
}

/** Whom a simulated customer is: one of the shop's, with their orders. */
export interface Account {
  id: string;
  name: string;
  email: string;
  phone: string;
  postcode: string;
  /** Newest first. */
  orders: Order[];
}

/** A shop of whose orders customers are simulated. */
export interface PeopledShop extends ReplayShop {
  customers: readonly { id: string; name: string; email: string; phone: string; postcode: string }[];
}

/** A question that the pack's own entries (ids or SKUs, any of which is right) answer. */
export interface ShopQuestion {
  text: string;
  expected: string[];
}

export interface World {
  book: Playbook;
  /** Held-out messages by intent, and questions of the shop's own. */
  heldOut: ReadonlyMap<string, readonly HeldOutMessage[]>;
  questions: readonly ShopQuestion[];
  /** Intents that have an entry in the pack; the intents of entries by their ids. */
  answered: ReadonlySet<string>;
  intentOf: ReadonlyMap<string, string>;
}

/** Questions asked before buying, whatever the goods. */
const GENERAL = [
  ...['shipping.fee', 'shipping.time', 'shipping.area', 'shipping.method', 'return.policy', 'return.fee'],
  ...['payment.method', 'promo.query', 'coupon.get', 'loyalty.query', 'account.create', 'account.delete'],
  ...['newsletter.manage', 'store.contact', 'order.place'],
];

const KINDS = [
  { kind: 'service', weight: 58 },
  { kind: 'question', weight: 24 },
  { kind: 'general', weight: 12 },
  { kind: 'person', weight: 3 },
  { kind: 'outside', weight: 3 },
] as const;

/** Draws a goal that some account of the shop can have. */
export function drawGoal(world: World, accounts: readonly [Account, ...Account[]], random: Random): [Goal, Account] {
  const { kind } = random.weighed(KINDS);
  const anybody = random.pick(accounts);
  switch (kind) {
    case 'service':
      return serviceGoal(world, accounts, random);
    case 'question': {
      const asked = random.pick(world.questions);
      return asked ? [questionGoal(world, asked), anybody] : serviceGoal(world, accounts, random);
    }
    case 'general': {
      const intent = random.pick(GENERAL.filter((name) => world.answered.has(name)));
      if (intent === undefined) return serviceGoal(world, accounts, random);
      return [{ ...wishOf('question', world, intent, random), intent, flows: flowsFor(world, [intent]) }, anybody];
    }
    case 'person':
      return [wishOf('person', world, 'human.agent', random), anybody];
    case 'outside':
      return [wishOf('outside', world, 'oos', random), anybody];
  }
}

/** A question of the pack; said again it is any other question with the same answer. */
function questionGoal(world: World, { text, expected }: ShopQuestion): Goal {
  const alike = world.questions.filter(
    (other) => other.text !== text && other.expected.some((id) => expected.includes(id)),
  );
  return {
    kind: 'question',
    name: 'question',
    sayings: [text, ...alike.map((other) => other.text)],
    order: null,
    // What the entry tells of, the shop may do as well.
    flows: flowsFor(
      world,
      expected.flatMap((id) => world.intentOf.get(id) ?? []),
    ),
    entries: expected,
    intent: null,
  };
}

function serviceGoal(world: World, accounts: readonly [Account, ...Account[]], random: Random): [Goal, Account] {
  const { intent, fits, near = [] } = random.weighed(SERVICE_WISHES);
  // What the shop has no flow for, it does not offer to do.
  if (flowsFor(world, [intent]).length === 0) return serviceGoal(world, accounts, random);
  const goal = { ...wishOf('service', world, intent, random), flows: flowsFor(world, [intent, ...near]) };
  if (fits === null) return [goal, random.pick(accounts)];
  const fitting = accounts.flatMap((account) => account.orders.filter(fits).map((order) => ({ account, order })));
  const chosen = random.pick(fitting);
  // No order of the shop is in that state: another wish.
  if (!chosen) return serviceGoal(world, accounts, random);
  return [{ ...goal, order: chosen.order }, chosen.account];
}

function wishOf(kind: Goal['kind'], { heldOut }: World, name: string, random: Random): Goal {
  const messages = (heldOut.get(name) ?? []).map(({ text }) => ({ text, at: random.next() }));
  const sayings = messages.sort((a, b) => a.at - b.at).map(({ text }) => text);
  return { kind, name, sayings, order: null, flows: [], entries: [], intent: null };
}

const flowsFor = ({ book }: World, intents: readonly string[]): string[] =>
  book.flows
    .filter(({ starts }) => starts.some(({ intent }) => intent && intents.includes(intent)))
    .map(({ id }) => id);

/** The shop's customers with their orders; those without orders are left out. */
export function accountsOf(shop: PeopledShop): Account[] {
  return shop.customers
    .map(({ id, name, email, phone, postcode }) => ({ id, name, email, phone, postcode, orders: shop.list(id) }))
    .filter(({ orders }) => orders.length > 0);
}
