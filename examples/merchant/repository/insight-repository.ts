import type { Queryable } from '../database/database.ts';
import type { InsightReport } from '../schemas/insight-report.ts';

/** @param monday The week's first day, `YYYY-MM-DD`. */
export async function insertInsightReport(
  db: Queryable,
  shop: string,
  { week, dictionary, bits }: InsightReport,
  monday: string,
): Promise<void> {
  await db.query(
    'insert into insight_reports (shop, week, monday, dictionary, bits) values ($1, $2, $3::text::date, $4, $5)',
    [shop, week, monday, dictionary, bits],
  );
}

/** Of one week, or of all that are kept; sorted, so that the order tells nothing. */
export function insightReports(db: Queryable, shop: string, week: string | null): Promise<InsightReport[]> {
  return db.query<InsightReport>(
    `select week, dictionary, bits from insight_reports
     where shop = $1 and ($2::text is null or week = $2) order by week, dictionary, bits`,
    [shop, week],
  );
}
