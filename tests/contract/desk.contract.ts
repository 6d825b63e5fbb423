import { expect, it } from 'vitest';
import type { RestFixture } from './rest-fixture.ts';

const SHOP = '/beauty/support/v1';
/** A picture of one point. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export type Call = (
  method: string,
  path: string,
  token?: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Response>;

/** The agents' side, held against the document as it is spoken; with all operations it has. */
export function describeDesk(at: () => { fixture: RestFixture; call: Call }): void {
  // biome-ignore lint/suspicious/noExplicitAny: bodies are held against the document as they pass.
  const read = async (response: Response): Promise<any> => response.json();
  const desk = (method: string, path: string, token: string, body?: object) =>
    at().call(method, `/desk/v1${path}`, token, body);
  const handOver = async (rest: object = {}) => {
    const body = {
      reason: 'shopper_asked',
      summary: '口红断了',
      locale: 'zh-Hans',
      order_ids: [],
      transcript: [],
      priority: 'urgent',
      skill: 'expert',
      reading: { intent: 'complaint', confidence: 0.9, emotion: 'angry', language: 'zh-Hans' },
      facts: [{ label: 'order', value: 'BT20261104-7731' }],
      masked: true,
      ...rest,
    };
    const key = { 'idempotency-key': crypto.randomUUID() };
    return read(await at().call('POST', `${SHOP}/handoffs`, undefined, body, key));
  };

  it('tells the desk what there is to know of who waits, and gives the next one', async () => {
    const mei = await at().fixture.agentToken('Mei');
    await desk('POST', '/presence', mei, { state: 'available', skills: ['expert'], capacity: 50 });
    const { id } = await handOver();
    const { queued, me } = await read(await desk('GET', '/handoffs', mei));
    expect(me).toMatchObject({ agent: { name: 'Mei' }, skills: ['expert'], online: true });
    expect(queued.find((row: { id: string }) => row.id === id)).toMatchObject({
      priority: 'urgent',
      skill: 'expert',
      emotion: 'angry',
      summary: '口红断了',
      order_count: 0,
      fits: true,
      vip: false,
    });
    expect((await read(await desk('POST', '/next', mei))).id).toBe(id);
    expect((await desk('POST', '/next', mei)).status).toBe(204);
    const detail = await read(await desk('GET', `/handoffs/${id}`, mei));
    expect(detail.packet).toMatchObject({ facts: [{ label: 'order' }], masked: true });
    await desk('POST', `/handoffs/${id}/close`, mei, { reason: 'solved' });
    await desk('POST', '/presence', mei, { state: 'available', skills: ['junior', 'senior', 'expert'], capacity: 50 });
  });

  it('hands on with a note that the shopper never sees, and back to the assistant with what was agreed', async () => {
    const [mei, bo] = [await at().fixture.agentToken('Mei'), await at().fixture.agentToken('Bo')];
    const { agents } = await read(await desk('GET', '/agents', mei));
    const boId = (await read(await desk('GET', '/handoffs', bo))).me.agent.id;
    expect(agents.length).toBeGreaterThan(0);
    const { id, token } = await handOver({ skill: 'junior' });
    await desk('POST', `/handoffs/${id}/accept`, mei);
    const note = { client_id: 'n1', text: '已经退过一次' };
    expect((await desk('POST', `/handoffs/${id}/notes`, mei, note)).status).toBe(201);
    expect((await desk('POST', `/handoffs/${id}/notes`, mei, note)).status).toBe(200);
    const given = await read(await desk('POST', `/handoffs/${id}/transfer`, mei, { to_agent: boId, note: '请你来' }));
    expect(given).toMatchObject({ agent: { name: 'Bo' }, transferred_by: { name: 'Mei' }, note_count: 2 });
    const agreed = '补寄一支';
    const closing = { reason: 'handed-back', agreed };
    expect((await desk('POST', `/handoffs/${id}/close`, bo, closing)).status).toBe(204);
    const seen = await (await at().call('GET', `${SHOP}/handoffs/${id}/events`, token)).text();
    expect(seen).toContain(agreed);
    expect(seen).not.toContain('退过');
    expect(seen).not.toContain('请你来');

    const said = { score: 5, comment: '很快' };
    const rate = (body: object, key: string) =>
      at().call('POST', `${SHOP}/handoffs/${id}/rating`, token, body, { 'idempotency-key': key });
    expect([(await rate(said, 'r1')).status, (await rate(said, 'r1')).status]).toEqual([201, 200]);
    expect([(await rate({ score: 1 }, 'r1')).status, (await rate(said, 'r2')).status]).toEqual([409, 409]);
    const { closed } = await read(await desk('GET', '/handoffs', bo));
    expect(closed[0]).toMatchObject({ id, closing, rating: said });
    expect((await read(await desk('GET', `/handoffs/${id}`, bo))).handoff).toMatchObject({ closing, rating: said });
  });

  it('shows tickets with their photos until they are closed', async () => {
    const mei = await at().fixture.agentToken('Mei');
    const photos = [{ id: 'p1', media_type: 'image/png', data: PNG }];
    const ticket = { topic: 'complaint', fields: { note: '包装破了' }, photos };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const { ticket_number: number } = await read(await at().call('POST', `${SHOP}/tickets`, undefined, ticket, key));
    const { tickets } = await read(await desk('GET', '/tickets', mei));
    const row = tickets.find((one: { number: string }) => one.number === number);
    expect(row).toMatchObject({ state: 'open', topic: 'complaint', photo_count: 1 });
    expect((await read(await desk('GET', `/tickets/${row.id}`, mei))).fields).toEqual(ticket.fields);
    expect((await read(await desk('GET', `/photos/${row.id}`, mei))).photos).toEqual(photos);
    expect((await desk('POST', `/tickets/${row.id}/close`, mei, { note: '已赔' })).status).toBe(204);
    expect((await desk('POST', `/tickets/${row.id}/close`, mei)).status).toBe(204);
    expect((await read(await desk('GET', '/tickets?state=closed', mei))).tickets[0]).toMatchObject({
      id: row.id,
      note: '已赔',
      closed_by: { name: 'Mei' },
    });
    expect((await desk('GET', '/tickets/none', mei)).status).toBe(404);
  });

  it('keeps what is proposed as knowledge', async () => {
    const mei = await at().fixture.agentToken('Mei');
    const proposal = { shop: 'beauty', question: '能退吗', answer: '七天内可以', locale: 'zh-Hans' };
    const propose = () => desk('POST', '/proposals', mei, { client_id: 'k1', ...proposal });
    expect([(await propose()).status, (await propose()).status]).toEqual([201, 200]);
    const { proposals } = await read(await desk('GET', '/proposals', mei));
    expect(proposals).toMatchObject([{ ...proposal, agent: { name: 'Mei' } }]);
  });

  it('exports all of a shopper, and erases them while they are in a conversation', async () => {
    const [mei, lead] = [await at().fixture.agentToken('Mei'), await at().fixture.leadToken()];
    const found = at().fixture.known.toClaim;
    const { order, token } = await read(await at().call('POST', `${SHOP}/orders/lookup`, undefined, found));
    const lines = [{ line_id: order.lines[0].id, quantity: 1, reason: 'colour', note: '颜色不对' }];
    const key = { 'idempotency-key': crypto.randomUUID() };
    expect((await at().call('POST', `${SHOP}/orders/${order.id}/returns`, token, { lines }, key)).status).toBe(201);
    const handoff = await handOver({ order_ids: [order.id], order_tokens: [token], skill: 'junior' });
    await desk('POST', `/handoffs/${handoff.id}/notes`, mei, { client_id: 'n1', text: '老顾客' });
    const question = {
      client_id: 'k2',
      shop: 'beauty',
      question: '颜色不对怎么办',
      answer: '可以换',
      locale: 'zh-Hans',
    };
    await desk('POST', '/proposals', mei, { ...question, handoff_id: handoff.id });

    const shopper = { shop: 'beauty', customer_id: 'cus_bt_1004' };
    const exported = async () => read(await desk('POST', '/privacy/export', lead, shopper));
    expect(await exported()).toMatchObject({
      handoffs: [{ id: handoff.id, notes: [{ text: '老顾客' }] }],
      returns: [{ order_id: order.id, lines }],
      proposals: [{ question: question.question, handoff_id: handoff.id }],
    });
    const path = `${SHOP}/handoffs/${handoff.id}/events`;
    const accept = { accept: 'text/event-stream' };
    const heard = (await at().call('GET', path, handoff.token, undefined, accept)).text();
    expect((await read(await desk('POST', '/privacy/erasure', lead, shopper))).erased.handoffs).toBe(1);
    expect(await heard).toContain('"status":"closed"');
    const over = { ...accept, 'last-event-id': '2' };
    for (const follow of [
      at().call('GET', path, handoff.token, undefined, over),
      at().call('GET', `/desk/v1/handoffs/${handoff.id}/events`, mei, undefined, over),
    ]) {
      expect((await follow).status).toBe(204);
    }
    const left = await exported();
    expect(left).toMatchObject({ handoffs: [], proposals: [] });
    expect(left.returns[0].lines).toEqual([{ line_id: order.lines[0].id, quantity: 1 }]);
  });

  it('lets leads, and nobody else, read the audit log, the report and noisy counts, export and erase', async () => {
    const mei = await at().fixture.agentToken('Mei');
    const lead = await at().fixture.leadToken();
    const shopper = { shop: 'beauty', customer_id: 'nobody-of-this-id' };
    for (const [method, path, body] of [
      ['GET', '/audit', undefined],
      ['GET', '/report?shop=beauty&month=2026-11', undefined],
      ['GET', '/insight-reports?shop=beauty', undefined],
      ['POST', '/privacy/export', shopper],
      ['POST', '/privacy/erasure', shopper],
    ] as const) {
      expect((await desk(method, path, mei, body)).status).toBe(403);
      expect((await desk(method, path, lead, body)).status).toBe(200);
    }
    const { entries } = await read(await desk('GET', '/audit', lead));
    expect(entries.map((entry: { action: string }) => entry.action)).toContain('shopper-erased');
  });
}
