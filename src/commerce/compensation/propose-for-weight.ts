import type { Order } from '../order.ts';
import type { TraceReport } from '../trace/trace-report.ts';
import { claimableUntil } from './claimable-until.ts';
import type { OrderRules } from './compensation-rules.ts';
import { isNothing, paidForLine } from './paid-for-line.ts';
import type { CompensationProposal } from './proposal.ts';

const WEIGHT_RULE = 'short-weight.refund';

/** What is missing by the shop's own scales, line by line; never more than was paid. */
export function proposeForWeight(
  order: Order,
  reports: readonly TraceReport[],
  { compensation: { shortWeight: rule } }: OrderRules,
  now: number,
  ordered: Order['lines'],
) {
  if (!rule) return [];
  return reports
    .flatMap((report): CompensationProposal[] => {
      const { weight, lineId } = report;
      const line = order.lines.find(({ id }) => id === lineId);
      const untilMs = claimableUntil(report, rule.hours, now);
      if (!weight || !line || untilMs === null) return [];
      const missing = weight.label - weight.weighed;
      if (missing <= 0 || missing * 100 <= weight.label * rule.toleratedPercent) return [];
      const { doubledAbovePercent: twice } = rule;
      const isDouble = twice !== undefined && missing * 100 > weight.label * twice;
      const amount = paidForLine(
        { lines: ordered, total: order.total },
        line,
        BigInt(Math.round(Math.min(weight.label, missing * (isDouble ? 2 : 1)))),
        BigInt(weight.label),
      );
      const id = `${WEIGHT_RULE}.${lineId}`;
      return [
        {
          id,
          kind: 'refund',
          rule: WEIGHT_RULE,
          cause: 'short-weight',
          amount,
          lineIds: [lineId],
          untilMs,
          figure: missing,
        },
      ];
    })
    .filter(({ amount }) => !isNothing(amount));
}
