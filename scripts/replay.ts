import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';
import { NO_BACKEND } from '#replay/backend.ts';
import type { Device } from '#replay/device.ts';
import { foldLog } from '#replay/fold-log.ts';
import { LineError, parseLine } from '#replay/line.ts';
import { type PlayOptions, playLine } from '#replay/play-line.ts';
import { STRANGER } from '#replay/regression/keep-right.ts';
import { withReceipt } from '#replay/with-receipt.ts';
import { demoBackend } from './replay/demo-backend.ts';
import { openDevice } from './replay/open-device.ts';

const USAGE = `Replays conversations with a pack, as a device would run them.

  npm run -s replay -- --pack DIR --in FILE [--locale LOCALE] [--backend shop|stranger|none] [--tier nano|encoder]

  --pack     a built pack or a folder of sources
  --in       JSON Lines; - reads standard input. A line is {"turns": [turn, …], "locale"?, "at"?, "id"?, "customer"?,
             "context"?} ("at" is epoch ms), or {"log": [event, …], "id"?} (a device's own log, folded exactly). A turn is
             what the shopper says, or {"say" | "choose" | "photo" | "pauseMinutes" | "online": …, "expect"?}
  --locale   of lines that name none (default: en)
  --backend  shop: a demo pack's own shop answers, from its seed data (default); stranger: one that finds
             no order, takes tickets and calls a person, as the Studio's regression set has it; none: nobody does
  --tier     what reads the messages (default: nano)

Writes {"id", "packVersion", "turns"} a line, each turn with its reading, the replies with their reasons ("why") and the
effects asked for; with "failed" where an expectation did not hold, and exit code 1. See docs/replay-and-simulation.md.
`;

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pack: { type: 'string' },
      in: { type: 'string' },
      locale: { type: 'string', default: 'en' },
      backend: { type: 'string', default: 'shop' },
      tier: { type: 'string', default: 'nano' },
    },
  });
  const locale = v.safeParse(v.picklist(LOCALES), values.locale);
  const { backend, tier } = values;
  const isKnown =
    (backend === 'shop' || backend === 'stranger' || backend === 'none') && (tier === 'nano' || tier === 'encoder');
  if (!values.pack || !values.in || !locale.success || !isKnown) throw new UsageError(USAGE);
  // A missing file must be told before a pack is compiled.
  if (values.in !== '-') await stat(values.in);
  const device = await openDevice(values.pack, tier);
  try {
    const backendFor = { none: () => NO_BACKEND, stranger: STRANGER, shop: demoBackend(device) }[backend];
    await replay(device, values.in, { locale: locale.output, backendFor, nowMs: Date.now() });
  } finally {
    await device.dispose();
  }
}

async function replay(device: Device, file: string, options: PlayOptions): Promise<void> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const { packVersion } = device.book;
  let lineNumber = 0;
  let failures = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const given = parseLine(line, lineNumber);
    const id = given.id ?? String(lineNumber);
    if ('log' in given) {
      await write({ id, packVersion, turns: foldLog(device.step, given) });
      continue;
    }
    const { turns, failed } = await playLine(device, given, options);
    await write({
      id,
      packVersion,
      turns: turns.map(({ did, replies, ...turn }) => ({ ...shown(did), ...turn, replies: replies.map(withReceipt) })),
      ...(failed && { failed }),
    });
    if (!failed) continue;
    failures += 1;
    const { path, expected, actual } = failed;
    console.error(
      `line ${lineNumber} (${id}): ${path}: want ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
    );
  }
  if (failures > 0) process.exitCode = 1;
}

const shown = (did: Parameters<typeof JSON.stringify>[0]): object =>
  typeof did === 'string' ? { text: did } : 'say' in did ? { text: did.say } : did;

async function write(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has had enough, as `head` does.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError || error instanceof LineError ? 2 : 1;
}
