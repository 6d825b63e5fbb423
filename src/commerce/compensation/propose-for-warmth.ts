import type { Order } from '../order.ts';
import type { TraceReport } from '../trace/trace-report.ts';
import { claimableUntil } from './claimable-until.ts';
import type { HeatGrant, OrderRules } from './compensation-rules.ts';
import { isNothing, paidForLine, summed } from './paid-for-line.ts';
import type { CompensationProposal } from './proposal.ts';

export const HEAT_COUPON_RULE = 'over-temperature.coupon';
const HEAT_REFUND_RULE = 'over-temperature.refund';

/** One coupon for all lines that were warm for a while; a refund for each that was so for too long. */
export function proposeForWarmth(
  order: Order,
  reports: readonly TraceReport[],
  { compensation: { overTemperature } }: OrderRules,
  now: number,
  ordered: Order['lines'],
) {
  if (!overTemperature) return [];
  const warm = reports.flatMap((report) => {
    const reason = report.reasons.find(({ code }) => code === 'over-limit');
    const untilMs = claimableUntil(report, overTemperature.hours, now);
    if (reason?.code !== 'over-limit' || untilMs === null) return [];
    const { verdict, minutes } = reason;
    const grant = verdict === 'fine' || verdict === 'unknown' ? undefined : overTemperature.by[verdict];
    return grant ? [{ report, grant, minutes, untilMs }] : [];
  });
  const { currency } = order.total;
  const refunds = warm.flatMap(({ report, grant, minutes, untilMs }): CompensationProposal[] => {
    if (grant.give !== 'refund') return [];
    const amount = summed(amountOf(order, ordered, report, grant), currency, grant.atMost);
    const { lineId } = report;
    const rule = HEAT_REFUND_RULE;
    return [
      {
        id: `${rule}.${lineId}`,
        kind: 'refund',
        rule,
        cause: 'over-temperature',
        amount,
        lineIds: [lineId],
        untilMs,
        figure: minutes,
      },
    ];
  });
  const coupons = warm.filter(({ grant }) => grant.give === 'coupon');
  const cap = coupons.map(({ grant }) => grant.atMost).find((atMost) => atMost !== undefined);
  const amount = summed(
    coupons.flatMap(({ report, grant }) => amountOf(order, ordered, report, grant)),
    currency,
    cap,
  );
  const coupon: CompensationProposal = {
    id: HEAT_COUPON_RULE,
    kind: 'coupon',
    rule: HEAT_COUPON_RULE,
    cause: 'over-temperature',
    amount,
    lineIds: coupons.map(({ report }) => report.lineId),
    untilMs: Math.min(...coupons.map(({ untilMs }) => untilMs)),
    figure: Math.max(...coupons.map(({ minutes }) => minutes)),
  };
  return [...refunds, ...(coupons.length > 0 ? [coupon] : [])].filter(({ amount }) => !isNothing(amount));
}

function amountOf({ lines, total }: Order, ordered: Order['lines'], { lineId }: TraceReport, { percent }: HeatGrant) {
  const line = lines.find(({ id }) => id === lineId);
  return line ? [paidForLine({ lines: ordered, total }, line, BigInt(Math.round(percent * 100)), 10_000n)] : [];
}
