import { expect, it } from 'vitest';
import type { DeskHandoff, DeskLists } from '#merchant/generated/protocol.ts';
import { sampleHandoff, sampleLists } from '../testing/samples.ts';
import { newsIn } from './news.ts';

const lists = (over: Partial<Record<'queued' | 'mine', DeskHandoff[]>>): DeskLists => ({
  ...sampleLists(),
  queued: [],
  mine: [],
  ...over,
});
const spoken = (count: number, from: 'shopper' | 'agent') =>
  sampleHandoff({
    id: 'm',
    status: 'assigned',
    message_count: count,
    last_message: { from, text: 'hello', at: '2026-11-21T10:00:00Z' },
  });

it('tells nothing of what was there when the desk was opened', () => {
  expect(newsIn(null, sampleLists())).toEqual([]);
});

it('tells once of somebody who waits, if the agent has the skill', () => {
  const fitting = sampleHandoff({ id: 'q' });
  const other = sampleHandoff({ id: 'x', fits: false });
  const after = lists({ queued: [fitting, other] });
  expect(newsIn(lists({}), after)).toEqual([{ kind: 'waiting', handoff: fitting }]);
  expect(newsIn(after, after)).toEqual([]);
});

it('tells of the shopper’s messages, not of the agent’s own', () => {
  const before = lists({ mine: [spoken(1, 'agent')] });
  expect(newsIn(before, lists({ mine: [spoken(2, 'shopper')] })).map(({ kind }) => kind)).toEqual(['message']);
  expect(newsIn(before, lists({ mine: [spoken(2, 'agent')] }))).toEqual([]);
});

it('tells of a conversation that a colleague passed on, not of one the agent took', () => {
  const taken = sampleHandoff({ id: 't', status: 'assigned' });
  const passed = { ...taken, id: 'p', transferred_by: { id: 'agt_tom', name: 'Tom' } };
  const news = newsIn(lists({}), lists({ mine: [taken, passed] }));
  expect(news).toEqual([{ kind: 'passed-on', handoff: passed }]);
});
