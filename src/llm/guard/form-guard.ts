import { mixedWord, oddLetters } from './plain-letters.ts';

/** What plain sentences of a chat never hold. Links as Markdown are let through: they are judged as links. */
const SIGNS: readonly RegExp[] = [
  // Control, direction and zero-width characters, private use, unpaired halves.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Co}|\p{Cs}|[\u{e0000}-\u{e007f}]/u,
  /<\/?[a-z!?%]|<[|]|[|]>|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/iu,
  /\b(?:javascript|vbscript|data|file):/iu,
  /\bon(?:error|load|click|mouse\w+)\s*=/iu,
  /```|~~~|^\s*#{1,6}\s|!\[|^\s*\||\|\s*-{2,}|\*\*|__|^\s*>\s|={2,}|-{4,}|\{\{|\}\}|\$\{|<%|\\u[\da-f]{4}|\\n/iu,
  /(?:^\s*|[,;:]\s+)(?:\d{1,2}[.)](?:\s|$)|[-*•]\s)/u,
  /[{[]\s*["“'][^"”']*["”']\s*[:,]|["”]\s*:\s*["“[{\d]|[{}]/u,
  /\b(?:def|function|return|import|for|while|print|console)\b[^.]*[(=:]\s*[\w("']*\)?\s*[:{;]|[a-z]\w*\(\w*\)/u,
  /[⟨⟩⟦⟧]|\b_{2,}|_{3,}|\p{L}_\p{L}/u,
];
/** Pictures of feeling and letters from other sets of figures: only where the grounds have the very sign. */
const UNUSUAL =
  /\p{Extended_Pictographic}|[\u2460-\u24ff\u2776-\u2793]|[\u{1d400}-\u{1d7ff}]|(?![0-9０-９])\p{Nd}|\p{No}/gu;
/** Broken off: after the word on which the rest hangs. */
const UNFINISHED =
  /\b(?:the|your|our|my|of|and|because|whose)(?=\s*(?:[,.;!]\s|[,.;!]?$))|(?:^|[,.;!?]\s+)(?!(?:it|that|there|he|she|they|you|we|what|here)\b)(?:\w+ ){1,4}(?<!\b(?:it|that|there|he|she|they|you|we|this|these|those|what) )(?:is|was|are|were|will)(?=\s*(?:[,.;!]\s|[,.;!]?$))|(?:因为|如果|或者|以及|还会|会再|(?<![\d一两二三四五六七八九十几这那每整大半] ?)把|将)(?=[,，。!！]|$)/iu;
const LINK_TARGET = /\]\([^)\n]*\)/g;

/** The sign in a sentence that no plain sentence has; null where it is plain. */
export function unfitForm(sentence: string, grounds: string): string | null {
  const text = sentence.trim().replace(LINK_TARGET, ']');
  for (const sign of SIGNS) {
    const found = sign.exec(text);
    if (found !== null && !(found[0].length > 2 && grounds.includes(found[0]))) return found[0];
  }
  const unfinished = UNFINISHED.exec(text);
  if (unfinished !== null && !grounds.includes(text)) return unfinished[0];
  const mixed = mixedWord(text);
  if (mixed !== null && !grounds.includes(mixed)) return mixed;
  return [...(text.match(UNUSUAL) ?? []), ...oddLetters(text)].find((sign) => !grounds.includes(sign)) ?? null;
}
