/** What is known of an order before it is delivered, of the hour in which it was promised. */
export interface RiskFacts {
  /** Where it goes, in the shop's own names. */
  district: string;
  /** On the road, from the store or hub that packs it. */
  km: number;
  /** Stops of the same tour before this one. */
  stops: number;
  /** The weather service's warning that is foretold: 0 none, 1 blue, 2 yellow, 3 orange, 4 red. */
  severity: number;
  /** Foretold, degrees Celsius. */
  celsius: number;
  /** Orders for each rider in that hour, over what is planned for: 1 is as planned. */
  load: number;
  carrier: 'rider' | 'courier' | 'parcel';
  /** Of the most fragile thing in it: 0 nothing can break, 3 breaks when set down hard. */
  fragility: number;
  /** Of that thing: 0 in a bag, 1 boxed, 2 padded. */
  packaging: number;
  /** Share of its lines that must stay cold, from 0 to 1. */
  coldShare: number;
  /** Pieces in all. */
  pieces: number;
  grams: number;
  /** On the shop's clock: hour of the promise from 0 to 23, and day of the week, 1 for Monday to 7 for Sunday. */
  hour: number;
  weekday: number;
  /** Minutes between order and promise. */
  leadMinutes: number;
  /** The shopper's first one here. */
  isFirst: boolean;
}

/** What the model looks at, in the order of its vector. The name is the reason that it gives. */
export const RISK_FEATURES = [
  'district',
  'distance',
  'stops',
  'weather',
  'heat',
  'load',
  'courier',
  'parcel',
  'fragile',
  'packaging',
  'cold',
  'size',
  'weight',
  'hour',
  'weekday',
  'lead',
  'first-order',
] as const;
export type RiskFeature = (typeof RISK_FEATURES)[number];

/**
 * The numbers behind the names.
 * @param districts Share of late orders by district in the history that was learnt from; `''` is that of all.
 */
export function orderFeatures(facts: RiskFacts, districts: Readonly<Record<string, number>>): number[] {
  const vector: Record<RiskFeature, number> = {
    district: (Object.hasOwn(districts, facts.district) ? districts[facts.district] : districts['']) ?? 0,
    distance: facts.km,
    stops: facts.stops,
    weather: facts.severity,
    heat: facts.celsius,
    load: facts.load,
    courier: facts.carrier === 'courier' ? 1 : 0,
    parcel: facts.carrier === 'parcel' ? 1 : 0,
    fragile: facts.fragility,
    packaging: facts.packaging,
    cold: facts.coldShare,
    size: facts.pieces,
    weight: facts.grams,
    hour: facts.hour,
    weekday: facts.weekday,
    lead: facts.leadMinutes,
    'first-order': facts.isFirst ? 1 : 0,
  };
  return RISK_FEATURES.map((name) => vector[name]);
}
