import type { SupportReport } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';

type Figures = Omit<SupportReport, 'shop' | 'month' | 'time_zone' | 'arrivals'>;

const IN_MONTH = `shop = $1
  and created_at >= $3::text::timestamp at time zone $2
  and created_at < ($3::text::timestamp + interval '1 month') at time zone $2`;

/**
 * What the handoffs of a month, by the clocks of a time zone, came to; of those that are still kept.
 * @param firstDay `YYYY-MM-DD`.
 */
export async function figuresOfMonth(
  db: Queryable,
  shop: string,
  timeZone: string,
  firstDay: string,
): Promise<Figures> {
  const [row] = await db.query<{ figures: Figures }>(
    `with month as (
        select packet->>'reason' as reason, mode, ticket_reason,
          -- As it came: the column is that of the group it was last given to.
          coalesce(packet->>'skill', 'junior') as skill, closing->>'reason' as closing,
          (rating->>'score')::int as score,
          extract(epoch from (
            select min(e.at) from handoff_events e
            where e.handoff_id = h.id and e.type = 'status' and e.body->>'status' = 'assigned'
          ) - created_at) as waited,
          extract(epoch from (
            select min(e.at) from handoff_events e
            where e.handoff_id = h.id and e.type = 'message' and e.sender = 'agent'
          ) - created_at) as replied
        from handoffs h where ${IN_MONTH}),
      live as (select * from month where mode = 'live')
      select jsonb_build_object(
        'handoffs', (select count(*) from month),
        'by_reason', ${countsBy('reason')},
        'by_skill', ${countsBy('skill')},
        'tickets', ${countsBy('ticket_reason')},
        'closings', ${countsBy('closing')},
        'waiting_seconds', ${spread('waited')},
        'first_reply_seconds', ${spread('replied')},
        'ratings', (
          select jsonb_build_object('count', count(score), 'mean', round(avg(score), 2), 'scores', jsonb_build_array(
            ${[1, 2, 3, 4, 5].map((score) => `count(*) filter (where score = ${score})`).join(', ')}))
          from month)
      ) as figures`,
    [shop, timeZone, firstDay],
  );
  if (!row) throw new Error('PostgreSQL gave no figures');
  return row.figures;
}

/** How many handoffs came: seven days from Monday on, each 24 hours, by the clocks of the time zone. */
export async function arrivalsOfMonth(
  db: Queryable,
  shop: string,
  timeZone: string,
  firstDay: string,
): Promise<number[][]> {
  const rows = await db.query<{ day: number; hour: number; count: number }>(
    `select extract(isodow from created_at at time zone $2)::int as day,
        extract(hour from created_at at time zone $2)::int as hour, count(*)::int as count
      from handoffs where ${IN_MONTH} group by 1, 2`,
    [shop, timeZone, firstDay],
  );
  const arrivals = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { day, hour, count } of rows) arrivals[day - 1]?.splice(hour, 1, count);
  return arrivals;
}

function countsBy(column: string): string {
  return `(select coalesce(jsonb_object_agg(name, number), '{}') from (
    select ${column} as name, count(*) as number from month where ${column} is not null group by 1) counted)`;
}

/** Of those that did not become tickets at once, and got so far. */
function spread(column: string): string {
  const quantile = (share: number) => `round(percentile_cont(${share}) within group (order by ${column})::numeric, 1)`;
  return `(select jsonb_build_object('count', count(${column}), 'median', ${quantile(0.5)}, 'p90', ${quantile(0.9)})
    from live)`;
}
