import { describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { parseHandoffSettings, parseOrdersSettings } from './adapter-settings.ts';

function faultOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof AppError && error.code === 'settings-invalid') return `${error.details.path}`;
    throw error;
  }
  throw new Error('this should have failed');
}

const XMPP = {
  kind: 'xmpp',
  url: 'wss://chat.shop.example/ws',
  domain: 'guest.shop.example',
  rooms: 'rooms.shop.example',
  agents: ['mei@shop.example'],
};

describe('adapters in the tag', () => {
  it('are those of the backend where nothing is said', () => {
    for (const given of [undefined, 'rest', '{"kind":"rest"}']) {
      expect(parseHandoffSettings(given)).toEqual({ kind: 'rest' });
      expect(parseOrdersSettings(given)).toEqual({ kind: 'rest' });
    }
  });

  it('are given as JSON, or as an object in the page', () => {
    const settings = { ...XMPP, nickname: 'Shopper', absenceSeconds: 30 };
    expect(parseHandoffSettings(JSON.stringify(XMPP))).toEqual(settings);
    expect(parseHandoffSettings(XMPP)).toEqual(settings);
  });

  it('are given in short where one value is enough', () => {
    expect(parseHandoffSettings('vendor-widget:crisp')).toEqual({ kind: 'vendor-widget', vendor: 'crisp' });
    expect(parseHandoffSettings('mail:help@shop.example')).toEqual({ kind: 'link', mail: 'help@shop.example' });
    expect(parseHandoffSettings('page:https://help.example/?s={summary}')).toEqual({
      kind: 'link',
      page: 'https://help.example/?s={summary}',
    });
    expect(parseOrdersSettings('vendure:/shop-api')).toEqual({ kind: 'vendure', url: '/shop-api' });
  });

  it('are refused with the path of what is wrong', () => {
    expect(faultOf(() => parseHandoffSettings('{"kind":'))).toBe('data-handoff');
    expect(faultOf(() => parseHandoffSettings('smoke:signal'))).toBe('data-handoff › kind');
    expect(faultOf(() => parseHandoffSettings({ ...XMPP, url: 'https://x' }))).toBe('data-handoff › url');
    expect(faultOf(() => parseHandoffSettings({ ...XMPP, agents: ['a@b', 'nobody'] }))).toBe('data-handoff › agents.1');
    expect(faultOf(() => parseHandoffSettings({ ...XMPP, password: 'x' }))).toBe('data-handoff › password');
    expect(faultOf(() => parseHandoffSettings({ ...XMPP, domain: undefined }))).toBe('data-handoff › domain');
    expect(faultOf(() => parseHandoffSettings('vendor-widget:tidio'))).toBe('data-handoff › vendor');
    expect(faultOf(() => parseHandoffSettings('mail:nobody'))).toBe('data-handoff › mail');
    expect(faultOf(() => parseHandoffSettings({ kind: 'link' }))).toBe('data-handoff');
    expect(faultOf(() => parseOrdersSettings({ kind: 'medusa', url: '/' }))).toMatch(/^data-orders › /);
  });
});
