import { describe, expect, it } from 'vitest';
import { isElsewhere, safeHref } from './safe-href.ts';

describe('safeHref', () => {
  it.each(['https://shop.example/a', 'HTTPS://shop.example', 'mailto:a@b.example', 'tel:+441234', '/returns'])(
    'lets %s through',
    (href) => {
      expect(safeHref(href)).toBe(href);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'http://shop.example',
    '//evil.example',
    '/\\evil.example',
    'returns.html',
    '',
  ])('stops %j', (href) => {
    expect(safeHref(href)).toBeNull();
  });

  it('has nothing to follow in nothing', () => {
    expect([safeHref(null), safeHref(undefined)]).toEqual([null, null]);
  });
});

describe('isElsewhere', () => {
  it('is so for https on another origin only', () => {
    expect(isElsewhere('https://other.example/x', 'https://shop.example')).toBe(true);
    expect(isElsewhere('https://shop.example/x', 'https://shop.example')).toBe(false);
    expect(isElsewhere('/x', 'https://shop.example')).toBe(false);
    expect(isElsewhere('mailto:a@b.example', 'https://shop.example')).toBe(false);
  });
});
