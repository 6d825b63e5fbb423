/** Which of the patterns take the whole of a number, as the assistant reads it: any case. Broken ones take nothing. */
export function matchingPatterns(patterns: readonly string[], tried: string): string[] {
  return patterns.filter((pattern) => {
    try {
      return new RegExp(`^(?:${pattern})$`, 'i').test(tried.trim());
    } catch {
      return false;
    }
  });
}
