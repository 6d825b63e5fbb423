import type { Locale } from '#core/locale.ts';
import { readDestinations } from '../duty/read-destination.ts';
import { regionName } from '../duty/region-name.ts';
import { findWords } from './find-words.ts';
import type { RegionData } from './region-schema.ts';

const kept = new WeakMap<RegionData, Map<string, ReadonlySet<string>>>();

/** Every country of a place, which may be a region of regions, or the country itself. */
export function countriesOf(data: RegionData, place: string): ReadonlySet<string> {
  const known = kept.get(data) ?? new Map<string, ReadonlySet<string>>();
  kept.set(data, known);
  const before = known.get(place);
  if (before) return before;
  // Set first, so that a region that holds itself ends.
  known.set(place, new Set());
  const of = data.regions[place]?.of;
  const countries = new Set(of ? of.flatMap((each) => [...countriesOf(data, each)]) : [place]);
  known.set(place, countries);
  return countries;
}

/** Regions that shoppers may name, by their id; countries have capitals. */
const nameable = (data: RegionData): [string, readonly string[]][] =>
  Object.entries(data.regions).flatMap(([name, { code, words }]) => (code && words ? [[name, words]] : []));

/** Countries that a message names, those not delivered to among them, or else the regions that it names. */
export function placesIn(data: RegionData, text: string): string[] {
  const named = readDestinations(text, data.names, data.destinations);
  if (named.length > 0) return named;
  return [...new Set(findWords(text, nameable(data)).map(({ key }) => key))];
}

/** A country's or region's name as it stands in a sentence. */
export function placeName(data: RegionData, place: string, locale: Locale): string {
  const code = data.regions[place]?.code ?? place;
  const called = data.called[code];
  const name = regionName(code, locale);
  // One that the device does not know is its code.
  return called?.[locale] ?? (name === code ? called?.en : undefined) ?? name;
}
