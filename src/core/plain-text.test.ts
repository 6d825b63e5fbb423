import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it('keeps the words of every kind of node', () => {
    expect(
      plainText([
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'Free from ' },
            { type: 'strong', children: [{ type: 'text', text: '¥59' }] },
            { type: 'break' },
            { type: 'link', href: '/help', children: [{ type: 'em', children: [{ type: 'text', text: 'more' }] }] },
            { type: 'code', text: 'FRESH11' },
          ],
        },
        { type: 'list', ordered: true, items: [[{ type: 'text', text: 'one' }], [{ type: 'text', text: 'two' }]] },
        { type: 'quote', children: [{ type: 'text', text: 'said' }] },
        {
          type: 'table',
          head: [[{ type: 'text', text: 'City' }], [{ type: 'text', text: 'Days' }]],
          rows: [[[{ type: 'text', text: 'Shanghai' }], [{ type: 'text', text: '1' }]]],
        },
      ]),
    ).toBe('Free from ¥59\nmoreFRESH11\none\ntwo\nsaid\nCity Days\nShanghai 1');
  });
});
