import { exampleRows, setExamples } from '../edit/tsv-rows.ts';
import type { SourceFiles } from '../source-files.ts';
import { inOneLine } from './in-one-line.ts';

const FILE = 'examples.tsv';
const HEAD = '# What shoppers wrote, and what they meant: intent, tab, message.\n';

/** The shop's labelled messages. */
export const examplesOf = (files: SourceFiles): { intent: string; text: string }[] =>
  exampleRows(files.get(FILE) ?? '').map(({ label, text }) => ({ intent: label, text }));

/** Writes messages under what they mean; one that stands under another label moves. Null where all of it is there. */
export function addExamples(
  files: SourceFiles,
  messages: readonly { intent: string; text: string }[],
): Record<string, string> | null {
  const rows = messages
    .map(({ intent, text }) => ({ intent, text: inOneLine(text) }))
    .filter(({ text }) => text !== '');
  const texts = new Set(rows.map(({ text }) => text));
  const before = exampleRows(files.get(FILE) ?? '');
  const isThere = (intent: string, text: string) => before.some((row) => row.label === intent && row.text === text);
  const isMoved = before.some(({ label, text }) => rows.some((row) => row.text === text && row.intent !== label));
  if (!isMoved && rows.every(({ intent, text }) => isThere(intent, text))) return null;
  const labels = new Set([...before.map(({ label }) => label), ...rows.map(({ intent }) => intent)]);
  let file = files.get(FILE) ?? HEAD;
  for (const label of labels) {
    const own = rows.filter(({ intent }) => intent === label).map(({ text }) => text);
    const kept = before.filter((row) => row.label === label && !texts.has(row.text)).map(({ text }) => text);
    const stays = before.filter((row) => row.label === label && own.includes(row.text)).map(({ text }) => text);
    file = setExamples(file, label, [...kept, ...stays, ...own]);
  }
  return { [FILE]: file };
}
