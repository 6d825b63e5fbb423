import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { HandoffPacket } from '#dialogue/outward.ts';
import { linkAddress } from './link-address.ts';
import { LinkSettings } from './link-settings.ts';

const packet: HandoffPacket = {
  reason: 'shopper_asked',
  summary: 'Broken vase & a lost parcel; wants 50 % back.',
  priority: 'high',
  skill: 'senior',
  facts: [{ label: 'Order', value: 'FR2611-04817' }],
  masked: true,
  locale: 'en',
  topic: 'aftersale.damaged',
  orderIds: ['order-id'],
  orderTokens: ['order-token'],
  pageUrl: 'https://shop.example/orders?q=lin@example.com',
  profile: { customerId: 'c-1', name: 'Lin', email: 'lin@example.com', phone: '+86 138 1600 6688' },
  context: { cart: 'secret cart' },
  transcript: [{ role: 'shopper', text: 'I live in Elm Street 5', at: '2026-11-21T08:00:00.000Z' }],
};
const PRIVATE = ['Lin', 'lin@example.com', '6688', 'c-1', 'order-id', 'order-token', 'secret cart', 'Elm Street'];

const addressOf = (given: object, change: Partial<HandoffPacket> = {}) =>
  linkAddress(v.parse(LinkSettings, { kind: 'link', ...given }), { ...packet, ...change });

describe('the address of a person', () => {
  it('is a mail with subject and body', () => {
    const address = addressOf({ mail: 'help@shop.example' });
    if (address.kind !== 'mail') throw new Error(address.kind);
    const url = new URL(address.url);
    expect(url.pathname).toBe('help@shop.example');
    expect(url.searchParams.get('subject')).toBe('aftersale.damaged');
    expect(url.searchParams.get('body')).toContain(packet.summary);
    expect(url.searchParams.get('body')).toContain('FR2611-04817');
    expect(address.text).toBeUndefined();
  });

  it('is a telephone number, with the summary beside it', () => {
    const address = addressOf({ phone: '+49 (30) 123-456' });
    expect(address).toMatchObject({ kind: 'phone', url: 'tel:+4930123456' });
    expect(address.text).toContain(packet.summary);
  });

  it('is a WeChat customer service link, which takes the topic where it has a scene', () => {
    const plain = 'https://work.weixin.qq.com/kfid/kfc123';
    expect(addressOf({ wecom: plain })).toMatchObject({ kind: 'wecom', url: plain });
    const address = addressOf({ wecom: `${plain}?enc_scene=ENC1` });
    expect(address).toMatchObject({ url: `${plain}?enc_scene=ENC1&scene_param=aftersale.damaged` });
  });

  it('is any page, with the summary where the page wants it', () => {
    expect(addressOf({ page: 'https://help.example/new' })).toMatchObject({ url: 'https://help.example/new' });
    const address = addressOf({ page: 'https://help.example/new?about={summary}&x=1' });
    if (address.kind !== 'page') throw new Error(address.kind);
    expect(new URL(address.url).searchParams.get('about')).toContain(packet.summary);
    expect(new URL(address.url).searchParams.get('x')).toBe('1');
  });

  const ways = [
    { mail: 'help@shop.example' },
    { phone: '030123456' },
    { wecom: 'https://work.weixin.qq.com/kfid/kfc123?enc_scene=E' },
    { page: 'https://help.example/?s={summary}' },
  ];

  it('never has who the shopper is, a key, or what was said', () => {
    for (const way of ways) {
      const address = addressOf(way);
      if (address.kind === 'widget') throw new Error('no address');
      const all = `${decodeURIComponent(address.url)} ${address.text}`;
      for (const secret of PRIVATE) expect(all).not.toContain(secret);
    }
  });

  it('has no summary that was not masked: that is copied only', () => {
    for (const way of ways) {
      const address = addressOf(way, { masked: false });
      if (address.kind === 'widget') throw new Error('no address');
      expect(decodeURIComponent(address.url)).not.toContain('vase');
      expect(address.text).toContain('vase');
    }
  });

  it('stays short, and whole characters are cut', () => {
    for (const summary of ['瓷'.repeat(4000), '👩'.repeat(4000), `\ud83d${'x'.repeat(8000)}`]) {
      for (const way of ways) {
        const address = addressOf(way, { summary });
        if (address.kind === 'widget') throw new Error('no address');
        expect(address.url.length).toBeLessThan(2_000);
        expect(() => decodeURIComponent(address.url)).not.toThrow();
        expect(address.text).toContain(summary.slice(0, 1000));
      }
    }
  });

  it('names what is wrong with the settings', () => {
    const faults = [
      {},
      { mail: 'a@b.example', phone: '030123' },
      { mail: 'not a mail' },
      { wecom: 'https://evil.example/kfid/1' },
      { page: 'javascript:alert(1)' },
      { page: 'http://plain.example/' },
    ];
    for (const given of faults) expect(v.is(LinkSettings, { kind: 'link', ...given })).toBe(false);
  });
});
