import type { CompensationProposal } from '#commerce/compensation/proposal.ts';
import { proposeCompensation } from '#commerce/compensation/propose-compensation.ts';
import { assessTrace } from '#commerce/trace/assess-trace.ts';
import { TRACE_VERDICTS, type TraceReport } from '#commerce/trace/trace-report.ts';
import type { Draft } from '../draft.ts';
import { policyOf } from '../policy.ts';
import type { FinishedTopic, Topic } from '../state.ts';
import type { Fact } from './conditions.ts';
import { seenOrderOf } from './topic.ts';

/** The lines that a topic is about, traced by what the device has of the order; the gravest first. */
export function tracesOf({ state, book, event }: Draft, topic: Topic): TraceReport[] {
  const order = seenOrderOf(state, topic.slots)?.order;
  const { trace: rules } = policyOf(book);
  const meant = new Set(lineIdsOf(topic));
  if (!order) return [];
  return order.lines
    .filter(({ id }) => meant.has(id))
    .map((line) => assessTrace({ order, line, rules, now: event.at }))
    .sort((a, b) => TRACE_VERDICTS.indexOf(b.verdict) - TRACE_VERDICTS.indexOf(a.verdict));
}

/** What the shop's rules offer for these lines, or for the whole order: for the goods first, for the waiting last. */
export function proposalsOf({ state, book, event }: Draft, topic: Topic): CompensationProposal[] {
  const order = seenOrderOf(state, topic.slots)?.order;
  if (!order) return [];
  const { trace, compensation } = policyOf(book);
  const settled = settledLines(state.finished, order.number);
  const meant = new Set(lineIdsOf(topic));
  return proposeCompensation({ order, rules: { trace, compensation }, now: event.at })
    .filter(({ lineIds }) => lineIds.length === 0 || lineIds.some((id) => meant.has(id)))
    .filter(({ kind, lineIds }) => kind !== 'refund' || !lineIds.some((id) => settled.has(id)))
    .sort((a, b) => RANK.indexOf(a.cause) - RANK.indexOf(b.cause));
}

/** Lines for which money went back, or is looked at, in this conversation: nobody offers it twice. */
function settledLines(finished: readonly FinishedTopic[], number: string): Set<string> {
  const settled = finished.filter(({ decision, slots }) => {
    const isOfOrder = Object.values(slots).some((value) => value.type === 'order' && value.number === number);
    return isOfOrder && decision && decision.outcome !== 'refused' && decision.coupon === undefined;
  });
  return new Set(settled.flatMap(lineIdsOf));
}

const RANK: readonly CompensationProposal['cause'][] = ['over-temperature', 'short-weight', 'other', 'late'];

/** `trace.NAME` of a condition; null while no line is known. */
export function traceFact(draft: Draft, topic: Topic, name: string): Fact {
  const [gravest] = tracesOf(draft, topic);
  if (!gravest) return null;
  switch (name) {
    case 'verdict':
      return gravest.verdict;
    case 'finding':
      return gravest.reasons[0]?.code ?? null;
    case 'offer':
      return proposalsOf(draft, topic)[0]?.kind ?? 'none';
    case 'offer-for':
      return proposalsOf(draft, topic)[0]?.cause ?? 'none';
    default:
      return null;
  }
}

const lineIdsOf = ({ slots }: Pick<Topic, 'slots'>): string[] =>
  Object.values(slots).flatMap((value) => (value.type === 'lines' ? value.lines.map(({ lineId }) => lineId) : []));
