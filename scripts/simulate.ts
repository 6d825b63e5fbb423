import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { SIMULATED } from '#replay/customers/held-out.ts';
import { type Played, playConversation } from '#replay/customers/play.ts';
import { playLogLine } from '#replay/customers/play-log.ts';
import { type Report, reportOn } from '#replay/customers/report.ts';
import { demoBackend } from './replay/demo-backend.ts';
import { openDevice } from './replay/open-device.ts';
import { openDemoWorld } from './simulate/open-demo-world.ts';

const USAGE = `Lets difficult customers talk to a pack, and reports how it goes.

  npm run -s simulate -- --pack DIR [--conversations N] [--seed S] [--locale zh-Hans|en] [--tier nano|encoder]
                         [--worst N] [--out FILE] [--baseline FILE]
  npm run -s simulate -- --pack DIR --on LOG.jsonl [--out FILE]

  --pack           a built pack or a folder of sources
  --conversations  how many (default 1000), by turns in each language
  --seed           the same seed gives the same customers (default 1)
  --locale         one language only
  --tier           what reads the messages (default: nano)
  --worst          conversations told in full (default 20)
  --on             instead of made-up customers the shoppers of a log, in the lines that replay takes: what they said is said
                   again, and judged by the same rules, but for the goal, which a log does not tell
  --out            where the report goes (default: standard output)
  --baseline       the figures over all and by language are put into this file too, under the name of the shop

Writes one JSON object: figures over all, by goal, by character and by language, and the worst conversations with reasons
and with the line to replay. See docs/replay-and-simulation.md.
`;

class UsageError extends Error {}

const count = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(1));
const settings = v.object({
  pack: v.string(),
  conversations: count,
  seed: count,
  worst: v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)),
  locale: v.optional(v.picklist(SIMULATED)),
  tier: v.picklist(['nano', 'encoder']),
  on: v.optional(v.string()),
  out: v.optional(v.string()),
  baseline: v.optional(v.string()),
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pack: { type: 'string' },
      conversations: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      worst: { type: 'string', default: '20' },
      locale: { type: 'string' },
      tier: { type: 'string', default: 'nano' },
      on: { type: 'string' },
      out: { type: 'string' },
      baseline: { type: 'string' },
    },
  });
  const parsed = v.safeParse(settings, values);
  if (!parsed.success)
    throw new UsageError(`--${v.getDotPath(parsed.issues[0])}: ${parsed.issues[0].message}\n\n${USAGE}`);
  const { pack, conversations, seed, worst, locale, tier, on, out, baseline } = parsed.output;
  const device = await openDevice(pack, tier);
  try {
    const played: Played[] = [];
    if (on !== undefined) {
      const options = { locale: locale ?? 'en', nowMs: Date.now(), backendFor: demoBackend(device) };
      let lineNumber = 0;
      for await (const line of createInterface({ input: createReadStream(on), crlfDelay: Number.POSITIVE_INFINITY })) {
        lineNumber += 1;
        if (line.trim() !== '') played.push(await playLogLine(device, line, lineNumber, options));
      }
    } else {
      const world = await openDemoWorld(device);
      for (let index = 0; index < conversations; index += 1) {
        const own = locale ?? SIMULATED[index % SIMULATED.length] ?? 'en';
        played.push(await playConversation(world, seed, index, own));
      }
    }
    const report = {
      pack: device.book.shop,
      packVersion: device.book.packVersion,
      tier,
      ...(on === undefined && { seed }),
      ...reportOn(played, worst),
    };
    if (baseline !== undefined) keepFigures(baseline, { seed, conversations, ...report });
    const json = `${JSON.stringify(report, null, 2)}\n`;
    if (out === undefined) process.stdout.write(json);
    else writeFileSync(out, json);
  } finally {
    await device.dispose();
  }
}

function keepFigures(
  file: string,
  {
    pack,
    seed,
    conversations,
    tier,
    all,
    byLocale,
  }: { pack: string; seed: number; conversations: number; tier: string } & Report,
): void {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const shops = typeof known === 'object' ? known : {};
  writeFileSync(
    file,
    `${JSON.stringify({ ...shops, [pack]: { tier, seed, conversations, all, byLocale } }, null, 2)}\n`,
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
