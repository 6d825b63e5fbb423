import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Elsewhere } from '#dialogue/outward.ts';
import './aisle-elsewhere.ts';
import type { AisleElsewhere } from './aisle-elsewhere.ts';
import { FakeChatHost } from './testing/fake-chat-host.ts';

let element: AisleElsewhere;
let host: FakeChatHost;

async function mount(place: Elsewhere, at = 0): Promise<void> {
  element = Object.assign(document.createElement('aisle-elsewhere') as AisleElsewhere, {
    host,
    locale: 'en',
    at,
    place,
  });
  document.body.append(element);
  await settled();
}

async function settled(): Promise<void> {
  await element.updateComplete;
  await new Promise(requestAnimationFrame);
  await element.updateComplete;
}

const link = () => element.shadowRoot?.querySelector('a');
const button = () => element.shadowRoot?.querySelector('button');

beforeEach(() => {
  host = new FakeChatHost();
});
afterEach(() => element.remove());

describe('a person elsewhere', () => {
  it('is a link that opens beside the shop, and can be read by everybody', async () => {
    await mount({ kind: 'wecom', url: 'https://work.weixin.qq.com/kfid/kfc1', text: 'the summary' });
    expect(link()?.textContent).toBe('Open WeChat');
    expect(link()?.target).toBe('_blank');
    expect(link()?.rel).toContain('noopener');
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('is a mail or a call in its place', async () => {
    await mount({ kind: 'mail', url: 'mailto:help@shop.example?subject=x' });
    expect(link()?.href).toBe('mailto:help@shop.example?subject=x');
    expect(link()?.target).toBe('');
  });

  it('is no link where the address may not be followed', async () => {
    await mount({ kind: 'page', url: 'javascript:alert(1)' });
    expect(link()?.hasAttribute('href')).toBe(false);
  });

  it('is a bubble that opens by itself for who has just asked, and at a tap for who comes back', async () => {
    const place = { kind: 'widget', vendor: 'crisp', text: 'the summary', prefilled: true } as const;
    await mount(place, Date.now());
    expect(host.calls).toEqual([['openWidget', 'crisp', 'the summary']]);
    element.remove();
    host.calls.length = 0;
    await mount(place, Date.now() - 60_000);
    expect(host.calls).toEqual([]);
    button()?.click();
    await settled();
    expect(host.calls).toEqual([['openWidget', 'crisp', 'the summary']]);
  });

  it('says so where the bubble is not there', async () => {
    host.hasWidget = false;
    await mount({ kind: 'widget', vendor: 'crisp', text: 'the summary', prefilled: true });
    button()?.click();
    await settled();
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).toMatch(/did not open/);
  });
});
