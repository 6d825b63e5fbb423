import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FeedBroken } from './feeds/feed-item.ts';
import { NO_MAP } from './feeds/feed-map.ts';
import { FeedSource } from './feeds/fetch-feed.ts';
import { FEED_FORMATS, readFeed } from './feeds/read-feed.ts';
import { readFeedMap } from './feeds/watch-config.ts';
import { writeSource } from './feeds/write-source.ts';

const USAGE = `Lays a catalogue or campaign feed into a pack's source.

  npm run feed -- --from URL|FILE --format ${FEED_FORMATS.join('|')} --into SRC [--map FILE] [--prune] [--many-gone]

  --from       http, https, or a file
  --into       folder with pack.yaml; products/feed.yaml and promotions-feed.yaml are written, nothing else
  --map        how the feed's words become the pack's (see docs/live-knowledge.md)
  --prune      deletes what is no longer in the feed, instead of marking it out of stock
  --many-gone  the feed was not cut, though more than half of its goods are gone
`;

/** Exit status: 0 written, 1 the feed cannot be used, 2 used wrongly, 3 written, and items were left out. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      format: { type: 'string' },
      into: { type: 'string' },
      map: { type: 'string' },
      prune: { type: 'boolean', default: false },
      'many-gone': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const { from, into, prune } = values;
  const format = FEED_FORMATS.find((known) => known === values.format);
  if (from === undefined || into === undefined || format === undefined) return refuse(USAGE);
  if (!existsSync(into)) return refuse(`${into} is not a folder`);
  const map = values.map === undefined ? NO_MAP : readFeedMap(values.map);
  const reading = readFeed((await new FeedSource(from).read()) ?? '', format, map);
  const { files, added, vanished, left, faults } = writeSource(into, {
    readings: [{ reading, map }],
    now: Date.now(),
    prune,
    manyGone: values['many-gone'],
  });
  for (const { item, path, message } of faults)
    console.error(`${[item, path].filter(Boolean).join(' › ')}: ${message}`);
  if (left.length > 0) {
    console.error(`in files of your own, so that only prices and stock can follow (npm run watch): ${left.join(', ')}`);
  }
  const counts = [
    `${reading.products.length} goods`,
    `${reading.campaigns.length} offers`,
    `${added.length} new`,
    `${vanished.length} gone`,
    `${faults.length} faults`,
  ];
  console.log(`${into}: ${counts.join(', ')}; ${files.length === 0 ? 'nothing changed' : `wrote ${files.join(', ')}`}`);
  return faults.length > 0 ? 3 : 0;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof FeedBroken ? 1 : 2;
}
