import type { Counted } from '../figures/stats/share-difference.ts';

/** What came in since the last look, of two arms: usually a day. */
export interface Block {
  control: Counted;
  other: Counted;
}

export interface EvidenceSettings {
  /** What is doubted: that the other arm's share is at most this much larger than the control's. May be negative. */
  atMost: number;
  /** The difference that is worth finding, as a share (0.02: two points). What is near it is found soonest. */
  effect: number;
  /** What share the control is thought to have before anything was seen; a bad guess costs a little time, never validity. */
  baseline: number;
}

/** Differences looked for, in multiples of `effect` above the doubted one, each with the same stake. */
const MULTIPLES = [0.25, 0.5, 1, 1.5, 2, 3, 4.5] as const;
/** Weight of the guessed baseline, in conversations. */
const GUESS = 20;
const EDGE = 1e-6;

/**
 * Evidence that one arm's share is larger than the other's by more than `atMost`: what a gambler's stake of 1 has become who
 * bets, before each block, on some larger differences at once. As long as the doubted statement is true the stake is not
 * expected to grow, so it ever reaches 1/α with a chance of at most α, however often and whenever one looks (Ville 1939).
 * Nothing here is asymptotic.
 *
 * For a bet on shares (a, b) and a block of given sizes the stake is multiplied by the likelihood of the block under the bet
 * over that under the point of the doubted set nearest to it in Kullback–Leibler divergence. That this is fair for every
 * point of a convex doubted set, whatever the sizes, follows from the concavity of its logarithm: P. Grünwald, R. de Heide,
 * W. Koolen, "Safe testing", JRSS B 86, 2024; R. Turner, P. Grünwald, "Exact anytime-valid confidence intervals for
 * contingency tables and beyond", Statistics & Probability Letters 198, 2023. The bets follow the shares seen before.
 */
export class Evidence {
  readonly #settings: EvidenceSettings;
  readonly #stakes: number[] = MULTIPLES.map(() => 0);
  #seen = { control: 0, other: 0, hits: 0 };
  #log = 0;

  constructor(settings: EvidenceSettings) {
    this.#settings = settings;
  }

  /** Natural logarithm of the stake. */
  get log(): number {
    return this.#log;
  }

  add({ control, other }: Block): void {
    const of = control.of + other.of;
    if (control.of > 0 && other.of > 0) {
      const { control: before, other: beside, hits } = this.#seen;
      const pooled = (hits + GUESS * this.#settings.baseline) / (before + beside + GUESS);
      const weight = before + beside > 0 ? beside / (before + beside) : 0.5;
      for (const [at, multiple] of MULTIPLES.entries()) {
        const difference = this.#settings.atMost + multiple * this.#settings.effect;
        const bet: Shares = [held(pooled - difference * weight), held(pooled + difference * (1 - weight))];
        if (bet[1] - bet[0] <= this.#settings.atMost) continue;
        const nearest = nearestPair(bet, this.#settings.atMost, other.of / of);
        this.#stakes[at] =
          (this.#stakes[at] ?? 0) + logRatio(control, bet[0], nearest[0]) + logRatio(other, bet[1], nearest[1]);
      }
      const most = Math.max(...this.#stakes);
      const sum = this.#stakes.reduce((total, stake) => total + Math.exp(stake - most), 0);
      this.#log = most + Math.log(sum / MULTIPLES.length);
    }
    this.#seen = {
      control: this.#seen.control + control.of,
      other: this.#seen.other + other.of,
      hits: this.#seen.hits + control.count + other.count,
    };
  }
}

/** Shares of the control and of the other arm. */
type Shares = readonly [control: number, other: number];

const held = (share: number): number => Math.min(1 - EDGE, Math.max(EDGE, share));

const logRatio = ({ count, of }: Counted, bet: number, doubted: number): number =>
  count * Math.log(bet / doubted) + (of - count) * Math.log((1 - bet) / (1 - doubted));

/**
 * The pair whose difference is `difference`, nearest to `bet` in Kullback–Leibler divergence where `weight` of the block is
 * of the other arm: the root of a falling function, by Newton steps that bisection holds.
 */
function nearestPair([a, b]: Shares, difference: number, weight: number): Shares {
  if (difference === 0) {
    const both = a * (1 - weight) + b * weight;
    return [both, both];
  }
  let low = Math.max(0, -difference);
  let high = Math.min(1, 1 - difference);
  let x = Math.min(high - EDGE * 1e-3, Math.max(low + EDGE * 1e-3, a * (1 - weight) + (b - difference) * weight));
  for (let step = 0; step < 60; step++) {
    const y = x + difference;
    const [vx, vy] = [x * (1 - x), y * (1 - y)];
    const slope = (1 - weight) * ((a - x) / vx) + weight * ((b - y) / vy);
    if (slope > 0) low = x;
    else high = x;
    const bend =
      (1 - weight) * (-1 / vx - ((a - x) * (1 - 2 * x)) / (vx * vx)) +
      weight * (-1 / vy - ((b - y) * (1 - 2 * y)) / (vy * vy));
    const newton = x - slope / bend;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) < 1e-13) break;
    x = next;
  }
  return [x, x + difference];
}

/** The same block with the arms exchanged: for the doubt that a difference is at least so large. */
export const turned = ({ control, other }: Block): Block => ({ control: other, other: control });
