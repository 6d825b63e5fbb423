import type { TimeReading } from '#insight/log/read/parse-time.ts';
import type { ReadOptions } from './logs-api.ts';

/** Times without a zone are taken for those of the person who imports. */
export const timeReading = ({ dayFirst }: ReadOptions): TimeReading => ({
  dayFirst,
  toEpoch: ({ year, month, day, hour, minute, second, ms }) =>
    new Date(year, month - 1, day, hour, minute, second, ms).getTime(),
});
