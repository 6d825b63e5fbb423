import * as v from 'valibot';
import { parse } from 'yaml';
import { globalDuty } from '#commerce/duty/testing/global-duty.ts';
import citations from '/examples/packs/global/region/citations.yaml?raw';
import goods from '/examples/packs/global/region/goods.yaml?raw';
import regions from '/examples/packs/global/region/regions.yaml?raw';
import rules from '/examples/packs/global/region/rules.yaml?raw';
import sources from '/examples/packs/global/region/sources.yaml?raw';
import words from '/examples/packs/global/region/words.yaml?raw';
import { type RegionData, regionSchema } from '../region-schema.ts';

/** The chunk `region` of the demo shop `global`, as its files say it. */
export const globalRegionChunk: Record<string, unknown> = Object.assign(
  { names: globalDuty.names },
  ...[citations, goods, regions, rules, sources, words].map((text) => parse(text)),
);

export const globalRegion: RegionData = v.parse(regionSchema, globalRegionChunk);
