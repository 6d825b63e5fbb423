import type { ActionDecision, ActionRequest, TicketRequest } from '#commerce/action.ts';
import type { CompensationLedger } from '#commerce/compensation/limit-grant.ts';
import type { Order } from '#commerce/order.ts';
import { orderKey } from '#commerce/order-key.ts';
import { AppError } from '#core/app-error.ts';
import { applyActions } from '../decisions/apply-action.ts';
import { decideAction, decideTicket, resolveLines, toDecision } from '../decisions/decide-action.ts';
import { fromMinor, toMinor } from '../decisions/money.ts';
import { withOffers } from '../decisions/offers.ts';
import { holds, type OrderFile, type PastAction } from '../decisions/order-file.ts';
import { DAY_MS } from '../decisions/order-times.ts';
import type { DemoData } from '../seed/demo-data.ts';
import { contactMatches } from '../services/contact-matches.ts';
import { couponCode } from '../services/coupon-code.ts';
import { fingerprint } from '../services/fingerprint.ts';
import { ticketNumber } from '../services/ticket-number.ts';
import type { Shop } from '../shop.ts';

const GUEST_TOKEN_MS = 30 * 60_000;

/** Who asks: an identified customer, or a guest with the token of a look-up. */
export type SimulatedShopper = { customerId: string } | { token: string };

/**
 * A shop with its seed data in memory: the same rules and the same answers as the backend, without database, network or
 * waiting, for simulators. Refusals are `AppError`s with the codes of the `rest` adapter: `order-not-found`,
 * `unauthorised`, `backend-invalid` (`path`), `conflict`.
 */
export interface InMemoryShop {
  customers: DemoData['customers'];
  lookup(
    number: string,
    contact: { kind: 'email' | 'phone' | 'postcode'; value: string },
  ): { order: Order; token: { value: string; expiresAtMs: number } };
  /** Newest first. */
  list(customerId: string): Order[];
  get(orderId: string, shopper: SimulatedShopper): Order;
  /** `key` is the idempotency key. */
  act(orderId: string, request: ActionRequest, shopper: SimulatedShopper, key: string): ActionDecision;
  /** `shopper` proves the order that field `order` names; null for who proves nothing. */
  ticket(request: TicketRequest, key: string, shopper?: SimulatedShopper | null): ActionDecision;
  /** Everything that was decided, oldest first. */
  decided(): readonly (PastAction & { orderId: string })[];
}

/** `now` is epoch ms and may advance; the seed data are laid at its first value. */
export function createInMemoryShop(shop: Shop, now: () => number): InMemoryShop {
  const { demoData, rules } = shop;
  if (!demoData || !rules) throw new Error(`shop ${shop.id} has no seed data or no rules`);
  const { customers, orders } = demoData(now());
  const byId = new Map(orders.map((seeded) => [seeded.order.id, { ...seeded, history: [] as PastAction[] }]));
  const byKey = new Map(orders.map(({ order }) => [orderKey(order.number), order.id]));
  const log: (PastAction & { orderId: string })[] = [];
  const answers = new Map<string, { print: string; decision: Omit<ActionDecision, 'order'> }>();
  let arrivals = 0;

  const view = ({ order, history }: { order: Order; history: PastAction[] }) =>
    withOffers(rules, { document: order, order: applyActions(order, history), history }, now());

  function open(orderId: string, shopper: SimulatedShopper) {
    const known = byId.get(orderId);
    if ('token' in shopper) {
      const [kind, id, until] = shopper.token.split(' ');
      if (kind !== 'guest' || Number(until) < now()) throw new AppError('unauthorised');
      if (!known || id !== orderId) throw new AppError('order-not-found');
      return known;
    }
    if (!known || known.customerId !== shopper.customerId) throw new AppError('order-not-found');
    return known;
  }

  /** The order that is named by number or id, where the shopper may see it. */
  function proven(named: string, shopper: SimulatedShopper | null) {
    const known = byId.get(byKey.get(orderKey(named)) ?? named);
    if (!known || !shopper) return null;
    const isTheirs =
      'token' in shopper ? shopper.token.split(' ')[1] === known.order.id : shopper.customerId === known.customerId;
    return isTheirs ? { document: known.order, facts: known.facts ?? {} } : null;
  }

  /** What was answered under this key before, or null. */
  function answered(key: string, print: string) {
    const before = answers.get(key);
    if (before && before.print !== print) throw new AppError('conflict');
    return before ?? null;
  }

  function numberOf(outcome: ActionDecision['outcome'], open: string | undefined): string | undefined {
    if (outcome !== 'review' || open !== undefined) return undefined;
    arrivals += 1;
    return ticketNumber('S', new Date(now()).toISOString(), arrivals);
  }

  /** As the backend's books have it; photos stay on the device here. */
  function ledger(customerId: string, claims: number, nowMs: number): CompensationLedger {
    const granted = log.filter(
      (past) =>
        past.decision.outcome === 'done' &&
        (past.decision.coupon !== undefined || (past.action === 'claim' && past.fields.offer !== undefined)) &&
        isRecent(past, nowMs),
    );
    const spent = granted.reduce((sum, { decision }) => sum + (decision.amount ? toMinor(decision.amount) : 0n), 0n);
    return {
      customerGrants: granted.filter(({ orderId }) => byId.get(orderId)?.customerId === customerId).length,
      spent: fromMinor(spent, 'CNY').amount,
      claims,
      orders: orders.filter((known) => known.customerId === customerId).length,
      accountDays: null,
      isPhotoSeen: false,
    };
  }

  return {
    customers,

    lookup(number, { kind, value }) {
      const known = byId.get(byKey.get(orderKey(number)) ?? '');
      const customer = customers.find(({ id }) => id === known?.customerId);
      if (!known || !customer || !contactMatches(kind, value, customer[kind])) throw new AppError('order-not-found');
      const expiresAtMs = now() + GUEST_TOKEN_MS;
      return { order: view(known), token: { value: `guest ${known.order.id} ${expiresAtMs}`, expiresAtMs } };
    },

    list: (customerId) =>
      [...byId.values()]
        .filter((known) => known.customerId === customerId)
        .sort((a, b) => Date.parse(b.order.placed_at) - Date.parse(a.order.placed_at))
        .map(view),

    get: (orderId, shopper) => view(open(orderId, shopper)),

    act(orderId, request, shopper, key) {
      const known = open(orderId, shopper);
      const { photoIds, ...said } = request;
      const print = fingerprint({ orderId, said });
      const before = answered(key, print);
      if (before) return { ...before.decision, order: view(known) };

      const nowMs = now();
      const recent = log.filter((past) => past.action === 'claim' && holds(past) && isRecent(past, nowMs));
      const isMine = ({ orderId: id }: { orderId: string }) => byId.get(id)?.customerId === known.customerId;
      const file: OrderFile = {
        document: known.order,
        order: applyActions(known.order, known.history),
        facts: known.facts ?? {},
        history: known.history,
        recentClaims: recent.filter(isMine).length,
        ledger: ledger(known.customerId, recent.filter(isMine).length, nowMs),
      };
      const found = resolveLines(file, request, photoIds.length);
      if ('fault' in found) throw new AppError('backend-invalid', { path: found.fault.path });
      const { asked } = found;
      const verdict = decideAction(rules, file, asked, nowMs);
      const id = `act_${shop.id}_${log.length + 1}`;
      const decision = toDecision(verdict, {
        ticketNumber: numberOf(verdict.outcome, verdict.ticketNumber),
        couponCode: verdict.isCoupon && couponCode(id),
      });
      const { action, lines } = asked;
      const past: PastAction = { id, action, at: new Date(nowMs).toISOString(), lines, fields: said.fields, decision };
      known.history.push(past);
      log.push({ ...past, orderId });
      answers.set(key, { print, decision });
      return { ...decision, order: view(known) };
    },

    ticket({ photoIds: _, ...said }, key, shopper = null) {
      const print = fingerprint(said);
      const before = answered(key, print);
      if (before) return before.decision;
      const verdict = decideTicket(rules, said, proven(said.fields.order ?? '', shopper), now());
      const decision = toDecision(verdict, { ticketNumber: numberOf(verdict.outcome, undefined) });
      answers.set(key, { print, decision });
      return decision;
    },

    decided: () => log,
  };
}

const isRecent = ({ at }: PastAction, nowMs: number): boolean => nowMs - Date.parse(at) < 30 * DAY_MS;
