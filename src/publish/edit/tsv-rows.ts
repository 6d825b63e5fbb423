import { keepLineEnds } from './keep-line-ends.ts';

/** One `label TAB message` of a file, and its line (from 0). */
export interface ExampleRow {
  line: number;
  label: string;
  text: string;
}

export function exampleRows(file: string): ExampleRow[] {
  return file.split('\n').flatMap((row, line) => {
    if (row.trim() === '' || row.startsWith('#')) return [];
    const [label = '', text = ''] = row.split('\t').map((cell) => cell.trim());
    return [{ line, label, text }];
  });
}

/** Labels in the order in which they first stand in the file, each with its messages. */
export function exampleLabels(file: string): { label: string; texts: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { label, text } of exampleRows(file)) found.set(label, [...(found.get(label) ?? []), text]);
  return [...found].map(([label, texts]) => ({ label, texts }));
}

/** Tabs and line ends would begin another cell or row. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The messages of a label are these, in this order; rows that stay are left as they are, new ones follow the last of them. */
export function setExamples(file: string, label: string, texts: readonly string[]): string {
  return keepLineEnds(file, (plain) => setRows(plain, label, texts));
}

function setRows(file: string, label: string, texts: readonly string[]): string {
  const wanted = [...new Set(texts.map(cell).filter((text) => text !== ''))];
  const own = exampleRows(file).filter((row) => row.label === label);
  const lines = file.replace(/\n$/, '').split('\n');
  const kept = own.filter(({ text }) => wanted.includes(text));
  const inPlace = own.map(({ line }) => line);
  const isSameOrder = kept.map(({ text }) => text).join('\n') === wanted.slice(0, kept.length).join('\n');
  const rows = wanted
    .map((text) => kept.find((row) => row.text === text))
    .map((row, at) => {
      const old = row && lines[row.line];
      return old ?? `${label}\t${wanted[at] ?? ''}`;
    });
  if (isSameOrder && kept.length === own.length) {
    const last = own.at(-1)?.line ?? lines.length - 1;
    return joined([...lines.slice(0, last + 1), ...rows.slice(kept.length), ...lines.slice(last + 1)]);
  }
  const [first = lines.length] = inPlace;
  return joined([
    ...lines.slice(0, first),
    ...rows,
    ...lines.slice(first).filter((_, at) => !inPlace.includes(first + at)),
  ]);
}

/** Gives all messages of a label another. A row that is a label alone stays: it has no message. */
export function renameLabel(file: string, from: string, to: string): string {
  return file
    .split('\n')
    .map((row) =>
      row.includes('\t') && row.split('\t', 1)[0]?.trim() === from && !row.startsWith('#')
        ? `${to}${row.slice(row.indexOf('\t'))}`
        : row,
    )
    .join('\n');
}

const joined = (lines: readonly string[]): string => {
  const text = lines.join('\n').replace(/^\n+/, '');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
};
