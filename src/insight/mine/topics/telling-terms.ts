import { segment } from '#core/segment.ts';
import { isStopWord } from '#knowledge/terms.ts';

/** Words as people read them: no stems and no pairs of characters; single Han signs and numbers say too little. */
function wordsOf(text: string): string[] {
  return segment(text.replace(/\[[a-z]+\]/g, ' '))
    .filter(({ text: word, kind }) => kind === 'word' && word.length > 1 && !/^\d/.test(word) && !isStopWord(word))
    .map(({ text: word }) => word);
}

/**
 * The most telling terms of each group by class-based TF-IDF (M. Grootendorst, "BERTopic", 2022): how often a word stands in
 * the group, times log(1 + mean words of a group / the word's count in all groups).
 */
export function tellingTerms(groups: readonly (readonly string[])[], count: number): string[][] {
  const counted = groups.map((texts) => {
    const counts = new Map<string, number>();
    for (const text of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const all = new Map<string, number>();
  let words = 0;
  for (const counts of counted) {
    for (const [word, times] of counts) {
      all.set(word, (all.get(word) ?? 0) + times);
      words += times;
    }
  }
  const mean = words / Math.max(1, groups.length);
  return counted.map((counts) =>
    [...counts]
      .map(([word, times]) => [word, times * Math.log(1 + mean / (all.get(word) ?? 1))] as const)
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, count)
      .map(([word]) => word),
  );
}
