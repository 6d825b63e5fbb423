import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { associationsText } from '#insight/associations/associations-text.ts';
import { type HistoryToMine, type MinedHistory, mineFiles, mineHistory } from '#insight/associations/mine-history.ts';
import { PRIVACY_FLOOR, USUAL_LIMITS } from '#insight/associations/mine-rules.ts';
import { openGoods, openGraph } from './advice/open-advice.ts';
import { PLANTED_TASTES } from './mine/planted-tastes.ts';
import { simulateShop } from './mine/simulate-shop.ts';

const USAGE = `Mines what is bought with what, and by whom, from orders and chats, into the source of a pack.

  npm run mine -- --orders FILE [--chats FILE] --into DIR [--least N]
  npm run mine -- --simulated SHOPPERS [--seed S] --into DIR [--least N]

  --orders     .csv or .jsonl with the columns shopper (a pseudonym) and sku; other columns are not read
  --chats      .csv or .jsonl with shopper and tags (dimension=value …) or text; other columns are not read
  --simulated  a made-up history of so many shoppers, with planted tastes, in place of files
  --seed       the same seed gives the same history (default 1)
  --into       source folder of a pack with advice/; writes advice/associations.yaml
  --least      shoppers that have to bear out whatever is written (default ${USUAL_LIMITS.leastShoppers}, at least ${PRIVACY_FLOOR})

Nothing leaves this machine. See docs/mining.md.
`;

class UsageError extends Error {}

const count = v.pipe(v.string(), v.regex(/^\d+$/, 'expected a number'), v.transform(Number));
const settings = v.object({
  orders: v.optional(v.string()),
  chats: v.optional(v.string()),
  simulated: v.optional(count),
  seed: count,
  into: v.string(),
  least: v.pipe(count, v.minValue(PRIVACY_FLOOR)),
});

function main(): void {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string' },
      chats: { type: 'string' },
      simulated: { type: 'string' },
      seed: { type: 'string', default: '1' },
      into: { type: 'string' },
      least: { type: 'string', default: String(USUAL_LIMITS.leastShoppers) },
    },
  });
  const parsed = v.safeParse(settings, values);
  if (!parsed.success)
    throw new UsageError(`--${v.getDotPath(parsed.issues[0])}: ${parsed.issues[0].message}\n\n${USAGE}`);
  const { orders, chats, simulated, seed, into, least } = parsed.output;
  if ((orders === undefined) === (simulated === undefined))
    throw new UsageError(`one of --orders and --simulated\n\n${USAGE}`);

  const sold = new Set(openGoods(into, 'en').products.map(({ sku }) => sku));
  const shop = { graph: openGraph(into), sold, least };
  const file = join(into, 'advice', 'associations.yaml');
  const { associations, shoppers } =
    simulated === undefined ? mineRead(orders ?? '', chats, shop) : mineSimulated(simulated, seed, shop);
  const from = simulated === undefined ? 'orders and chats' : `a simulated history (seed ${seed}, planted tastes)`;
  writeFileSync(file, associationsText({ associations, by: '"npm run mine"', from, shoppers }));
  const { rules, neighbours } = associations;
  console.log(
    `${file}: ${rules.length} rules, neighbours of ${Object.keys(neighbours).length} products, ${shoppers} shoppers`,
  );
}

function mineRead(orders: string, chats: string | undefined, shop: HistoryToMine): MinedHistory {
  const read = (name: string) => ({ name, text: readFileSync(name, 'utf8') });
  const mined = mineFiles(read(orders), chats === undefined ? null : read(chats), shop);
  for (const column of mined.dropped) console.error(`not read: column ${column}`);
  return mined;
}

function mineSimulated(shoppers: number, seed: number, shop: HistoryToMine): Omit<MinedHistory, 'dropped'> {
  const { bought, told } = simulateShop({ skus: [...shop.sold], planted: PLANTED_TASTES, shoppers, seed });
  return mineHistory(bought, told, shop);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
