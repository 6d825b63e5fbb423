import type { DutyEvidence } from './duty-report.ts';
import type { DutyData } from './duty-schema.ts';

/** A figure's source as the report shows it. A source without an entry is a fault of the pack that its schema finds. */
export function evidenceOf(
  { sources }: DutyData,
  { source, asOf, validUntil }: { source: string; asOf: string; validUntil?: string | undefined },
  today: string,
): DutyEvidence {
  const { title, publisher, url } = sources[source] ?? { title: source, publisher: source, url: '' };
  return {
    title,
    publisher,
    url,
    asOf,
    validUntil: validUntil ?? null,
    stale: validUntil !== undefined && validUntil < today,
  };
}
