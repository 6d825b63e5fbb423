import type { Graph } from '#commerce/advice/graph-schema.ts';
import { type Bought, historiesOf, type Told } from './history.ts';
import { minableNeeds } from './minable-needs.ts';
import { type Associations, mineAssociations } from './mine-associations.ts';
import { USUAL_LIMITS } from './mine-rules.ts';
import { type HistoryFile, readChats, readOrders } from './read-history.ts';

export interface HistoryToMine {
  graph: Graph;
  /** SKUs of the pack: what it does not sell is left out. */
  sold: ReadonlySet<string>;
  /** Shoppers that have to bear out whatever is told. */
  least: number;
}

export interface MinedHistory {
  associations: Associations;
  shoppers: number;
  /** Names of columns that were left unread. */
  dropped: string[];
}

/** Reads orders, and chats where there are any, and mines them. Throws with file, row and column of a fault. */
export function mineFiles(orders: HistoryFile, chats: HistoryFile | null, shop: HistoryToMine): MinedHistory {
  const bought = readOrders(orders);
  const told = chats === null ? { rows: [], dropped: [] } : readChats(chats, minableNeeds(shop.graph).inText);
  const dropped = [...new Set([...bought.dropped, ...told.dropped])];
  return { ...mineHistory(bought.rows, told.rows, shop), dropped };
}

export function mineHistory(
  bought: readonly Bought[],
  told: readonly Told[],
  { graph, sold, least }: HistoryToMine,
): Omit<MinedHistory, 'dropped'> {
  const { keep } = minableNeeds(graph);
  const histories = historiesOf(
    bought.filter(({ sku }) => sold.has(sku)),
    told.map(({ shopper, needs }) => ({ shopper, needs: keep(needs) })),
  );
  return {
    associations: mineAssociations(histories, { ...USUAL_LIMITS, leastShoppers: least }),
    shoppers: histories.length,
  };
}
