/** A sentence or line of a text, from `start` to `end`; the space around it is not in it. */
export interface Span {
  start: number;
  end: number;
}

/** What ends a sentence of an answer: also a semicolon, behind which another case is told. */
const BREAK = /(?<=[。！？；\n])|(?<=[!?;])(?=\s)|(?<=\.)(?=\s+\p{Lu})/u;
const SAYS_SOMETHING = /[\p{L}\p{Nd}]/u;

/** The sentences and lines of a text, first to last. */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const part of text.split(BREAK)) {
    const trimmed = part.trim();
    const start = at + part.indexOf(trimmed);
    if (SAYS_SOMETHING.test(trimmed)) spans.push({ start, end: start + trimmed.length });
    at += part.length;
  }
  return spans;
}

export const sentencesOf = (text: string): string[] =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

/** Words as far as two texts are compared: Latin words, numbers, and pairs of signs where a script has no spaces. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [run] of text.toLowerCase().matchAll(/[a-z]+(?:'[a-z]+)?|\d+|[\u3400-\u9fff]+/g)) {
    if (/^[a-z\d]/.test(run) || run.length === 1) words.push(run);
    else for (let at = 0; at + 1 < run.length; at++) words.push(run.slice(at, at + 2));
  }
  return words;
}
