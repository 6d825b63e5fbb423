import type { Draft } from '../draft.ts';
import type { MessagePart, Topic } from '../state.ts';
import { isFresh } from './facts.ts';
import { noticeParts } from './notices.ts';
import { seenOrderOf } from './topic.ts';
import { proposalsOf, tracesOf } from './traces.ts';

/** Reports under one reply, the gravest: more would be a list that nobody reads on a phone. */
const TRACES_SHOWN = 3;

/**
 * The order under a reply with what the shop has to say of it above, opened as a timeline where that is asked for, and the numbers of others listed with it; or the
 * lines of the topic with their way, the timeline while none is known.
 */
export function shownParts(
  draft: Draft,
  topic: Topic,
  show: 'order' | 'timeline' | 'trace' | undefined,
): MessagePart[] {
  const { state, event } = draft;
  const seen = seenOrderOf(state, topic.slots);
  if (!show || !seen) return [];
  const source = isFresh(state, topic, seen, event.at) ? 'backend' : 'device';
  const { order, syncedAt } = seen;
  if (show === 'trace') {
    const reports = tracesOf(draft, topic).slice(0, TRACES_SHOWN);
    // What was decided is said; it is no offer any more.
    const offers = topic.decision ? [] : proposalsOf(draft, topic);
    const traces = reports.map((report) => {
      const mine = offers.filter(({ lineIds }) => lineIds.length === 0 || lineIds.includes(report.lineId));
      return { type: 'trace' as const, report, offers: mine, syncedAt, source } satisfies MessagePart;
    });
    if (traces.length > 0) return traces;
  }
  const others = Object.values(topic.slots).flatMap((value) => (value.type === 'order' ? (value.others ?? []) : []));
  const notices = noticeParts(draft, seen, source);
  const isOpened = show !== 'order' || notices.length > 0;
  return [
    ...notices,
    { type: 'order', order, syncedAt, source, ...(isOpened && { timeline: true as const }) },
    ...(others.length > 0 ? [{ type: 'order-list' as const, numbers: others }] : []),
  ];
}
