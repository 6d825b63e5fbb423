import type { DutyReport } from './duty-report.ts';

/** A report in a line without words of any language, for a transcript and until its card is there: `CN → IT: 13.91 + 26.30 = …`. */
export function dutyText({ origin, destination, currency, charges, total }: DutyReport): string {
  const parts = charges.map(({ amount, name }) => (name ? `${name} ${amount}` : amount));
  return `${origin} → ${destination}: ${parts.length > 1 ? `${parts.join(' + ')} = ` : ''}${total} ${currency}`;
}
