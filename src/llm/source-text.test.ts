import { expect, it } from 'vitest';
import { sourceText } from './source-text.ts';

it('writes a rich text as plain lines, with links and emphasis as in Markdown', () => {
  const text = (value: string) => [{ type: 'text' as const, text: value }];
  expect(
    sourceText([
      {
        type: 'paragraph',
        children: [
          ...text('See '),
          { type: 'link', href: '/help', children: text('help') },
          { type: 'break' },
          { type: 'strong', children: text('now') },
          { type: 'em', children: text('Cancel') },
          { type: 'code', text: 'HELLO20' },
        ],
      },
      { type: 'list', ordered: true, items: [text('one'), text('two')] },
      { type: 'quote', children: text('said') },
      { type: 'table', head: [text('a'), text('b')], rows: [[text('1'), text('2')]] },
    ]),
  ).toBe('See [help](/help)\nnow*Cancel*HELLO20\n- one\n- two\nsaid\n| a | b |\n| 1 | 2 |');
});
