import type { Rules } from '#knowledge/rules-schema.ts';
import type { Playbook } from './playbook.ts';

/** Private insight is the device's business, and no part of what is said. */
type Judged = Omit<Rules, 'starters' | 'insight'>;

/** Rules with nothing left out. */
export type Policy = { [K in keyof Judged]-?: NonNullable<Judged[K]> };

/** What holds where a pack does not say: the figures of `examples/packs/base/rules.yaml`. */
export const DEFAULT_POLICY: Policy = {
  bands: { answer: 0.7, clarify: 0.6 },
  unrecognisedLimit: 3,
  negativeLimit: 2,
  crisisWords: [],
  mood: { sure: 0.6 },
  clarify: { choices: 3, minConfidence: 0.1, together: 0.8 },
  emergency: { minConfidence: 0.2 },
  vipTiers: ['vip'],
  escalations: [],
  handoff: { atOnce: [], route: [] },
  levels: { decideAfter: 2 },
  cases: { minQuestions: 2 },
  priceSensitive: { intents: ['product.price', 'price.bargain', 'coupon.get', 'promo.query'], minQuestions: 2 },
  relevance: { min: 0.6 },
  offerSpacing: { questions: 3 },
  offers: [],
  specialists: [],
  tools: [],
  profile: {
    axes: {},
    weights: { viewed: 0.3, dwelt: 1, favourited: 3, added: 2, bought: 4, told: 12 },
    halfLifeDays: 90,
    least: { weight: 5, pieces: 3, share: 0.6 },
    never: [],
  },
  experiments: [],
  trace: { kinds: [] },
  compensation: {},
  notices: { guides: {} },
  followUps: { choices: 2, minProbability: 0.15, next: {} },
};

/** Each message asks for the rules a few dozen times: those of a pack are laid together once. */
const whole = new WeakMap<Rules, Policy>();

/** A pack's rules, with what holds where it does not say. */
export function policyOf(book: Playbook | null): Policy {
  if (book === null) return DEFAULT_POLICY;
  const known = whole.get(book.rules);
  if (known) return known;
  // Rules come from JSON: what is left out is not there at all.
  const policy = Object.assign({}, DEFAULT_POLICY, book.rules as Policy);
  whole.set(book.rules, policy);
  return policy;
}

export const bandsOf = (book: Playbook | null): Policy['bands'] => policyOf(book).bands;
