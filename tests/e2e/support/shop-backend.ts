import { type APIRequestContext, expect } from '@playwright/test';
import type { Order } from '#commerce/order.ts';

/** What a shop's backend holds, asked over its own API and never over the chat. */
export class ShopBackend {
  readonly #api: APIRequestContext;
  readonly #root: string;

  constructor(api: APIRequestContext, shopUrl: string) {
    this.#api = api;
    this.#root = `${shopUrl}/support/v1`;
  }

  /** The order as it stands now. */
  async order(number: string, email: string): Promise<Order> {
    return (await this.#lookUp(number, email)).order;
  }

  /** Asks for an action once more, as another device would; gives the decision. */
  async act(number: string, email: string, action: string, fields: Record<string, string>): Promise<unknown> {
    const { order, token } = await this.#lookUp(number, email);
    const response = await this.#api.post(`${this.#root}/orders/${order.id}/actions`, {
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
      data: { action, lines: [], fields },
    });
    expect(response.ok()).toBe(true);
    return response.json();
  }

  async #lookUp(number: string, email: string): Promise<{ order: Order; token: string }> {
    const response = await this.#api.post(`${this.#root}/orders/lookup`, {
      data: { number, contact: { kind: 'email', value: email } },
    });
    expect(response.ok()).toBe(true);
    return response.json();
  }
}
