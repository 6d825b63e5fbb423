import type { PastOrder } from './past-order.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { DISTRICTS, type District, simulateWeather, type Weather } from './simulate-weather.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 18 months on the shop's clock (UTC+8). */
export const HISTORY_FROM = Date.UTC(2025, 2, 1) - 8 * HOUR_MS;
export const HISTORY_DAYS = 549;
const ORDERS = 20_000;

/** How much of a day's orders is promised for which hour, from 8 to 21. */
const HOURS = [2, 4, 6, 7, 6, 4, 3, 4, 6, 10, 13, 11, 7, 3];
/** Log odds of breaking by fragility, and what of them is left by packaging. */
const BREAKS = [0, 0.7, 1.5, 2.5];
const BARE = [1.25, 0.85, 0.4];
const WEEKDAY = [1, 0.95, 0.95, 1, 1.15, 1.35, 1.25];

/**
 * Orders of a grocer that does not exist, each with what would have been known before and how it ended. README.md of this
 * folder describes what makes them late, break and be called off. The same seed gives the same orders.
 */
export function simulateHistory(seed = 20_260_901, count = ORDERS): PastOrder[] {
  const random = seededRandom(seed);
  const weather = simulateWeather(random, HISTORY_DAYS);
  const orders: PastOrder[] = [];
  for (let made = 0; made < count; made++) orders.push(simulateOrder(random, weather));
  return orders.sort((a, b) => a.promisedAt - b.promisedAt);
}

function simulateOrder(random: SeededRandom, weather: readonly Weather[]): PastOrder {
  const day = drawDay(random);
  const today = weather[day] as Weather;
  const weekday = ((day + 5) % 7) + 1;
  const hour = 8 + pick(random, HOURS);
  const district = DISTRICTS[
    pick(
      random,
      DISTRICTS.map(({ share }) => share),
    )
  ] as District;
  const carrier = random.chance(0.08) ? 'parcel' : random.chance(day > 300 ? 0.3 : 0.18) ? 'courier' : 'rider';

  // What the weather is, and what of it was foretold: one in five is a step off.
  const raw = today.storm + (district.exposed ? 0.35 : 0) + 0.35 * random.normal();
  const actual = clamp(Math.round(raw), 0, 4);
  const severity = clamp(actual + (random.chance(0.2) ? (random.chance(0.5) ? 1 : -1) : 0), 0, 4);
  const celsius = round(today.celsius + 3 * Math.sin(((hour - 9) * Math.PI) / 12) + random.normal(), 1);

  // Rain and holidays bring orders, and keep riders at home; the plan knows weekdays, not the weather.
  const isPeak = (hour >= 11 && hour <= 12) || (hour >= 17 && hour <= 19);
  const expected = 0.82 * (isPeak ? 1.22 : 1) * (1 + 0.07 * actual) * (today.holiday ? 1.25 : 1) * district.demand;
  const load = round(clamp(expected * Math.exp(0.16 * random.normal()), 0.4, 2.4), 2);
  const actualLoad = load * Math.exp(0.09 * random.normal());

  const km = round(carrier === 'parcel' ? 40 + 160 * random.next() : district.km * Math.exp(0.4 * random.normal()), 1);
  const stops =
    carrier === 'parcel' ? 20 + random.below(40) : Math.min(12, Math.floor(random.next() * (2 + 3.2 * load)));
  const pieces = 1 + Math.floor(-Math.log(1 - random.next()) * 7);
  const fragility = pick(random, [52, 22, 18, 8]);
  // The shop padded more from its second spring on.
  const packaging = fragility === 0 ? random.below(2) : pick(random, day > 400 ? [1, 3, 3] : [2, 4, 2]);
  const coldShare = round(random.chance(0.3) ? 0 : clamp(0.45 + 0.3 * random.normal(), 0, 1), 2);
  const grams = Math.round(pieces * 420 * Math.exp(0.5 * random.normal()));
  const leadMinutes =
    carrier === 'parcel' ? 1_440 + random.below(2_000) : 35 + random.below(random.chance(0.3) ? 600 : 60);
  const isFirst = random.chance(0.12);

  // Nobody has these in a table: who rides, what the building is like, an accident on the way.
  const rider = random.normal();
  const access = Math.exp(0.5 * random.normal());
  const jam = random.chance(0.06) ? -25 * Math.log(1 - random.next()) : 0;

  const over = Math.max(0, actualLoad - 1);
  const wet = actual >= 3 ? 1 : actual === 2 ? 0.35 : 0;
  const delayMinutes = Math.round(
    carrier === 'parcel'
      ? -90 + 60 * wet * (1 + km / 120) + (weekday >= 6 ? 35 : 0) + 40 * random.normal() + 3 * jam
      : -16 +
          0.7 * km +
          1.3 * stops * (1 + 1.2 * over) +
          42 * over ** 1.4 +
          wet * (4 + 1.9 * km) * (1 + 0.8 * over) +
          (carrier === 'courier' ? 4 + (isPeak ? 9 : 0) - (wet > 0 ? 6 : 0) : 0) +
          (celsius > 34 ? 1.8 * (celsius - 34) : 0) +
          (leadMinutes < 45 ? 6 : 0) +
          0.35 * pieces * Math.min(1, over * 2) +
          district.access * access * 4 +
          5 * rider +
          9 * random.normal() +
          jam,
  );

  const rough = wet * 0.9 + over * 1.1 + Math.min(1.4, km / 12) * 0.5 + (carrier === 'parcel' ? 0.9 : 0);
  const damaged = random.chance(
    logistic(
      -4.9 +
        (BREAKS[fragility] ?? 0) * (BARE[packaging] ?? 1) * (0.75 + 0.55 * rough) +
        (coldShare > 0.5 && celsius > 30 ? 0.5 + Math.min(1.6, Math.max(0, delayMinutes) / 30) : 0) +
        (grams > 9_000 ? 0.6 : 0) +
        0.35 * rider,
    ),
  );
  const cancelled = random.chance(
    logistic(
      -4.7 +
        (isFirst ? 1.1 : 0) +
        1.5 * wet +
        0.012 * Math.min(90, Math.max(0, delayMinutes)) +
        (leadMinutes > 300 ? 1 : 0) +
        (over > 0.3 ? 0.8 : 0),
    ),
  );
  const asked = random.chance(
    logistic(
      -3.7 +
        0.05 * Math.max(0, Math.min(80, delayMinutes + 8)) +
        (isFirst ? 1.2 : 0) +
        (coldShare > 0.5 ? 0.35 : 0) +
        (carrier === 'parcel' ? 0.7 : 0),
    ),
  );
  const promisedAt = HISTORY_FROM + day * DAY_MS + hour * HOUR_MS + 15 * random.below(4) * 60_000;
  const known = { district: district.name, km, stops, severity, celsius, load, carrier, fragility, packaging } as const;
  const size = { coldShare, pieces, grams, hour, weekday, leadMinutes, isFirst };
  return { ...known, ...size, promisedAt, delayMinutes, damaged, cancelled, asked };
}

/** Weekends are fuller, and the shop grew by a third. */
function drawDay(random: SeededRandom): number {
  for (;;) {
    const day = random.below(HISTORY_DAYS);
    if (random.chance(((WEEKDAY[(day + 5) % 7] as number) * (1 + day / (3 * HISTORY_DAYS))) / 1.8)) return day;
  }
}

function pick(random: SeededRandom, shares: readonly number[]): number {
  let left = random.next() * shares.reduce((sum, share) => sum + share, 0);
  for (const [at, share] of shares.entries()) {
    left -= share;
    if (left < 0) return at;
  }
  return shares.length - 1;
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const logistic = (odds: number) => 1 / (1 + Math.exp(-odds));
const round = (value: number, digits: number) => Number(value.toFixed(digits));
