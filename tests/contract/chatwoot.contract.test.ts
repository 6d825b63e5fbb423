import { expect, it } from 'vitest';
import { type ChatwootFixture, startChatwootFixture } from './chatwoot/chatwoot-fixture.ts';
import { allOf, codeOf } from './events-seen.ts';
import { describeHandoffAdapter, packet } from './handoff.contract.ts';

function describeChatwoot(fixtureOf: () => ChatwootFixture): void {
  it('sends a message whose answer was lost once only, after a reload too', async () => {
    const { server, connect, conversation } = fixtureOf();
    const handoff = await connect('guest').create(packet(), 'lost-answer');
    server.loseAnswers = 1;
    expect(await codeOf(connect('guest').send(handoff, { clientId: 'a', text: 'hello?' }))).toBe('backend-unreachable');
    await connect('guest').send(handoff, { clientId: 'a', text: 'hello?' });
    await connect('guest').send(handoff, { clientId: 'b', text: 'hello?' });
    const said = conversation(handoff.id).messages.filter(({ content }) => content === 'hello?');
    expect(said).toHaveLength(2);
  });

  it('hands over once where the answer to the packet was lost', async () => {
    const { server, connect, conversation } = fixtureOf();
    server.loseAnswers = 1;
    expect(await codeOf(connect('guest').create(packet(), 'lost-packet'))).toBe('backend-unreachable');
    const handoff = await connect('guest').create(packet(), 'lost-packet');
    const summaries = conversation(handoff.id).messages.filter(({ content }) => content?.includes('stands still'));
    expect(summaries).toHaveLength(1);
  });

  it('shows choices, cards and files as text, and no survey', async () => {
    const { server, connect, conversation } = fixtureOf();
    const port = connect('guest');
    const handoff = await port.create(packet(), 'content-types');
    const items = [
      { title: 'Refund', value: 'refund' },
      { title: 'Exchange', value: 'exchange' },
    ];
    const one = conversation(handoff.id);
    server.reply(one, 'Mei', 'What would you like?', { content_type: 'input_select', content_attributes: { items } });
    server.reply(one, 'Mei', 'How was it?', { content_type: 'input_csat' });
    server.setStatus(one, 'resolved');
    const events = await allOf(port.events(handoff, null, new AbortController().signal));
    const texts = events.flatMap((event) => (event.type === 'message' ? [event.text] : []));
    expect(texts).toEqual(['What would you like?\n• Refund – refund\n• Exchange – exchange'.replaceAll(/ – \w+/g, '')]);
  });
}

describeHandoffAdapter(
  'chatwoot adapter, before a server made from its published schema',
  startChatwootFixture,
  describeChatwoot,
);
