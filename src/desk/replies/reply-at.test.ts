import { describe, expect, it } from 'vitest';
import { replyAt } from './reply-at.ts';

describe('replyAt', () => {
  it('finds the slash before the caret and what follows it', () => {
    expect(replyAt('/', 1)).toEqual({ start: 0, end: 1, query: '' });
    expect(replyAt('Hello /tha', 10)).toEqual({ start: 6, end: 10, query: 'tha' });
    expect(replyAt('你好 /道歉', 6)).toEqual({ start: 3, end: 6, query: '道歉' });
  });

  it('leaves slashes alone that are part of the text', () => {
    for (const text of ['and/or', 'https://shop.example/a', 'yes / no', '24/7', '/one two']) {
      expect(replyAt(text, text.length), text).toBeNull();
    }
  });

  it('looks at what is before the caret only', () => {
    expect(replyAt('/thanks for all', 3)).toEqual({ start: 0, end: 3, query: 'th' });
  });
});
