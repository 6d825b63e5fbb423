import { describe, expect, it } from 'vitest';
import { readNested } from './read-nested.ts';

const time = { dayFirst: false, toEpoch: () => 0 };
const read = (object: Record<string, unknown>) => {
  const items = readNested(object, 3, 0, time);
  return {
    said: items.flatMap((item) => ('message' in item ? [[item.message.speaker, item.message.text]] : [])),
    facts: items.flatMap((item) => ('message' in item ? [item.message.facts] : []))[0],
    id: items.flatMap((item) => ('message' in item ? [item.message.conversation] : []))[0],
    faults: items.flatMap((item) => ('fault' in item ? [item.fault.reason] : [])),
  };
};

describe('conversations with their messages within them', () => {
  it('of our own desk: what the packet tells, then what the person wrote; notes stay out', () => {
    const handedOver = {
      handoff: { id: 'hnd_1', skill: 'senior', shopper_name: '林小雨', rating: { score: 5, comment: '很快' } },
      packet: {
        topic: 'return.request',
        order_ids: ['ord_9'],
        profile: { name: '林小雨', verified: false },
        transcript: [
          { role: 'shopper', text: '口红能退吗', at: '2026-11-21T08:00:00+08:00' },
          { role: 'assistant', text: '拆封的不能退。', at: '2026-11-21T08:00:01+08:00' },
        ],
      },
      orders: [],
      events: [
        { id: '000000000001', at: '2026-11-21T00:01:00Z', type: 'status', status: 'queued', queue_position: 1 },
        {
          id: '000000000002',
          at: '2026-11-21T00:02:00Z',
          type: 'message',
          from: 'agent',
          text: '我来看看',
          agent: { name: 'Mia' },
        },
        { id: '000000000003', at: '2026-11-21T00:03:00Z', type: 'message', from: 'shopper', text: '好的' },
        {
          id: '000000000004',
          at: '2026-11-21T00:04:00Z',
          type: 'status',
          status: 'closed',
          closing: { reason: 'solved' },
        },
      ],
      notes: [{ text: '老顾客，客气点', at: '2026-11-21T00:02:30Z' }],
    };
    const { said, facts, id, faults } = read(handedOver);
    expect(said).toEqual([
      ['shopper', '口红能退吗'],
      ['assistant', '拆封的不能退。'],
      ['agent', '我来看看'],
      ['shopper', '好的'],
    ]);
    expect([id, faults]).toEqual(['hnd_1', []]);
    expect(facts).toMatchObject({
      group: 'senior',
      handedOver: 'true',
      rating: '5',
      resolved: 'true',
      tags: ['return.request'],
      people: ['林小雨'],
      order: 'ord_9',
    });
    const { resolved } = read({ ...handedOver, events: handedOver.events.slice(0, 3) }).facts ?? {};
    expect(resolved).toBeUndefined();
  });

  it('of Zendesk: who asked is the requester, notes stay out', () => {
    const { said, facts, id, faults } = read({
      id: 35,
      requester_id: 9,
      status: 'solved',
      satisfaction_rating: { score: 'good' },
      tags: ['late'],
      comments: [
        {
          author_id: 9,
          plain_body: 'Where is it?',
          html_body: '<p>Where is it?</p>',
          public: true,
          created_at: '2024-05-01T10:00:00Z',
        },
        { author_id: 2, plain_body: 'rude one', public: false },
        { author_id: 2, plain_body: 'On its way', public: true },
      ],
    });
    expect(said).toEqual([
      ['shopper', 'Where is it?'],
      ['agent', 'On its way'],
    ]);
    expect([id, facts?.rating, facts?.resolved, facts?.tags, faults]).toEqual([
      '35',
      'good',
      'solved',
      ['late'],
      ['note'],
    ]);
  });

  it('of Intercom: the source opens it, assignments are the system’s', () => {
    const { said } = read({
      id: '77',
      source: { body: '<p>Do you ship to Oslo?</p>', author: { type: 'user', id: '1' } },
      conversation_parts: {
        conversation_parts: [
          { part_type: 'comment', body: 'One moment', author: { type: 'bot' } },
          { part_type: 'assignment', body: 'to team', author: { type: 'bot' } },
          { part_type: 'comment', body: 'We do', author: { type: 'admin', name: 'Mia' } },
        ],
      },
    });
    expect(said.map(([speaker]) => speaker)).toEqual(['shopper', 'assistant', 'system', 'agent']);
  });

  it('of Freshdesk, Gorgias and Chatwoot', () => {
    expect(
      read({
        id: 1,
        description_text: 'Broken',
        conversations: [{ body_text: 'Sorry', incoming: false, private: false }],
      }).said,
    ).toEqual([
      ['shopper', 'Broken'],
      ['agent', 'Sorry'],
    ]);
    expect(
      read({
        id: 2,
        messages: [
          { from_agent: false, body_text: 'Refund?' },
          { from_agent: true, via: 'rule', body_text: 'We got it' },
          { from_agent: true, body_text: 'Done' },
        ],
      }).said,
    ).toEqual([
      ['shopper', 'Refund?'],
      ['assistant', 'We got it'],
      ['agent', 'Done'],
    ]);
    expect(
      read({
        id: 3,
        messages: [
          { content: 'hi', message_type: 0 },
          { content: 'hello', message_type: 1 },
          { content: 'resolved by Mia', message_type: 2 },
        ],
      }).said.map(([speaker]) => speaker),
    ).toEqual(['shopper', 'agent', 'system']);
  });

  it('of no known kind are named', () => expect(read({ foo: 1 }).faults).toEqual(['shape']));
});
