import { runTask, type TextSource } from '#app/generator/run-task.ts';
import type { GuardOutcome } from '#llm/guard/guard-fault.ts';
import { type GeneratorTask, promptFor } from '#llm/tasks.ts';
import type { AuthoredRow } from '#models/training/pocket/read-authored.ts';
import { openGenerator } from '../../open-generator.ts';

export interface Made {
  row: AuthoredRow;
  /** What the model said, with the facts put back. */
  raw: string;
  /** What may be shown; null where the template is to be said. */
  text: string | null;
  guard: GuardOutcome | null;
}

/** No timing is judged here: a slow machine must give the same texts. */
const PATIENT = { firstMs: 120_000, wholeMs: 120_000 };

/** Has every row's task done as the chat would have it done, one after another. */
export async function generateAll(rows: readonly AuthoredRow[], folder: URL): Promise<Made[]> {
  const source = await openGenerator(folder);
  const made: Made[] = [];
  for (const row of rows) {
    let raw = '';
    // The first try is what the model says; a second comes where nothing of it passed.
    const heard: TextSource = {
      ...source,
      generate: (request, onText, signal) =>
        source.generate(
          request,
          (text) => {
            raw ||= text;
            onText(text);
          },
          signal,
        ),
    };
    const task = taskOf(row);
    const { text, receipt } = await runTask(heard, {
      task,
      names: [],
      seed: -1,
      signal: new AbortController().signal,
      ...PATIENT,
    });
    made.push({ row, raw: fillOf(task, source)(raw), text, guard: receipt.guard });
    if (made.length % 100 === 0) process.stderr.write(`${made.length} of ${rows.length}\n`);
  }
  return made;
}

const fillOf = (task: GeneratorTask, { model }: TextSource) => promptFor(task, model)?.fill ?? ((text: string) => text);

/** What the chat would ask for. */
export function taskOf(row: AuthoredRow): GeneratorTask {
  const { locale } = row;
  switch (row.task) {
    case 'reword':
      return {
        use: 'word-answer',
        locale,
        question: row.question,
        mood: row.mood,
        tone: row.tone,
        sources: [{ id: row.id, text: row.source }],
      };
    case 'standalone':
      return { use: 'stand-alone', locale, turns: row.turns, followUp: row.follow_up };
    case 'summary':
      return { use: 'summarise', locale, mood: row.mood, turns: row.turns };
  }
}
