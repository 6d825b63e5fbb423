import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { richTextSchema } from '#knowledge/pack-schema.ts';
import { richFromMarkdown } from './rich-from-markdown.ts';

const text = (value: string) => ({ type: 'text', text: value });

describe('richFromMarkdown', () => {
  it('takes over paragraphs, emphasis, code, breaks and links', () => {
    expect(richFromMarkdown('Free from **¥59**,\nelse *¥6*.  \nSee [fees](/help#fees) or `FRESH11`.')).toEqual({
      problems: [],
      blocks: [
        {
          type: 'paragraph',
          children: [
            text('Free from '),
            { type: 'strong', children: [text('¥59')] },
            text(', else '),
            { type: 'em', children: [text('¥6')] },
            text('.'),
            { type: 'break' },
            text('See '),
            { type: 'link', href: '/help#fees', children: [text('fees')] },
            text(' or '),
            { type: 'code', text: 'FRESH11' },
            text('.'),
          ],
        },
      ],
    });
  });

  it('takes over lists and quotes', () => {
    expect(richFromMarkdown('- one\n- **two**\n\n1. a\n2. b\n\n> said').blocks).toEqual([
      { type: 'list', ordered: false, items: [[text('one')], [{ type: 'strong', children: [text('two')] }]] },
      { type: 'list', ordered: true, items: [[text('a')], [text('b')]] },
      { type: 'quote', children: [text('said')] },
    ]);
  });

  it('takes over tables, with formatting, escaped bars and lone dashes in their cells', () => {
    expect(richFromMarkdown('| City | Fee |\n|---|:-:|\n| **Bonn** | - |\n| a \\| b | 1. |')).toEqual({
      problems: [],
      blocks: [
        {
          type: 'table',
          head: [[text('City')], [text('Fee')]],
          rows: [
            [[{ type: 'strong', children: [text('Bonn')] }], [text('-')]],
            [[text('a | b')], [text('1.')]],
          ],
        },
      ],
    });
  });

  it('takes a table that follows its paragraph without a gap', () => {
    const { blocks, problems } = richFromMarkdown('Fees:\n| City | Fee |\n|---|---|\n| Bonn | 6 |');
    expect(problems).toEqual([]);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'table']);
  });

  it('joins lines with a space in English and with nothing in Chinese', () => {
    expect(richFromMarkdown('one\ntwo').blocks).toEqual([{ type: 'paragraph', children: [text('one two')] }]);
    expect(richFromMarkdown('满五十九\n免运费').blocks).toEqual([
      { type: 'paragraph', children: [text('满五十九免运费')] },
    ]);
  });

  it.each([
    ['<script>alert(1)</script>', 'raw HTML is not allowed (line 1)'],
    ['ok <b>bold</b>', 'raw HTML is not allowed (line 1)'],
    ['# Big', 'a heading is not allowed (line 1)'],
    ['text\n\n![x](/a.png)', 'a picture is not allowed (line 3)'],
    ['    code', 'a code block is not allowed (line 1)'],
    ['```\ncode\n```', 'a code block is not allowed (line 1)'],
    ['---', 'a rule is not allowed (line 1)'],
    ['- a\n  - b', 'a list item is one paragraph; it holds a list (line 2)'],
    ['> - a', 'a quote holds paragraphs only, not a list (line 1)'],
    [
      '[x](javascript:alert(1))',
      'a link goes to https://, mailto:, tel: or a path from /, not to javascript:alert(1) (line 1)',
    ],
    ['[x](//evil.test)', 'a link goes to https://, mailto:, tel: or a path from /, not to //evil.test (line 1)'],
    ['[x](/a "title")', 'a link has no title (line 1)'],
    ['| a | b |\n|---|---|\n| 1 |', 'a table row has 1 cells and its head 2: 1'],
    ['  \n', 'the text is empty'],
  ])('refuses %j by name', (markdown, problem) => {
    expect(richFromMarkdown(markdown).problems).toContain(problem);
  });

  it('gives what a device accepts for any text at all, or says what is wrong', () => {
    const piece = fc.constantFrom(
      '**a**',
      '<i>',
      '# h',
      '- x',
      '> q',
      '| a | b |',
      '|---|---|',
      '[l](/p)',
      '[l](x:y)',
      '\n',
      '\n\n',
      'word',
      '字',
      '`c`',
      '  \n',
      '1. n',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const { blocks, problems } = richFromMarkdown(pieces.join(''));
        if (problems.length === 0) expect(v.is(richTextSchema, blocks)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
