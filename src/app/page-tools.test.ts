import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageTools } from './page-tools.ts';

const call = { tool: 'add-to-cart' as const, sku: 'GL-1', quantity: 2 };
let tools: PageTools;

beforeEach(() => {
  tools = new PageTools();
});
afterEach(() => vi.restoreAllMocks());

describe('PageTools', () => {
  it('calls the page’s function with what was asked for, and takes nothing back for done', async () => {
    const calls: unknown[] = [];
    tools.register({ addToCart: (given: unknown) => void calls.push(given) });
    expect(tools.names).toEqual(['add-to-cart']);
    expect(await tools.run(call)).toEqual({ status: 'done' });
    expect(calls).toEqual([{ sku: 'GL-1', quantity: 2 }]);
  });

  it('tells a refusal with the shop’s reason', async () => {
    tools.register({ addToCart: async () => ({ done: false, reason: 'Sold out' }) });
    expect(await tools.run(call)).toEqual({ status: 'refused', reason: 'Sold out' });
  });

  it('tells that a page cannot do it', async () => {
    tools.register({});
    expect(await tools.run(call)).toEqual({ status: 'absent' });
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no cart'))],
    ['gives back something else', () => ({ ok: 1 })],
  ])('has failed where the page’s code %s', async (_, addToCart) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    tools.register({ addToCart });
    expect(await tools.run(call)).toEqual({ status: 'failed' });
  });

  it('has failed where the page’s code never ends', async () => {
    vi.useFakeTimers();
    tools.register({ addToCart: () => new Promise(() => {}) });
    const outcome = tools.run(call);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome).toEqual({ status: 'failed' });
    vi.useRealTimers();
  });

  it.each([
    [null, 'tools'],
    [{ buy: () => {} }, 'tools.buy'],
    [{ addToCart: 'yes' }, 'tools.addToCart'],
  ])('refuses %o with the path of the fault, and keeps what was there', (given, path) => {
    tools.register({ startCheckout: () => undefined });
    expect(() => tools.register(given)).toThrowError(
      expect.objectContaining({ details: expect.objectContaining({ path }) }),
    );
    expect(tools.names).toEqual(['start-checkout']);
  });
});
