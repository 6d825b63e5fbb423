/** A text in sentences, each with its own stop; nothing is lost but the spaces between. */
export function splitSentences(text: string): string[] {
  return (text.match(/[^。！？!?\n]*?(?:[。！？!?\n]+|\.(?=\s|$)|$)/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
