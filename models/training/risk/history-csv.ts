import * as v from 'valibot';
import type { PastOrder } from './past-order.ts';

const number = (least: number, most: number) =>
  v.pipe(v.string(), v.nonEmpty(), v.transform(Number), v.number(), v.minValue(least), v.maxValue(most));
const yes = v.pipe(
  v.picklist(['0', '1']),
  v.transform((value) => value === '1'),
);

/** The columns of a history, in any order; README.md says what each is. */
const Columns = {
  promised_at: v.pipe(
    v.string(),
    v.transform(Date.parse),
    v.check((ms) => !Number.isNaN(ms), 'not a date and time'),
  ),
  district: v.pipe(v.string(), v.nonEmpty()),
  km: number(0, 20_000),
  stops: number(0, 1_000),
  severity: number(0, 4),
  celsius: number(-60, 60),
  load: number(0, 20),
  carrier: v.picklist(['rider', 'courier', 'parcel']),
  fragility: number(0, 3),
  packaging: number(0, 2),
  cold_share: number(0, 1),
  pieces: number(1, 10_000),
  grams: number(0, 1e7),
  hour: number(0, 23),
  weekday: number(1, 7),
  lead_minutes: number(0, 1e6),
  is_first: yes,
  delay_minutes: number(-1e6, 1e6),
  damaged: yes,
  cancelled: yes,
  asked: yes,
};
const Row = v.object(Columns);
const NAMES = Object.keys(Columns) as (keyof typeof Columns)[];

/** Throws with the line and the column of the first fault. Without quotes: no column holds a comma. */
export function readHistory(csv: string): PastOrder[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.trim());
  const missing = NAMES.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`the history lacks: ${missing.join(', ')}`);
  const orders = lines.map((line, index) => {
    const cells = line.split(',');
    const read = v.safeParse(Row, Object.fromEntries(names.map((name, at) => [name, cells[at]?.trim()])));
    if (read.success) return fromRow(read.output);
    const [issue] = read.issues;
    throw new Error(`line ${index + 2}, ${v.getDotPath(issue) ?? 'row'}: ${issue.message}`);
  });
  return orders.sort((a, b) => a.promisedAt - b.promisedAt);
}

export function writeHistory(orders: readonly PastOrder[]): string {
  return `${[NAMES.join(','), ...orders.map((order) => NAMES.map((name) => toRow(order)[name]).join(','))].join('\n')}\n`;
}

function fromRow(row: v.InferOutput<typeof Row>): PastOrder {
  const { promised_at, cold_share, lead_minutes, is_first, delay_minutes, ...rest } = row;
  return {
    ...rest,
    promisedAt: promised_at,
    coldShare: cold_share,
    leadMinutes: lead_minutes,
    isFirst: is_first,
    delayMinutes: delay_minutes,
  };
}

function toRow(order: PastOrder): Record<keyof typeof Columns, string | number> {
  const { promisedAt, coldShare, leadMinutes, isFirst, delayMinutes, damaged, cancelled, asked, ...rest } = order;
  return {
    ...rest,
    promised_at: new Date(promisedAt).toISOString(),
    cold_share: coldShare,
    lead_minutes: leadMinutes,
    is_first: Number(isFirst),
    delay_minutes: delayMinutes,
    damaged: Number(damaged),
    cancelled: Number(cancelled),
    asked: Number(asked),
  };
}
