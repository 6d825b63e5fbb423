import { type RewordRow, readAuthored } from '#models/training/pocket/read-authored.ts';
import { POCKET } from '../open-generator.ts';
import { generateAll } from './generation/generate-all.ts';
import { judgeFollowUps } from './generation/judge-follow-ups.ts';
import { judgeSummaries } from './generation/judge-summaries.ts';
import { scoreWording } from './generation/score-wording.ts';
import type { BenchSuite } from './suite.ts';

const SHORT_ROWS = 12;

/**
 * The pocket generator against the template, on questions, follow-ups and conversations of writers other than those it
 * learnt from. For wording: what the model says (`model`), what the guards let through with the template in place of the
 * rest (`guarded`), only those that were let through (`shown`), and the template itself, the whole entry.
 */
export const benchGeneration: BenchSuite = async ({ short }) => {
  const part = process.env.AISLE_GENERATION_PART === 'dev' ? 'dev' : 'test';
  const all = readAuthored(part);
  const rows = short
    ? ['zh-Hans', 'en'].flatMap((locale) => shortened(all.filter((row) => row.locale === locale)))
    : all;
  const folder = process.env.AISLE_GENERATOR ? new URL(process.env.AISLE_GENERATOR, 'file:///') : POCKET;
  const made = await generateAll(rows, folder);
  const locales = Object.fromEntries(
    ['zh-Hans', 'en'].map((locale) => {
      const words = made.filter(({ row }) => row.task === 'reword' && row.locale === locale);
      const asked = words.map(({ row }) => row as RewordRow);
      const sources = asked.map(({ source }) => source);
      const isShown = words.map(({ text }) => text !== null);
      const shown = words.flatMap(({ text }) => (text === null ? [] : [text]));
      return [
        locale,
        {
          shown: shown.length / words.length,
          wording: {
            model: scoreWording(
              asked,
              words.map(({ raw }) => raw),
            ),
            guarded: scoreWording(
              asked,
              words.map(({ text }, at) => text ?? sources[at] ?? ''),
            ),
            onlyShown: scoreWording(
              asked.filter((_, at) => isShown[at]),
              shown,
            ),
            template: scoreWording(asked, sources),
          },
          followUps: judgeFollowUps(made.filter(({ row }) => row.locale === locale)),
          summaries: judgeSummaries(made.filter(({ row }) => row.locale === locale)),
        },
      ];
    }),
  );
  return { short, part, locales };
};

function shortened<T extends { task: string }>(rows: readonly T[]): T[] {
  return ['reword', 'standalone', 'summary'].flatMap((task) =>
    rows.filter((row) => row.task === task).slice(0, task === 'reword' ? SHORT_ROWS : SHORT_ROWS / 3),
  );
}
