import { describe, expect, it } from 'vitest';
import type { HandoffEvent } from '#merchant/ports.ts';
import { hasProsody } from '#tests/servers/local-prosody.ts';
import { follow } from './events-seen.ts';
import { describeHandoffAdapter, packet } from './handoff.contract.ts';
import { startXmppFixture, type XmppFixture } from './xmpp/xmpp-fixture.ts';

const statusOf = (event: HandoffEvent) => (event.type === 'status' ? event.status : null);
const forever = () => new AbortController().signal;

/** What the room of a handoff does. */
function describeRooms(fixtureOf: () => XmppFixture): void {
  async function talk() {
    const guest = fixtureOf().connect('guest');
    // Those who are there when it is made are invited.
    const agent = await fixtureOf().signIn('Mei');
    const next = await fixtureOf().signIn('Bo');
    const handoff = await guest.create(packet(), `room-${crypto.randomUUID()}`);
    await agent.accept(handoff.id);
    const events = follow(guest.events(handoff, null, forever()));
    await events.until((event) => statusOf(event) === 'assigned');
    const takeOver = async (text: string) => {
      await next.accept(handoff.id);
      await next.reply(handoff.id, text);
      await events.until((event) => event.type === 'message' && event.agent?.name === 'Bo');
    };
    return { guest, handoff, agent, next, takeOver, events };
  }

  it('is over when the agent leaves the room, and stays so after a reload', async () => {
    const { handoff, agent, events } = await talk();
    await agent.leave(handoff.id);
    await events.end();
    const after = follow(
      fixtureOf()
        .connect('guest')
        .events(handoff, events.seen.at(-1)?.id ?? null, forever()),
    );
    await after.end();
    expect(after.seen.map(statusOf)).toEqual(['closed']);
  });

  it('calls the agents again with what was written after the last one left', async () => {
    const { guest, handoff, agent, next, takeOver, events } = await talk();
    await agent.leave(handoff.id);
    await guest.send(handoff, { clientId: 'late', text: 'one more thing' });
    await next.isInvited(handoff.id, 2);
    await takeOver('I am here');
    await guest.close(handoff);
    await events.end();
  });

  it('calls the agents again for who comes back after a reload and finds nobody', async () => {
    const { guest, handoff, agent, next, events } = await talk();
    await agent.reply(handoff.id, 'hello');
    await events.until((event) => event.type === 'message' && event.agent?.name === 'Mei');
    fixtureOf().setOnline(false);
    fixtureOf().cutConnections();
    await agent.leave(handoff.id);
    fixtureOf().setOnline(true);
    const after = follow(
      fixtureOf()
        .connect('guest')
        .events(handoff, events.seen.at(-1)?.id ?? null, forever()),
    );
    await next.isInvited(handoff.id, 2);
    expect(after.seen.map(statusOf)).not.toContain('closed');
    await guest.close(handoff);
    await after.end();
    await events.end();
  });

  it('tells what was agreed, where the agent wrote it behind "closed"', async () => {
    const { handoff, agent, events } = await talk();
    await agent.setSubject(handoff.id, 'closed: refund of 5 EUR');
    await events.end();
    expect(events.seen.at(-1)).toMatchObject({ closing: { reason: 'other', agreed: 'refund of 5 EUR' } });
  });

  it('waits for an agent whose connection broke, and goes on with the next one', async () => {
    const { guest, handoff, agent, takeOver, events } = await talk();
    agent.drop();
    await events.until((event) => statusOf(event) === 'queued' && event.id > (events.seen[1]?.id ?? ''));
    await guest.send(handoff, { clientId: 'x', text: 'still there?' });
    await takeOver('I take over');
    await guest.close(handoff);
    await events.end();
  });

  it('is found by nobody who was not told of it', async () => {
    const { guest, handoff, agent } = await talk();
    expect(await agent.listRooms()).toEqual([]);
    await guest.close(handoff);
  });

  it('lets the same shopper in twice: a tab that has not gone yet is no obstacle', async () => {
    const { guest, handoff, events } = await talk();
    const other = fixtureOf().connect('guest');
    const seen = follow(other.events(handoff, null, forever()));
    await other.send(handoff, { clientId: 'y', text: 'from the other tab' });
    await events.until((event) => event.type === 'message' && event.from === 'shopper' && event.clientId === 'y');
    await guest.close(handoff);
    await seen.end();
    expect(seen.seen.filter((event) => event.type === 'message')).toHaveLength(1);
  });

  // The last one: she blocks them for good.
  it('lets the room invite whom the shopper may not write to', async () => {
    const agent = await fixtureOf().signIn('Mei');
    await agent.blockGuests();
    const guest = fixtureOf().connect('guest');
    const handoff = await guest.create(packet(), `room-${crypto.randomUUID()}`);
    await agent.accept(handoff.id);
    await guest.close(handoff);
  });
}

describe.skipIf(!hasProsody())('with Prosody', () => {
  describeHandoffAdapter('xmpp adapter', startXmppFixture, describeRooms);
});
