import { findPersonal } from '../find-personal.ts';
import type { PersonalSpan } from '../personal-span.ts';

/** A line with its marks read and taken out. */
function unmark(line: string): { text: string; marked: PersonalSpan[] } {
  const marked: PersonalSpan[] = [];
  let text = '';
  let done = 0;
  for (const match of line.matchAll(/\[\[(\w+)\|([^\]]+)\]\]/g)) {
    text += line.slice(done, match.index);
    const [whole, kind = '', words = ''] = match;
    marked.push({ kind: kind as PersonalSpan['kind'], start: text.length, end: text.length + words.length });
    text += words;
    done = match.index + whole.length;
  }
  return { text: text + line.slice(done), marked };
}

export interface MaskingScore {
  lines: number;
  marked: number;
  /** Marked and wholly masked. */
  masked: number;
  /** Masked of the right kind. */
  ofKind: number;
  /** Masks that touch nothing that is marked. */
  wrong: number;
  missed: string[];
  needless: string[];
}

/** How much of what is marked in the lines is masked, and how much else is. */
export function scoreMasking(lines: readonly string[]): MaskingScore {
  const score: MaskingScore = {
    lines: lines.length,
    marked: 0,
    masked: 0,
    ofKind: 0,
    wrong: 0,
    missed: [],
    needless: [],
  };
  for (const line of lines) {
    const { text, marked } = unmark(line);
    const found = findPersonal(text);
    for (const span of marked) {
      score.marked += 1;
      // What joins two numbers may stay; a letter or digit may not.
      const left = [...text.slice(span.start, span.end)].filter(
        (char, at) =>
          /[\p{L}\p{N}]/u.test(char) &&
          !found.some(({ start, end }) => start <= span.start + at && span.start + at < end),
      );
      if (left.length > 0) score.missed.push(`${span.kind} in: ${text}`);
      else {
        score.masked += 1;
        if (found.some(({ kind, start, end }) => kind === span.kind && start < span.end && span.start < end))
          score.ofKind += 1;
      }
    }
    for (const span of found) {
      if (marked.some(({ start, end }) => start < span.end && span.start < end)) continue;
      score.wrong += 1;
      score.needless.push(`${span.kind} "${text.slice(span.start, span.end)}" in: ${text}`);
    }
  }
  return score;
}
