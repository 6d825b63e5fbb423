/** Of each language: enough to know common words by, and a build stays quick. */
const MESSAGES = 3000;

/**
 * Messages of shoppers of any shop, evenly out of the corpus, but those with one of these intents.
 * @param rows Of the corpus in one language: intent, emotion and text, with tabs between.
 */
export function ordinaryMessages(rows: readonly string[], without: ReadonlySet<string>): string[] {
  const texts = rows.flatMap((row) => {
    const [intent = '', , text = ''] = row.split('\t');
    return text === '' || without.has(intent) ? [] : [text];
  });
  const step = Math.max(1, texts.length / MESSAGES);
  return Array.from({ length: Math.floor(texts.length / step) }, (_, at) => texts[Math.floor(at * step)] ?? '');
}
