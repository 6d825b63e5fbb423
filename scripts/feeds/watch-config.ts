import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { type FeedMap, feedMap, NO_MAP } from './feed-map.ts';
import { FEED_FORMATS, type FeedFormat } from './read-feed.ts';

const path = v.pipe(v.string(), v.minLength(1));
const configSchema = v.strictObject({
  /** Key file of `npm run pack:keys`. */
  key: v.optional(path, '.aisle/pack-key.json'),
  packs: v.pipe(
    v.array(
      v.strictObject({
        /** Folder with pack.yaml. */
        source: path,
        /** Folder that is served. */
        out: path,
        /** Without sentence vectors. */
        words: v.optional(v.boolean(), false),
        /** How long an overlay is told after its feeds were last heard. */
        validForMin: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(1440)), 30),
        /** How often the feeds are asked: with the 45 s of a device, ten are within a minute. */
        everyS: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3600)), 10),
        feeds: v.pipe(
          v.array(v.strictObject({ from: path, format: v.picklist(FEED_FORMATS), map: v.optional(path) })),
          v.minLength(1),
        ),
      }),
    ),
    v.minLength(1),
  ),
});

export interface WatchedPack {
  source: string;
  out: string;
  words: boolean;
  validForMs: number;
  everyMs: number;
  feeds: { from: string; format: FeedFormat; map: FeedMap }[];
}

/** Reads a configuration; paths in it are from its own folder. Throws with the place of every fault. */
export function readWatchConfig(file: string): { key: string; packs: WatchedPack[] } {
  const base = dirname(resolve(file));
  const config = readChecked(file, configSchema);
  return {
    key: resolve(base, config.key),
    packs: config.packs.map(({ source, out, words, validForMin, everyS, feeds }) => ({
      source: resolve(base, source),
      out: resolve(base, out),
      words,
      validForMs: validForMin * 60_000,
      everyMs: everyS * 1000,
      feeds: feeds.map(({ from, format, map }) => ({
        from: /^https?:/.test(from) ? from : resolve(base, from),
        format,
        map: map === undefined ? NO_MAP : readFeedMap(resolve(base, map)),
      })),
    })),
  };
}

export const readFeedMap = (file: string): FeedMap => readChecked(file, feedMap);

function readChecked<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, parse(readFileSync(file, 'utf8')));
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  throw new Error([`${file} is not as it should be`, ...faults].join('\n'));
}
