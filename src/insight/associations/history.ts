/** What one shopper told and bought, as far as the miner looks: no text, no time, no name. */
export interface ShopperHistory {
  /** `dimension=value` of the graph, told in chats. */
  needs: ReadonlySet<string>;
  /** SKUs. */
  bought: ReadonlySet<string>;
}

/** One line of an order, or one message of a chat, of a shopper under a pseudonym. */
export interface Bought {
  shopper: string;
  sku: string;
}
export interface Told {
  shopper: string;
  needs: readonly string[];
}

/** By shopper; whoever bought nothing teaches nothing. The order of the rows does not show in what is mined. */
export function historiesOf(bought: readonly Bought[], told: readonly Told[]): ShopperHistory[] {
  const histories = new Map<string, { needs: Set<string>; bought: Set<string> }>();
  for (const { shopper, sku } of bought) {
    const history = histories.get(shopper) ?? { needs: new Set(), bought: new Set() };
    histories.set(shopper, history);
    history.bought.add(sku);
  }
  for (const { shopper, needs } of told) for (const need of needs) histories.get(shopper)?.needs.add(need);
  return [...histories.values()];
}
