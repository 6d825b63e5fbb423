import { expect, it } from 'vitest';
import type { RichText } from '#core/rich-text.ts';
import { wordedBlocks } from './worded-blocks.ts';

const blocks: RichText = [
  {
    type: 'list',
    ordered: false,
    items: [
      [
        {
          type: 'strong',
          children: [{ type: 'link', href: '/returns', children: [{ type: 'text', text: 'Returns' }] }],
        },
      ],
    ],
  },
];

it('takes up links that the entry has, and makes any other its label', () => {
  const text = 'See [Returns](/returns) or [this](https://evil.example/x), *please*.';
  expect(wordedBlocks({ text, blocks })).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'See ' },
        { type: 'link', href: '/returns', children: [{ type: 'text', text: 'Returns' }] },
        { type: 'text', text: ' or ' },
        { type: 'text', text: 'this' },
        { type: 'text', text: ', ' },
        { type: 'em', children: [{ type: 'text', text: 'please' }] },
        { type: 'text', text: '.' },
      ],
    },
  ]);
});

it('makes a paragraph of each line, and leaves stars that stress nothing', () => {
  expect(wordedBlocks({ text: '2*3*4 cm\n\n second ', blocks: [] })).toEqual([
    { type: 'paragraph', children: [{ type: 'text', text: '2*3*4 cm' }] },
    { type: 'paragraph', children: [{ type: 'text', text: 'second' }] },
  ]);
});
