import type { LabelDate } from './label-date.ts';

/** What was read on a photo and goes with it where the shopper attaches it: plain text for whoever looks at the claim. */
export interface PhotoFindings {
  /** Digits of the barcode. */
  barcode?: string;
  /** The date as printed, with the days that it may mean. */
  labelDate?: string;
}

/** Names of the fields in the request. */
const FINDING_FIELDS = { barcode: 'photo-barcode', labelDate: 'photo-label-date' } as const;

/** `EXP 01/12/26 = 2026-12-01 or 2026-01-12`. */
export const labelDateText = ({ text, dates }: LabelDate): string => `${text} = ${dates.join(' or ')}`;

/** Fields of a request that the photos of a topic give; none where nothing was read. */
export function findingFields(photos: readonly PhotoFindings[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const key of ['barcode', 'labelDate'] as const) {
    const all = [...new Set(photos.flatMap((photo) => photo[key] ?? []))];
    if (all.length > 0) fields[FINDING_FIELDS[key]] = all.join('; ');
  }
  return fields;
}
