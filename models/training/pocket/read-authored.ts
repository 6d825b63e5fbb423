import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../../src/core/locale.ts';
import type { SaidTurn, Tone } from '../../../src/llm/tasks.ts';
import type { Emotion } from '../../../src/nlu/reading.ts';

export interface RewordRow {
  task: 'reword';
  locale: Locale;
  shop: string;
  id: string;
  question: string;
  mood: Emotion;
  tone: Tone;
  source: string;
  /** Parts of the source that a right reply cannot do without. */
  needs: string[];
  /** Left out where a row only measures. */
  reply?: string;
}

export interface StandaloneRow {
  task: 'standalone';
  locale: Locale;
  turns: SaidTurn[];
  follow_up: string;
  question: string;
}

export interface SummaryRow {
  task: 'summary';
  locale: Locale;
  turns: SaidTurn[];
  mood: Emotion;
  summary?: string;
  /** What a right summary cannot do without. */
  must?: string[];
}

export type AuthoredRow = RewordRow | StandaloneRow | SummaryRow;

/** Every twelfth row of `authored` is not learnt from: it tells when to stop. */
export const isWatched = (at: number): boolean => at % 12 === 0;

/** The rows of every file of a folder beside this one; the language is the name's first part. Throws naming file and line. */
export function readAuthored(folder: 'authored' | 'dev' | 'test'): AuthoredRow[] {
  const at = new URL(`${folder}/`, import.meta.url);
  return readdirSync(at)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, at), 'utf8')
        .split('\n')
        .flatMap((line, index): AuthoredRow[] => {
          if (line.trim() === '') return [];
          const row = parse(line, `${folder}/${name}:${index + 1}`);
          return [{ ...row, locale: name.startsWith('zh') ? 'zh-Hans' : 'en' }];
        }),
    );
}

function parse(line: string, path: string): AuthoredRow {
  let row: AuthoredRow;
  try {
    row = JSON.parse(line) as AuthoredRow;
  } catch (cause) {
    throw new Error(`${path}: not JSON`, { cause });
  }
  if (!['reword', 'standalone', 'summary'].includes(row.task)) throw new Error(`${path}: task is ${row.task}`);
  return row;
}
