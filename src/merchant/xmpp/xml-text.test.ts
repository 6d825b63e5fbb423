import { describe, expect, it } from 'vitest';
import { xmlText } from './xml-text.ts';

describe('text for XML', () => {
  it('keeps what people type', () => {
    const typed = 'a\tb\nc <&> "quotes" 👩‍👩‍👧 \u2028 \u200f مرحبا 第一行';
    expect(xmlText(typed)).toBe(typed);
  });

  it('drops what would end the stream, and nothing beside it', () => {
    expect(xmlText('a\u0000b\u0008c\u000bd\u001fe\ufffef\uffffg')).toBe('abcdefg');
    expect(xmlText('half \ud83d end, whole 😀, \udc00')).toBe('half  end, whole 😀, ');
  });

  it('gives line ends as a parser does', () => {
    expect(xmlText('a\r\nb\rc')).toBe('a\nb\nc');
  });
});
