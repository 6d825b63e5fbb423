import { speakerByWord } from '../log/columns/speaker-words.ts';
import { type MaskCounts, maskText, PLACEHOLDER } from '../log/mask/mask-text.ts';
import { csvText } from './csv-text.ts';
import { clockCsv } from './load/shop-clock.ts';

/** DuckDB, in the browser or outside. */
export interface LoadEngine {
  /** One or several statements without parameters. */
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Adds what `csvText` wrote to a table. */
  copy(table: string, csv: string): Promise<void>;
}

export interface LoadSettings {
  /** By how many minutes the shop's clock is ahead of UTC at that epoch ms. */
  aheadMinutes: (atMs: number) => number;
  /** The words of a shopper's masked text that are worth counting. Without it text is not even loaded. */
  termsOf?: ((text: string, language: string | null) => readonly string[]) | undefined;
  /** Told between pieces of the work; may reject, to cancel it. */
  onProgress?: ((done: number, total: number) => Promise<void>) | undefined;
}

/** What became of the rows of the files: nothing is left out without being counted. */
export interface LoadReport {
  rows: number;
  withoutConversation: number;
  /** Rows with no time, or one that could not be read; they are loaded. */
  withoutTime: number;
  /** Words of the speaker column that name nobody's part, with their rows, which are left out. */
  unknownSpeakers: { word: string | null; rows: number }[];
}

/** Rows that are fetched in one go, and texts that are masked and cut into words before the page may do something else. */
const PAGE = 5000;
const SLICE = 250;

/** From `log_rows`, filled, to the four tables. `sql` is the text of `load/from-log-rows.sql`. */
export async function loadLogRows(
  engine: LoadEngine,
  sql: string,
  { aheadMinutes, termsOf, onProgress }: LoadSettings,
): Promise<LoadReport> {
  const spoken = await engine.rows(
    'SELECT speaker AS word, COUNT(*) AS n FROM log_rows GROUP BY speaker ORDER BY n DESC',
  );
  const words = spoken.map(({ word, n }) => ({ word: word as string | null, rows: Number(n) }));
  const known = words.flatMap(({ word }) => {
    const speaker = word === null ? null : (SPEAKERS.find((name) => name === word) ?? speakerByWord(word));
    return speaker === null ? [] : [[word, speaker]];
  });
  await engine.copy('speakers', csvText(known));
  const [facts = {}] = await engine.rows(`SELECT
    COUNT(*) AS n, COUNT(conversation_id) AS named, COUNT(said_at) AS timed,
    EPOCH_MS(MIN(said_at)) AS from_ms, EPOCH_MS(MAX(said_at)) AS until_ms FROM log_rows`);
  if (facts.from_ms !== null)
    await engine.copy('clock', clockCsv(aheadMinutes, Number(facts.from_ms), Number(facts.until_ms)));
  if (termsOf) await loadTerms(engine, termsOf, onProgress);
  await engine.run(sql);
  if (termsOf) await engine.run(TERMS_SQL);
  const rows = Number(facts.n);
  return {
    rows,
    withoutConversation: rows - Number(facts.named),
    withoutTime: rows - Number(facts.timed),
    unknownSpeakers: words.filter(({ word }) => !known.some(([name]) => name === word)),
  };
}

const SPEAKERS = ['shopper', 'agent', 'assistant', 'system'] as const;

/** A word of a conversation counts once, on the day on which it began. */
const TERMS_SQL = `INSERT INTO terms
SELECT DISTINCT s.conversation_id, CAST(c.started_local AS DATE), s.term
FROM said_terms s
JOIN conversations c ON c.id = s.conversation_id;
DROP TABLE said_terms;`;

/** Page by page through the shoppers' texts: masked, then cut into words; no text goes further than this. */
async function loadTerms(
  engine: LoadEngine,
  termsOf: NonNullable<LoadSettings['termsOf']>,
  onProgress: LoadSettings['onProgress'],
): Promise<void> {
  await engine.run('CREATE TABLE said_terms (conversation_id VARCHAR, term VARCHAR)');
  const [last = {}] = await engine.rows('SELECT MAX(line) AS line FROM log_rows');
  const lines = Number(last.line ?? 0);
  const counts: MaskCounts = {};
  for (let from = 0; from < lines; from += PAGE) {
    const said = await engine.rows(`SELECT r.conversation_id, r.language, r.text
      FROM log_rows r JOIN speakers s ON s.word = r.speaker
      WHERE r.line > ${from} AND r.line <= ${from + PAGE} AND s.speaker = 'shopper'
        AND r.text IS NOT NULL AND r.conversation_id IS NOT NULL`);
    const terms: [string, string][] = [];
    for (const [at, { conversation_id, language, text }] of said.entries()) {
      if (at % SLICE === SLICE - 1) await onProgress?.(from, lines);
      const masked = maskText(String(text), [], counts).replace(PLACEHOLDER, ' ');
      for (const term of new Set(termsOf(masked, language as string | null)))
        terms.push([String(conversation_id), term]);
    }
    await engine.copy('said_terms', csvText(terms));
    await onProgress?.(Math.min(from + PAGE, lines), lines);
  }
}
