import type { SeededRandom } from './seeded-random.ts';

/** A district of the town that the history is of. Names are made up; so is what is said of them. */
export interface District {
  name: string;
  /** Of the orders. */
  share: number;
  /** From the nearest store. */
  km: number;
  /** Storms are worse there. */
  exposed: boolean;
  /** Orders over what the plan has for it. */
  demand: number;
  /** How hard it is to get to a door there: 0 easy. */
  access: number;
}

export const DISTRICTS: readonly District[] = [
  { name: 'riverside', share: 12, km: 3.2, exposed: true, demand: 1.04, access: 0.4 },
  { name: 'old-town', share: 11, km: 2.4, exposed: false, demand: 1.02, access: 1.9 },
  { name: 'station', share: 10, km: 2.8, exposed: false, demand: 1.12, access: 0.9 },
  { name: 'university', share: 9, km: 4.1, exposed: false, demand: 1.1, access: 1.4 },
  { name: 'harbour', share: 7, km: 6.8, exposed: true, demand: 0.95, access: 0.6 },
  { name: 'hills', share: 6, km: 7.9, exposed: true, demand: 0.9, access: 1.2 },
  { name: 'garden', share: 13, km: 3.5, exposed: false, demand: 0.97, access: 0.2 },
  { name: 'business', share: 12, km: 2.6, exposed: false, demand: 1.08, access: 1.6 },
  { name: 'new-town', share: 10, km: 5.6, exposed: false, demand: 1, access: 0.3 },
  { name: 'airport', share: 4, km: 9.4, exposed: true, demand: 0.92, access: 0.8 },
  { name: 'west-gate', share: 6, km: 4.7, exposed: false, demand: 1.03, access: 0.7 },
];

/** Of one day, over the whole town. */
export interface Weather {
  /** As `severity` of an order's facts, before it is rounded. */
  storm: number;
  celsius: number;
  holiday: boolean;
}

/**
 * Rain in June, typhoons from July to September, cold waves in winter; a storm stays for one to four days. Ten days in
 * a year are holidays.
 */
export function simulateWeather(random: SeededRandom, days: number): Weather[] {
  const weather: Weather[] = [];
  let strength = 0;
  let left = 0;
  for (let day = 0; day < days; day++) {
    // The first day is the 1st of March.
    const ofYear = (day + 59) % 365;
    const isWet = ofYear >= 150 && ofYear <= 272;
    if (left > 0) left -= 1;
    else if (random.chance(isWet ? 0.13 : 0.07)) {
      left = random.below(4);
      strength = (isWet ? 2.1 : 1.4) + Math.abs(random.normal()) * 0.9;
    } else strength = 0;
    const celsius = 17 - 13 * Math.cos(((ofYear - 20) * 2 * Math.PI) / 365) + 2.5 * random.normal();
    weather.push({
      storm: strength > 0 ? strength : Math.max(0, 0.3 * random.normal()),
      celsius,
      holiday: ofYear % 36 === 5,
    });
  }
  return weather;
}
