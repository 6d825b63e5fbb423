import { findPersonal } from './find-personal.ts';
import type { PersonalName } from './personal-span.ts';

/** How much of each kind was masked. */
export type MaskCounts = Partial<Record<PersonalName, number>>;

/** What stands in place of something personal: the same for all of a kind, so that two who ask alike read alike. */
export const placeholderOf = (kind: PersonalName): string => `[${kind}]`;

/** Any of them. */
export const PLACEHOLDER =
  /\[(?:name|phone|email|address|order|parcel|card|iban|id|passport|plate|account|secret|link)\]/g;

/** The text with everything personal replaced by its kind; counts what it replaced in `counts`. */
export function maskText(
  text: string,
  names: readonly string[],
  counts: MaskCounts,
  orders: readonly string[] = [],
): string {
  let masked = '';
  let done = 0;
  for (const { kind, start, end } of findPersonal(text, names, orders)) {
    if (start < done) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    masked += text.slice(done, start) + placeholderOf(kind);
    done = end;
  }
  return masked + text.slice(done);
}
