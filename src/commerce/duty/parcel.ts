import type { Decimal } from './decimal.ts';
import type { Destination, DutyData } from './duty-schema.ts';

/** One line with its value in the destination's currency. */
export interface ParcelLine {
  hsCode: string;
  sku: string | undefined;
  value: Decimal;
  /** Of all pieces; null where it is not known. */
  kg: Decimal | null;
  /** The line's place in the request, for paths of faults. */
  index: number;
}

export interface Parcel {
  lines: ParcelLine[];
  goods: Decimal;
  shipping: Decimal;
  /** The dearest single piece. */
  dearest: Decimal;
}

/** What every step of the calculation needs. */
export interface DutyContext {
  data: DutyData;
  to: Destination;
  /** ISO 8601 day of the report. */
  today: string;
}
