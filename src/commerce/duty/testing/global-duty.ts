import * as v from 'valibot';
import { parse } from 'yaml';
import destinations from '/examples/packs/global/duty/destinations.yaml?raw';
import exchange from '/examples/packs/global/duty/exchange.yaml?raw';
import goods from '/examples/packs/global/duty/goods.yaml?raw';
import regimes from '/examples/packs/global/duty/regimes.yaml?raw';
import sources from '/examples/packs/global/duty/sources.yaml?raw';
import tariffs from '/examples/packs/global/duty/tariffs.yaml?raw';
import words from '/examples/packs/global/duty/words.yaml?raw';
import { type DutyData, dutySchema } from '../duty-schema.ts';

/** The chunk `duty` of the demo shop `global`, as its files say it. */
export const globalDutyChunk: Record<string, unknown> = Object.assign(
  {},
  ...[destinations, exchange, goods, regimes, sources, tariffs, words].map((text) => parse(text)),
);

export const globalDuty: DutyData = v.parse(dutySchema, globalDutyChunk);
