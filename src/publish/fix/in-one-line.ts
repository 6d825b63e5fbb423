/** A pack's lines have no more than 300 signs (`line` of `source-schema.ts`). */
const MOST_SIGNS = 300;

/** A message as one line of a pack: no tabs or line ends, no longer than a line may be, no sign cut in two. */
export const inOneLine = (message: string): string =>
  message
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_SIGNS)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
