import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEncoder } from '#scripts/open-encoder.ts';
import { readPackKey } from '#scripts/pack/pack-key.ts';
import { sleepMs } from './feeds/fetch-feed.ts';
import { readWatchConfig } from './feeds/watch-config.ts';
import { WatchedShop } from './feeds/watched-shop.ts';

const USAGE = `Follows a shop's feeds: new goods and words make a new signed pack, prices and stock an overlay over it.

  npm run watch -- --config FILE [--once]

  --config  YAML file (see docs/live-knowledge.md)
  --once    asks every feed once, publishes what is new, and ends

One JSON line on standard output for each thing that happened. Ends with SIGTERM or SIGINT.
`;

/** Exit status: 0 ended as asked, 2 used wrongly. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  if (values.config === undefined) return refuse(USAGE);
  if (!existsSync(values.config)) return refuse(`${values.config} does not exist`);
  const { key, packs } = readWatchConfig(values.config);
  if (!existsSync(key)) return refuse(`${key} does not exist: make a key with npm run pack:keys`);
  const { privateKey } = readPackKey(key);
  let encoder: ReturnType<typeof openEncoder> | null = null;
  const around = {
    privateKey,
    encoder: () => {
      encoder ??= openEncoder();
      return encoder;
    },
    now: () => Date.now(),
    log: (line: Record<string, unknown>) => console.log(JSON.stringify(line)),
  };
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort());
  await Promise.all(
    packs.map(async (pack) => {
      const shop = new WatchedShop(pack, around);
      do {
        await shop.round(end.signal);
        if (!values.once && !end.signal.aborted) await sleepMs(pack.everyMs, end.signal);
      } while (!values.once && !end.signal.aborted);
    }),
  );
  await encoder;
  around.log({ at: new Date().toISOString(), event: 'ended' });
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
