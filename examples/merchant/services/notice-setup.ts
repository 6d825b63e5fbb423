import type { RiskThresholds } from '#commerce/risk/risk-model.ts';

/** What a shop knows of its goods and hours that the risk model asks for. Without one its orders get no notices. */
export interface RiskSetup {
  /** IANA name: hours and days of the week are of its clock. */
  timeZone: string;
  /** By SKU. What is not in it cannot break and need not be cold. */
  goods: Readonly<Record<string, RiskGoods>>;
  /** Where they are to be other than the model's own. */
  thresholds?: Partial<RiskThresholds>;
  /** `HH:MM` on that clock: no push then, unless the parcel is near. An end before the beginning is one of the next day. */
  quiet?: { from: string; until: string };
  /** The merchant's feed of a demo shop, laid into `operations_hours` at every start. */
  demoHours?: (nowMs: number) => OperationsHour[];
}

export interface RiskGoods {
  /** 0 cannot break, 3 breaks when set down hard. */
  fragility?: 0 | 1 | 2 | 3;
  cold?: true;
  grams?: number;
}

/** How an order goes out, as the shop's own planning has it: `delivery` of an order's facts. */
export interface DeliveryFacts {
  /** As the feed calls it. */
  district: string;
  km: number;
  /** Stops of the tour before this one. */
  stops: number;
  carrier: 'rider' | 'courier' | 'parcel';
  /** Of its most fragile thing: 0 in a bag, 1 boxed, 2 padded. */
  packaging: 0 | 1 | 2;
  /** The shopper's first order here. */
  first?: true;
}

/** One line of the merchant's feed. */
export interface OperationsHour {
  district: string;
  /** ISO 8601; the beginning of a whole hour. */
  hour: string;
  severity: number;
  celsius: number;
  load: number;
}
