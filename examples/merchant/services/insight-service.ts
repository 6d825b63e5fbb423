import * as v from 'valibot';
import type { Database } from '../database/database.ts';
import { insertInsightReport, insightReports } from '../repository/insight-repository.ts';
import { type InsightReport, InsightReportSchema } from '../schemas/insight-report.ts';

export interface InsightService {
  /**
   * Keeps a report, without anything of the request that it came with. What is no report, or of a week that is long past or
   * to come, is passed over: no request fails because of it. Whether it was kept.
   */
  take(shop: string, report: unknown): Promise<boolean>;
  /** Reports as JSON Lines. */
  lines(shop: string, week: string | null): Promise<string>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** What waited on a device without a network for longer is no longer of interest; clocks of devices go wrong. */
const TAKEN_AFTER_MS = 56 * DAY_MS;
const TAKEN_BEFORE_MS = 8 * DAY_MS;

export function createInsightService(options: { database: Database; now: () => number }): InsightService {
  const { database, now } = options;
  return {
    async take(shop, given) {
      const read = v.safeParse(InsightReportSchema, given);
      if (!read.success) return false;
      const mondayMs = mondayOf(read.output.week);
      if (mondayMs < now() - TAKEN_AFTER_MS || mondayMs > now() + TAKEN_BEFORE_MS) return false;
      await insertInsightReport(database, shop, read.output, new Date(mondayMs).toISOString().slice(0, 10));
      return true;
    },

    async lines(shop, week) {
      const reports: InsightReport[] = await insightReports(database, shop, week);
      return reports.map((report) => `${JSON.stringify(report)}\n`).join('');
    },
  };
}

/** First moment of an ISO week, epoch ms: week 1 is that of January 4th. */
function mondayOf(week: string): number {
  const [year, number] = week.split('-W').map(Number) as [number, number];
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + (7 * (number - 1) - weekday) * DAY_MS;
}
