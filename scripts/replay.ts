import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { LOCALES, type Locale } from '#core/locale.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState, Message } from '#dialogue/state.ts';
import { createStep, type Step } from '#dialogue/step.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import { loadNano } from '#nlu/nano-reader.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { LoadedPack } from '#workers/knowledge/loaded-pack.ts';
import { openPack } from './open-pack.ts';

const USAGE = `Replays conversations with a pack, as a device would run them.

  npm run -s replay -- --pack DIR --in FILE [--locale LOCALE]

  --pack    a built pack or a folder of sources
  --in      JSON Lines; - reads standard input. A line is {"turns": ["…", …], "locale"?, "at"?, "id"?} (what the shopper
            says; "at" is epoch ms) or {"log": [event, …], "id"?} (a device's own log, folded exactly)
  --locale  of lines that name none (default: en)

Writes {"id", "packVersion", "turns"} a line, each turn with its reading, the replies and the effects asked for.
`;

const lineSchema = v.union([
  v.strictObject({
    id: v.optional(v.string()),
    locale: v.optional(v.picklist(LOCALES)),
    at: v.optional(v.number()),
    turns: v.array(v.string()),
  }),
  v.strictObject({
    id: v.optional(v.string()),
    log: v.array(v.looseObject({ id: v.string(), at: v.number(), type: v.string() })),
  }),
]);

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { pack: { type: 'string' }, in: { type: 'string' }, locale: { type: 'string', default: 'en' } },
  });
  const locale = v.safeParse(v.picklist(LOCALES), values.locale);
  if (!values.pack || !values.in || !locale.success) throw new UsageError(USAGE);
  const { pack } = await openPack(values.pack);
  const book = await pack.playbook();
  const understand = await createUnderstanding(pack, book);
  const input = values.in === '-' ? process.stdin : createReadStream(values.in);
  let lineNumber = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const given = parseLine(line, lineNumber);
    const step = createStep(book);
    const turns =
      'log' in given
        ? foldLog(step, given.log as unknown as ConversationEvent[])
        : await play(step, understand, { ...given, locale: given.locale ?? locale.output });
    process.stdout.write(
      `${JSON.stringify({ id: given.id ?? String(lineNumber), packVersion: book.packVersion, turns })}\n`,
    );
  }
}

function parseLine(line: string, lineNumber: number): v.InferOutput<typeof lineSchema> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new UsageError(`line ${lineNumber}: not JSON`);
  }
  const parsed = v.safeParse(lineSchema, json);
  if (parsed.success) return parsed.output;
  throw new UsageError(`line ${lineNumber}: ${v.getDotPath(parsed.issues[0]) ?? 'line'}: ${parsed.issues[0].message}`);
}

type Understand = Awaited<ReturnType<typeof createUnderstanding>>;

async function createUnderstanding(pack: LoadedPack, book: Playbook) {
  const reader = loadNano(readFileSync(new URL('../models/nano/nano.bin', import.meta.url)));
  const findEntities = createEntityFinder(await pack.vocabulary());
  return async (text: string, locale: Locale, now: number) => {
    const reading = readMessage(text, { opinion: reader.opine(text), findEntities, bands: book.rules.bands });
    const query = { text, locale, limit: 5, now, reading };
    return { reading, hits: await searchPack(query, pack.manifest.locales, (name) => pack.search(name)) };
  };
}

/** Runs the turns a second apart. Orders and persons stay effects: nothing is asked of any backend. */
async function play(
  step: Step,
  understand: Understand,
  given: { turns: string[]; locale: Locale; at?: number | undefined },
) {
  let at = given.at ?? Date.now();
  let count = 0;
  const head = () => ({ id: `e${count++}`, at });
  let [state] = step(null, {
    ...head(),
    type: 'started',
    conversationId: 'replay',
    locale: given.locale,
    online: true,
    pageUrl: null,
  });
  const turns: object[] = [];
  for (const text of given.turns) {
    at += 1000;
    const before = state.messages.length;
    const turnId = head().id;
    const [heard, asked] = step(state, { id: turnId, at, type: 'said', text });
    const { reading, hits } = await understand(text, given.locale, at);
    const [answered, wanted] = step(heard, { ...head(), type: 'understood', turnId, reading, hits });
    state = answered;
    const effects = [...asked, ...wanted].filter(({ type }) => type !== 'understand');
    turns.push({ text, reading, replies: repliesAfter(state, before), effects });
  }
  return turns;
}

function foldLog(step: Step, log: ConversationEvent[]) {
  let state: ConversationState | null = null;
  return log.map((event) => {
    const before: number = state?.messages.length ?? 0;
    const [next, effects]: [ConversationState, Effect[]] = step(state, event);
    state = next;
    return { event: event.type, replies: repliesAfter(next, before), effects };
  });
}

const repliesAfter = (state: ConversationState, before: number): Message[] =>
  state.messages.slice(before).filter(({ role }) => role !== 'shopper');

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
