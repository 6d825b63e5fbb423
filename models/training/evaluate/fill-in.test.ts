import { expect, it } from 'vitest';
import { filled } from './fill-in.ts';

const PAGE = 'before\n\n<!-- counts -->\n\nold\n\n<!-- end of counts -->\n\nafter\n';

it('puts content between the marks, again and again', () => {
  const once = filled(PAGE, 'counts', 'new');
  expect(once).toBe('before\n\n<!-- counts -->\n\nnew\n\n<!-- end of counts -->\n\nafter\n');
  expect(filled(once, 'counts', 'new')).toBe(once);
});

it('refuses a page without the place', () => {
  expect(() => filled(PAGE, 'figures', '')).toThrow('no place for figures');
});
