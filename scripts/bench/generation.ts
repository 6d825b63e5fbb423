import { isWorthWording } from '#llm/is-worth-wording.ts';
import { likeliestSentences } from '#llm/rank-sentences.ts';
import { sentencesOf } from '#llm/sentences.ts';
import type { GeneratorTask } from '#llm/tasks.ts';
import { type AuthoredRow, type RewordRow, readAuthored } from '#models/training/pocket/read-authored.ts';
import { POCKET } from '../open-generator.ts';
import { generateAll, taskOf } from './generation/generate-all.ts';
import { judgeFollowUps } from './generation/judge-follow-ups.ts';
import { judgeSummaries } from './generation/judge-summaries.ts';
import { scoreWording } from './generation/score-wording.ts';
import type { BenchSuite } from './suite.ts';

const SHORT_ROWS = 12;
const IN_BROWSER = 40;

/**
 * The pocket generator against the template, on questions, follow-ups and conversations of writers other than those it
 * learnt from. For wording: what the model says (`model`), what is shown, with the template in place of what
 * the guards stopped or what was never asked as not worth it (`guarded`), only what is shown of it (`onlyShown`), and the template itself, the whole entry. Beside them
 * what no model is needed for: of the same questions as `onlyShown`, the sentences that the ranking marks as likeliest
 * (`ranked`).
 */
export const benchGeneration: BenchSuite = async ({ short, browser }) => {
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
      const isShown = words.map(({ row, text }) => text !== null && isAsked(row));
      const shown = words.flatMap(({ text }, at) => (isShown[at] && text !== null ? [text] : []));
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
              words.map(({ text }, at) => (isShown[at] ? text : null) ?? sources[at] ?? ''),
            ),
            onlyShown: scoreWording(
              asked.filter((_, at) => isShown[at]),
              shown,
            ),
            ranked: scoreWording(
              asked.filter((_, at) => isShown[at]),
              asked.filter((_, at) => isShown[at]).map(likeliest),
            ),
            template: scoreWording(asked, sources),
          },
          followUps: judgeFollowUps(made.filter(({ row }) => row.locale === locale)),
          summaries: judgeSummaries(made.filter(({ row }) => row.locale === locale)),
        },
      ];
    }),
  );
  return {
    short,
    part,
    locales,
    ...(browser && {
      browser: await (await import('./generation/in-browser.ts')).measureInBrowser(folder, tasksOf(rows)),
    }),
  };
};

/** Whether the chat would ask the pocket generator at all. */
function isAsked(row: AuthoredRow): boolean {
  const task = taskOf(row);
  return task.use !== 'word-answer' || isWorthWording(task);
}

/** What the ranking marks, in the order of the source. */
function likeliest({ question, source }: RewordRow): string {
  const sentences = sentencesOf(source);
  const { places } = likeliestSentences(question, sentences);
  return sentences.filter((_, at) => places.includes(at)).join('\n');
}

const tasksOf = (rows: readonly AuthoredRow[]): GeneratorTask[] =>
  rows
    .filter(({ task }) => task === 'reword')
    .slice(0, IN_BROWSER)
    .map(taskOf);

function shortened<T extends { task: string }>(rows: readonly T[]): T[] {
  return ['reword', 'standalone', 'summary'].flatMap((task) =>
    rows.filter((row) => row.task === task).slice(0, task === 'reword' ? SHORT_ROWS : SHORT_ROWS / 3),
  );
}
