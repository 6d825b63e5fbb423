const DENIED_HAN = /(?:而不是|不是|并非)[^，,。.;；!！]*?(?=[，,。;；!！]|而?是|应该是|要的是|$)/gu;
const DENIED =
  /\b(?:not|instead of|rather than)\b(?! (?:working|fresh|cold|here|sure))[^,.;!，。]*?(?=[,.;!，。]|\bbut\b|$)/giu;

/**
 * A message without what it denies: of "not the spinach, the tofu" the tofu is left, where something is left. Letters keep
 * their places, so that what was found in the message can be held against it.
 */
export function affirmed(text: string): string {
  const blank = (part: string): string => ' '.repeat(part.length);
  return text.replace(DENIED_HAN, blank).replace(DENIED, blank);
}
