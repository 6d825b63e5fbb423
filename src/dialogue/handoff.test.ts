import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outboxKeys } from './outbox-keys.ts';
import { Conversation, reading } from './testing/conversation.ts';
import { waitingIn } from './waiting.ts';

/** A talk that a person has taken over. */
function withPerson(prepare: (chat: Conversation) => void = () => {}): Conversation {
  const chat = new Conversation();
  prepare(chat);
  chat.send({ type: 'person-asked', reason: 'shopper_asked' });
  created(chat);
  chat.send({ type: 'handoff-changed', eventId: '2', status: 'assigned', position: null, agentName: 'Mia' });
  return chat;
}

function created(chat: Conversation): void {
  const { handoff } = chat.state;
  if (handoff.phase !== 'requested') throw new Error('not requested');
  chat.send({
    type: 'handoff-created',
    key: handoff.key,
    handoff: { id: 'h1', token: 't', mode: 'live', status: 'queued', queuePosition: 2, ticketNumber: null },
  });
}

const ended = { type: 'handoff-changed', eventId: '9', status: 'closed', position: null, agentName: null } as const;

describe('a person who is asked for without a network', () => {
  it('is promised in words for when there is one, while the shopper looks over what is sent', () => {
    const chat = new Conversation(undefined, false, false);
    chat.say('a person please', reading('human.agent', 0.9));
    expect(chat.state.handoff.phase).toBe('drafted');
    expect(chat.said).toEqual(['<person-drafted-offline>']);
    chat.send({ type: 'packet-approved', summary: null, leftOut: [], unmasked: false });
    expect(chat.said).toEqual(['<person-requested-offline>']);
  });

  it('needs no words where what is sent can go at once', () => {
    const chat = new Conversation(undefined, true, false);
    chat.say('a person please', reading('human.agent', 0.9));
    expect(chat.state.handoff.phase).toBe('drafted');
    expect(chat.state.messages.map(({ role }) => role)).toEqual(['shopper']);
  });
});

describe('after the person', () => {
  it('the assistant takes back with what was agreed, and offers what was left open', () => {
    const chat = withPerson((before) => before.say('where is my order', reading('order.track', 0.9)));
    chat.send({ ...ended, closing: { reason: 'solved', agreed: 'a refund of ¥20' } });
    const [first, second] = chat.state.messages.filter(({ role }) => role === 'assistant').slice(-2);
    expect(first).toMatchObject({ parts: [{ text: '<after-person-agreed>' }] });
    expect(second).toMatchObject({ parts: [{ text: '<after-person-open>' }], choices: [{ act: { type: 'flow' } }] });
    expect(chat.state.topics).toEqual([]);
  });

  it('goes on at once where it was left when it is handed back', () => {
    const chat = withPerson((before) => before.say('where is my order', reading('order.track', 0.9)));
    chat.send({ ...ended, closing: { reason: 'handed-back' } });
    expect(chat.state.topics).toHaveLength(1);
    expect(chat.said).toEqual(['<order-ask-number>']);
    chat.say('hello', reading('chat.greet', 0.9));
    expect(chat.state.handoff.phase).toBe('closed');
  });

  it('asks once how it was, and delivers it once', () => {
    const chat = withPerson();
    chat.send(ended);
    expect(chat.state.handoff).toMatchObject({ rating: { status: 'asked' } });
    chat.send({ type: 'rating-given', score: 4, comment: ' quick ' });
    expect(chat.effects).toEqual([
      {
        type: 'rate-handoff',
        key: 'rate.h1',
        handoff: { id: 'h1', token: 't' },
        rating: { score: 4, comment: 'quick' },
      },
    ]);
    for (const again of [1, 5]) chat.send({ type: 'rating-given', score: again, comment: null });
    expect(chat.effects).toEqual([]);
    expect(outboxKeys(chat.state)).toEqual(['rate.h1']);
    chat.send({ type: 'handoff-rated', handoffId: 'h1' });
    expect(outboxKeys(chat.state)).toEqual([]);
  });

  it.each([
    ['where the shopper does not want to', (chat: Conversation) => chat.send({ type: 'rating-declined' }), 'declined'],
    [
      'for a score that there is not',
      (chat: Conversation) => chat.send({ type: 'rating-given', score: 6, comment: null }),
      'asked',
    ],
  ] as [string, (chat: Conversation) => void, string][])('sends nothing %s', (_, act, status) => {
    const chat = withPerson();
    chat.send(ended);
    act(chat);
    expect(chat.state.pending).toEqual([]);
    expect(chat.state.handoff).toMatchObject({ rating: { status } });
  });

  it('does not ask after a crisis, nor where nobody was there', () => {
    const crisis = new Conversation();
    crisis.say('我要举报你们', reading('complaint', 0.4));
    created(crisis);
    crisis.send({ type: 'handoff-changed', eventId: '2', status: 'assigned', position: null, agentName: 'Mia' });
    crisis.send({ ...ended, closing: { reason: 'handed-back' } });
    const alone = new Conversation();
    alone.send({ type: 'person-asked', reason: 'shopper_asked' });
    created(alone);
    alone.send({ type: 'handoff-ended-by-shopper' });
    const spam = withPerson();
    spam.send({ ...ended, closing: { reason: 'spam' } });
    for (const { state } of [crisis, alone, spam]) expect(state.handoff).not.toHaveProperty('rating');
  });
});

describe('events that come twice and out of order', () => {
  const happened = [
    { type: 'handoff-changed', eventId: '2', status: 'queued', position: 1, agentName: null },
    { type: 'handoff-changed', eventId: '3', status: 'assigned', position: null, agentName: 'Mia' },
    { type: 'agent-said', eventId: '4', name: 'Mia', text: 'one' },
    { type: 'agent-said', eventId: '9', name: 'Mia', text: 'two' },
    { type: 'agent-said', eventId: '10', name: 'Mia', text: 'three' },
  ] as const;

  it('lead to the same talk as those that come as they should', () => {
    const arrivals = fc
      .shuffledSubarray([...happened], { minLength: happened.length })
      .chain((all) => fc.shuffledSubarray([...happened]).map((again) => [...all, ...again]));
    fc.assert(
      fc.property(arrivals, (events) => {
        const chat = new Conversation();
        chat.send({ type: 'person-asked', reason: 'shopper_asked' });
        created(chat);
        for (const event of events) chat.send(event);
        const said = chat.state.messages.flatMap((message) => (message.role === 'agent' ? [message.text] : []));
        expect(said).toEqual(['one', 'two', 'three']);
        expect(chat.state.handoff).toMatchObject({ phase: 'assigned', agentName: 'Mia', lastEventId: '10' });
      }),
    );
  });
});

describe('calling off what waits', () => {
  it('takes back a request for a person, with what was typed for them', () => {
    const chat = new Conversation(undefined, false);
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    chat.send({ type: 'said', text: 'hello?' });
    const [request] = waitingIn(chat.state);
    expect(waitingIn(chat.state).map(({ what, text }) => [what, text])).toEqual([
      ['request-handoff', ''],
      ['send-to-agent', 'hello?'],
    ]);
    chat.send({ type: 'waiting-cancelled', key: request?.key ?? '' });
    expect(chat.state.handoff).toEqual({ phase: 'none' });
    expect(outboxKeys(chat.state)).toEqual([]);
    expect(chat.state.messages.at(-1)).toMatchObject({ notice: 'handoff-cancelled' });
  });

  it('takes back one message and sends the next', () => {
    const chat = withPerson();
    const [first, second] = [chat.send({ type: 'said', text: 'one' }), chat.send({ type: 'said', text: 'two' })];
    chat.send({ type: 'waiting-cancelled', key: `send.${first}` });
    expect(chat.effects).toMatchObject([{ type: 'send-to-agent', messageId: second }]);
    const third = chat.send({ type: 'said', text: 'three' });
    chat.send({ type: 'waiting-cancelled', key: `send.${third}` });
    chat.send({ type: 'message-delivered', messageId: second });
    expect(chat.state.messages.flatMap((message) => (message.role === 'shopper' ? [message.delivery] : []))).toEqual([
      'cancelled',
      'delivered',
      'cancelled',
    ]);
  });

  it('leaves alone what is not waiting any more, and the end of a talk', () => {
    const chat = withPerson();
    chat.send({ type: 'handoff-ended-by-shopper' });
    const before = chat.state;
    for (const key of ['close.h1', 'send.nothing', 'handoff.e1']) chat.send({ type: 'waiting-cancelled', key });
    expect(chat.state).toEqual(before);
  });
});
