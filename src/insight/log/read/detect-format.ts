import { transcriptStyleOf } from './transcript-styles.ts';

/** How a file holds its conversations. `json`: one document; `json-lines`: one object a line. */
export type LogFormat = 'table' | 'json-lines' | 'json' | 'transcript' | 'excel' | 'zip';

/** Container formats, by their first bytes; null for a text. An Excel file is a zip whose first entries tell it. */
export function detectContainer(head: Uint8Array, name: string): 'excel' | 'zip' | null {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return null;
  return /\.xls[xm]$/i.test(name) ? 'excel' : 'zip';
}

const JSON_LINES = /\.(?:jsonl|ndjson)$/i;

/** The format of a text, by its beginning. The name helps where the text leaves it open. */
export function detectTextFormat(head: string, name: string): Exclude<LogFormat, 'excel' | 'zip'> {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('[') && /^\[\s*(?:[{[\]"]|$)/.test(text)) return 'json';
  if (text.startsWith('{'))
    return isJson(text.split('\n', 1)[0] ?? '') || JSON_LINES.test(name) ? 'json-lines' : 'json';
  if (transcriptStyleOf(text.split(/\r?\n/)) !== null) return 'transcript';
  return JSON_LINES.test(name) ? 'json-lines' : 'table';
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** What may stand between the cells of a table. */
const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * The delimiter of a table: the one that cuts the first lines into equally many cells, and into the most. Quoted text is
 * not looked into.
 */
export function detectDelimiter(head: string): string {
  const lines = head
    .replace(/^\ufeff/, '')
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  // The last of a head that was cut is a part of a line.
  const whole = lines.length > 2 ? lines.slice(0, -1) : lines;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = whole.map((line) => line.split(delimiter).length - 1);
    const inHead = counts[0] ?? 0;
    if (inHead === 0) continue;
    const alike = counts.filter((count) => count === inHead).length / counts.length;
    const score = alike * Math.log2(1 + inHead);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
