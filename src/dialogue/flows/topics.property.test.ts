import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../event.ts';
import type { ConversationState } from '../state.ts';
import { reading } from '../testing/conversation.ts';
import { flowBook } from '../testing/flows.ts';
import { type Happening, happeningOf } from '../testing/happenings.ts';
import { RandomTalk } from '../testing/random-talk.ts';

/** A shop with a specialist for what is read as a question on shipping, and a page that can put goods into a basket. */
const book = {
  ...flowBook,
  rules: {
    ...flowBook.rules,
    specialists: [{ name: 'duty' as const, intents: ['shipping.fee', 'return.request'] }],
    tools: [{ tool: 'add-to-cart' as const, words: ['ok', 'no'] }],
  },
};

const startRun = (): RandomTalk => {
  const run = new RandomTalk(book);
  run.send({ type: 'tools-changed', tools: ['add-to-cart'] });
  return run;
};

const runOf = (all: readonly Happening[]): RandomTalk => {
  const run = startRun();
  for (const what of all) run.happen(what);
  return run;
};

const happenings = fc.array(happeningOf(flowBook.flows), { maxLength: 40 });
const often = { numRuns: 200 };

describe('topics, whatever happens', { timeout: 60_000 }, () => {
  it('never ask the outside twice under one key, and never for more than a few things at once', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const run = runOf(all);
        const keys = run.asked.map(({ key }) => key);
        expect(keys).toEqual([...new Set(keys)]);
        expect(run.state.topics.length).toBeLessThanOrEqual(8);
      }),
      often,
    );
  });

  it('all close when the shopper drops them, and what they asked for is called off', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const run = runOf(all);
        for (let count = 0; run.state.topics.length > 0; count += 1) {
          expect(count).toBeLessThan(20);
          run.send({ type: 'flow-cancelled' });
        }
        const left = run.state.pending.filter(({ type }) =>
          ['act', 'open-ticket', 'list-orders', 'look-up-order', 'refresh-order', 'find-entry'].includes(type),
        );
        expect(left).toEqual([]);
      }),
      often,
    );
  });

  it('end each once, under an id of its own, but for those that come back from a person', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const run = startRun();
        const ended = new Map<string, string>();
        for (const what of all) {
          run.happen(what);
          const { finished, topics } = run.state;
          const ids = topics.map(({ id }) => id);
          expect(finished.filter(({ id }) => ids.includes(id))).toEqual([]);
          expect(new Set(ids).size).toBe(topics.length);
          // A person takes topics over as under review.
          expect(ids.filter((id) => ended.has(id) && ended.get(id) !== 'review')).toEqual([]);
          for (const { id, outcome } of finished) ended.set(id, outcome);
        }
      }),
      often,
    );
  });

  it('hold no slot that their flow does not have, by name and type', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const { topics, finished } = runOf(all).state;
        for (const { flow, slots } of [...topics, ...finished]) {
          const known = flowBook.flows.find(({ id }) => id === flow)?.slots ?? { order: { type: 'order' } };
          for (const [name, { type }] of Object.entries(slots)) {
            expect([known[name]?.type, 'skipped']).toContain(type);
          }
        }
      }),
      often,
    );
  });

  it('are answered or asked about: no message of the shopper is left without a word or a request', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const run = runOf(all);
        if (run.state.handoff.phase !== 'none' || run.state.pending.length > 0) return;
        const before = run.state.messages.length;
        run.happen({ type: 'say', text: 'asdf', read: reading('oos', 0.2), hits: [] });
        const isAnswered = run.state.messages.slice(before).some(({ role }) => role === 'assistant');
        expect(isAnswered || run.state.pending.length > 0).toBe(true);
      }),
      often,
    );
  });

  it('go on from any point as plain data to the same future', () => {
    fc.assert(
      fc.property(happenings, fc.nat(), (all, at) => {
        const run = runOf(all);
        const cut = at % run.log.length;
        const fold = (from: ConversationState | null, log: readonly ConversationEvent[]) =>
          log.reduce<ConversationState | null>((state, event) => run.step(state, event)[0], from);
        const stored = JSON.parse(JSON.stringify(fold(null, run.log.slice(0, cut + 1))));
        const resumed = fold(stored, run.log.slice(cut + 1));
        expect(resumed).toEqual(run.state);
        expect(JSON.parse(JSON.stringify(run.state))).toEqual(run.state);
      }),
      often,
    );
  });

  it('give every reply a reason', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        for (const message of runOf(all).state.messages) {
          if (message.role === 'assistant') expect(message.why.length).toBeGreaterThan(0);
        }
      }),
      often,
    );
  });
});
