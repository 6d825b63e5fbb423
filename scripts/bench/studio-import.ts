import { readFile } from 'node:fs/promises';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { DEVELOPMENT_LINES } from '#insight/log/mask/testing/development-lines.ts';
import { HELD_OUT_LINES } from '#insight/log/mask/testing/held-out-lines.ts';
import { scoreMasking } from '#insight/log/mask/testing/score-masking.ts';
import { toQuestions } from '#insight/log/to-questions.ts';
import type { ImportReport } from '#workers/logs/logs-api.ts';
import { LogsService } from '#workers/logs/logs-service.ts';
import { type RawConversation, simulateLog } from '../studio/simulate-log.ts';
import { logAsCsv, logAsJsonLines } from '../studio/write-log.ts';
import type { BenchSuite } from './suite.ts';

const CONVERSATIONS = 2000;
const SHORT_CONVERSATIONS = 200;
const NANO = new URL('../../models/nano/', import.meta.url);

/**
 * Importing a log of a simulated shop as CSV and as JSON Lines, in this process: times, what was found of what was planted,
 * and the mask's recall and precision on marked lines.
 */
export const benchStudioImport: BenchSuite = async ({ short }) => {
  const service = new LogsService();
  const model = await readFile(new URL('nano.bin', NANO));
  const { sha256 } = JSON.parse(await readFile(new URL('manifest.json', NANO), 'utf8')) as { sha256: string };
  await service.open({ model: new Uint8Array(model).buffer, sha256 });
  const simulated = simulateLog({
    seed: 8,
    conversations: (short ? SHORT_CONVERSATIONS : CONVERSATIONS) * 2,
    days: 60,
  });
  const log = inPairs(simulated.conversations);
  const formats: Record<string, object> = {};
  for (const [format, text] of Object.entries({ csv: logAsCsv(log), jsonl: logAsJsonLines(log) })) {
    const { report, conversations } = await importOnce(service, `log.${format}`, text);
    const kept = JSON.stringify(conversations);
    formats[format] = {
      megabytes: round(text.length / 1e6),
      conversations: conversations.length,
      messages: log.reduce((sum, { turns }) => sum + turns.length, 0),
      seconds: round(report.tookMs / 1000),
      questions: conversations.reduce((sum, conversation) => sum + toQuestions(conversation).length, 0),
      personalPlanted: simulated.truth.personal.length,
      personalLeft: simulated.truth.personal.filter((words) => kept.includes(words)).length,
      faults: report.faultCounts,
      counts: report.counts,
    };
  }
  const { node, v8 } = process.versions;
  return { suite: 'studio-import', short, node, v8, formats, masking: maskingFigures() };
};

async function importOnce(
  service: LogsService,
  name: string,
  text: string,
): Promise<{ report: ImportReport; conversations: LogConversation[] }> {
  const conversations: LogConversation[] = [];
  const request = {
    id: name,
    files: [new File([text], name)],
    leftOut: [],
    columns: {},
    speakers: {},
    salt: new Uint8Array(32).fill(7),
    options: { dayFirst: false },
  };
  const report = await service.import(request, (news) => {
    if (news.type === 'conversations') conversations.push(...news.conversations);
  });
  return { report, conversations };
}

/** Two of the simulated conversations, one right after the other, are as long as real ones. */
function inPairs(all: readonly RawConversation[]): RawConversation[] {
  return all.flatMap((first, at) => {
    const second = all[at + 1];
    if (at % 2 === 1 || second === undefined) return [];
    const lastMs = first.turns.at(-1)?.atMs ?? 0;
    const shiftMs = lastMs + 30_000 - (second.turns[0]?.atMs ?? 0);
    return [
      { ...first, turns: [...first.turns, ...second.turns.map((turn) => ({ ...turn, atMs: turn.atMs + shiftMs }))] },
    ];
  });
}

function maskingFigures(): object {
  const isChinese = (line: string) => /\p{Script=Han}/u.test(line);
  const sets = {
    'held out': HELD_OUT_LINES,
    'held out, zh': HELD_OUT_LINES.filter(isChinese),
    'held out, en': HELD_OUT_LINES.filter((line) => !isChinese(line)),
    development: DEVELOPMENT_LINES,
  };
  return Object.fromEntries(
    Object.entries(sets).map(([name, lines]) => {
      const { marked, masked, ofKind, wrong } = scoreMasking(lines);
      const found = masked + wrong;
      return [
        name,
        { lines: lines.length, marked, recall: round(masked / marked), precision: round(masked / found), ofKind },
      ];
    }),
  );
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
