import type { Money } from '../order.ts';

/** What is to be imported. Amounts are decimal strings. */
export interface DutyRequest {
  lines: DutyLine[];
  shipping: Money;
  /** ISO 3166 alpha-2. */
  destination: string;
  /** Epoch ms: decides what is out of date, and which shipping terms hold. */
  now: number;
}

export interface DutyLine {
  /** Six digits with a dot, `0902.30`. */
  hsCode: string;
  sku?: string;
  unitPrice: Money;
  quantity: number;
  /** Of one piece, in kilograms; needed where a duty is by weight. */
  netKg?: string;
}

/** Where a figure is from. */
export interface DutyEvidence {
  title: string;
  publisher: string;
  url: string;
  /** ISO 8601 days. */
  asOf: string;
  validUntil: string | null;
  /** Past its validity on the day of the report. */
  stale: boolean;
}

export type DutyChargeKind = 'duty' | 'additional' | 'anti-dumping' | 'flat' | 'tax' | 'state-fee' | 'carrier-fee';

/** One line that is due. */
export interface DutyCharge {
  kind: DutyChargeKind;
  /** Its own name where it has one, for example `IVA`. */
  name: string | null;
  /** The headings it is for; empty where it is for the parcel. */
  hs: string[];
  /** What it is worked out on; null where it is a fixed sum. */
  base: string | null;
  rate: DutyRateText;
  /** In the report's currency. */
  amount: string;
  payer: 'checkout' | 'carrier';
  evidence: DutyEvidence;
}

/** A rate as parts that a surface words: percent, money per kilogram or per heading, or a share of another tax. */
export type DutyRateText =
  | { kind: 'percent'; percent: string }
  | { kind: 'per-kg'; perKg: Money; kg: string }
  | { kind: 'each'; each: Money; count: number }
  | { kind: 'fixed'; fixed: Money; percent: string | null }
  | { kind: 'share'; share: [string, string] };

export interface DutyReport {
  origin: string;
  destination: string;
  /** Of every amount without one of its own. */
  currency: string;
  /** As the shop counts them. */
  goods: Money;
  shipping: Money;
  /** The same in the destination's currency. */
  customsGoods: string;
  customsShipping: string;
  /** Units of the destination's currency for one of the shop's; null where they are one. */
  exchange: { from: string; to: string; rate: string; evidence: DutyEvidence } | null;
  /** Schemes by name, in the order of the parcels. */
  schemes: string[];
  /** The rule that was taken for each parcel, with its source. */
  regimes: { id: string; incoterm: 'DDP' | 'DAP'; evidence: DutyEvidence }[];
  charges: DutyCharge[];
  total: string;
  /** Of the total. */
  atCheckout: string;
  toCarrier: string;
  /** Duty and tax that were worked out and are too small to be collected; null where none were. */
  waived: string | null;
  notes: string[];
  /** Any figure of it is past its validity. */
  stale: boolean;
}

export type DutyFailure =
  /** Not among the destinations. */
  | { code: 'unknown-destination'; destination: string }
  /** No duty or tax rate is known for the goods. */
  | { code: 'no-rate'; hsCode: string; of: 'duty' | 'tax' }
  /** None of the destination's regimes takes such a parcel. */
  | { code: 'no-regime'; destination: string }
  /** `path` names the amount that is none, is in a currency without a rate, or has no weight where one is needed. */
  | { code: 'bad-amount'; path: string };

export type DutyOutcome = { ok: true; report: DutyReport } | { ok: false; failure: DutyFailure };
