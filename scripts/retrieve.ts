import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { LOCALES, type Locale } from '#core/locale.ts';
import { searchPack } from '#knowledge/search-pack.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { openEncoder } from '#scripts/open-encoder.ts';
import type { LoadedPack } from '#workers/knowledge/loaded-pack.ts';
import { openPack } from './open-pack.ts';

const USAGE = `Finds entries of a knowledge pack for each question.

  npm run -s retrieve -- --pack DIR --in FILE [--limit N] [--now ISO] [--vectors]

  --pack     a built pack (manifest.json) or a folder of sources (pack.yaml)
  --in       JSON Lines, one {"text": "…", "locale": "en"} a line; - reads standard input.
             Without a locale: Chinese for Chinese characters, else English
  --limit    most hits a question gets (default 5)
  --now      time by which offers are current (default: now)
  --vectors  search by the encoder's sentence vectors too

Writes one {"text", "hits": [{kind, id, locale, title, score, confidence}], "tookMs"} a line.
`;

const question = v.object({ text: v.string(), locale: v.optional(v.picklist(LOCALES)) });

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pack: { type: 'string' },
      in: { type: 'string' },
      limit: { type: 'string', default: '5' },
      now: { type: 'string' },
      vectors: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const { pack: dir, in: file } = values;
  if (dir === undefined || file === undefined) throw new UsageError(USAGE);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError(`--limit ${values.limit} is not a number from 1 on`);
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) throw new UsageError(`--now ${values.now} is not a time`);
  if (file !== '-') await stat(file);
  const encoder = values.vectors ? await openEncoder() : null;
  const { pack } = await openPack(dir, encoder);
  await answerLines(pack, file, { limit, now, encoder });
}

interface AnswerOptions {
  limit: number;
  now: number;
  encoder: SentenceEncoder | null;
}

async function answerLines(pack: LoadedPack, file: string, { encoder, ...options }: AnswerOptions): Promise<void> {
  const lines = createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: Infinity });
  let lineNumber = 0;
  for await (const line of lines) {
    lineNumber++;
    if (line.trim() === '') continue;
    const { text, locale: asked } = readQuestion(line, `${file}:${lineNumber}`);
    const locale = asked ?? localeOf(text);
    const startMs = performance.now();
    const [values] = (await encoder?.embed([text])) ?? [];
    const vector = encoder === null || values === undefined ? null : { encoder: encoder.id, values };
    const query = { text, locale, reading: null, vector, ...options };
    const found = await searchPack(query, pack.manifest.locales, (name) => pack.search(name, vector?.encoder));
    const tookMs = Number((performance.now() - startMs).toFixed(3));
    const hits = found.map(({ kind, id, locale: own, title, score, confidence }) => ({
      kind,
      id,
      locale: own,
      title,
      score: Number(score.toFixed(4)),
      confidence: Number(confidence.toFixed(4)),
    }));
    const more = process.stdout.write(`${JSON.stringify({ text, hits, tookMs })}\n`);
    if (!more) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

function readQuestion(line: string, place: string): v.InferOutput<typeof question> {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch (error) {
    throw new UsageError(`${place}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = v.safeParse(question, raw);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new UsageError(`${place}: ${v.getDotPath(issue) ?? 'line'}: ${issue.message}`);
}

function localeOf(text: string): Locale {
  return /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en';
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
