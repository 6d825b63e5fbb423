import { LineError, parseLine, type WrittenConversation } from '../line.ts';

/** Where the sources of a pack keep what must stay right: files of lines that `npm run replay` takes. */
export const REGRESSION_FOLDER = 'regression/';
/** Where the Studio adds to. */
export const REGRESSION_FILE = `${REGRESSION_FOLDER}kept.jsonl`;

/** One conversation of the set, and where it stands. */
export interface RegressionCase {
  id: string;
  file: string;
  /** From 1. */
  line: number;
  given: WrittenConversation;
}

export interface RegressionSet {
  cases: RegressionCase[];
  /** `FILE:` and what is wrong, with the number of the line and the path in it. */
  faults: string[];
}

/** Reads all of `regression/*.jsonl`, in the order of their names. A line that is wrong costs that line alone. */
export function readRegressionSet(files: ReadonlyMap<string, string>): RegressionSet {
  const set: RegressionSet = { cases: [], faults: [] };
  const names = [...files.keys()]
    .filter((name) => name.startsWith(REGRESSION_FOLDER) && name.endsWith('.jsonl'))
    .sort();
  const places = new Map<string, string>();
  for (const file of names) {
    for (const [index, text] of (files.get(file) ?? '').split('\n').entries()) {
      if (text.trim() === '') continue;
      const line = index + 1;
      try {
        const given = parseLine(text, line);
        if ('log' in given) throw new LineError(`line ${line}: log: a device's log expects nothing`);
        const id = given.id ?? `${file}:${line}`;
        const known = places.get(id);
        if (known !== undefined) throw new LineError(`line ${line}: id: “${id}” stands in ${known} already`);
        places.set(id, `${file}:${line}`);
        set.cases.push({ id, file, line, given });
      } catch (cause) {
        if (!(cause instanceof LineError)) throw cause;
        set.faults.push(`${file}: ${cause.message}`);
      }
    }
  }
  return set;
}

/** What a set asks less than an earlier one did, or otherwise. */
export interface RegressionLoss {
  /** Not there any more. */
  removed: RegressionCase[];
  /** There under their id, as another conversation or with other expectations. */
  changed: RegressionCase[];
}

/** Cases of `earlier` that do not stand in `now` as they were, as they were; where they stand does not matter. */
export function lostCases(earlier: readonly RegressionCase[], now: readonly RegressionCase[]): RegressionLoss {
  const kept = new Set(now.map(contentOf));
  const ids = new Set(now.map(({ id }) => id));
  const lost = earlier.filter((one) => !kept.has(contentOf(one)));
  return { removed: lost.filter(({ id }) => !ids.has(id)), changed: lost.filter(({ id }) => ids.has(id)) };
}

/** All that a case says: reading a line puts its members into one order. */
const contentOf = ({ given }: RegressionCase): string => JSON.stringify(given);

/** The file with one more conversation; one of the same id is replaced. */
export function withCase(files: ReadonlyMap<string, string>, given: WrittenConversation): Record<string, string> {
  const own = readRegressionSet(files).cases.find(({ id }) => id === given.id);
  const file = own?.file ?? REGRESSION_FILE;
  const { lines, end } = linesOf(files, file);
  const text = JSON.stringify(given);
  const all = own ? lines.with(own.line - 1, text) : [...lines.filter((line) => line.trim() !== ''), text];
  return { [file]: all.join(end).trimEnd() + end };
}

/** The files without one; null takes a file away that is empty then. */
export function withoutCase(
  files: ReadonlyMap<string, string>,
  { file, line }: RegressionCase,
): Record<string, string | null> {
  const { lines, end } = linesOf(files, file);
  const rest = lines
    .toSpliced(line - 1, 1)
    .join(end)
    .trimEnd();
  return { [file]: rest === '' ? null : rest + end };
}

/** A file by lines, and what ends each: `\r\n` where the file has it. */
function linesOf(files: ReadonlyMap<string, string>, file: string): { lines: string[]; end: string } {
  const text = files.get(file) ?? '';
  return { lines: text.split(/\r?\n/), end: text.includes('\r\n') ? '\r\n' : '\n' };
}
