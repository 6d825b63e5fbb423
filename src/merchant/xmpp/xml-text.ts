/**
 * Text without what XML cannot hold (control characters, halves of surrogate pairs, U+FFFE, U+FFFF): one of them in a
 * message would end the whole stream. Line ends are those that a parser gives.
 */
export const xmlText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');
