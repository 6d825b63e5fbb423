import { expect, it } from 'vitest';
import { productValues } from './product-values.ts';
import { reportHtml } from './report-html.ts';

it('makes a file that fetches nothing and lets no words of a log become markup', () => {
  const html = reportHtml({
    title: 'Report',
    subtitle: 'a & b',
    language: 'en',
    parts: [
      {
        title: 'T',
        lines: ['<script>alert(1)</script>'],
        table: {
          head: ['x', 'n'],
          rows: [
            ['"<img src=x>"', 4],
            ['y', 2],
          ],
          bars: 1,
        },
      },
    ],
  });
  expect(html).not.toMatch(/<script|<img|https?:|src=x>"/);
  expect(html).toContain('&lt;script&gt;');
  expect([...html.matchAll(/rect width="(\d+)"/g)].map(([, width]) => width)).toEqual(['120', '60']);
});

it('counts products under their name in the language of the page', () => {
  const files = new Map([
    ['products/a.yaml', '- name: { en: Mango, zh-Hans: 芒果 }\n  aliases: { en: [mangoes] }\n'],
    ['products/b.yaml', 'not: [closed'],
    ['answers/c.yaml', '- name: { en: No }\n'],
  ]);
  expect(productValues(files, 'zh-Hans')).toEqual(
    ['Mango', '芒果', 'mangoes'].map((name) => ({ name, value: '芒果' })),
  );
});
