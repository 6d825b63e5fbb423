import { describe, expect, it } from 'vitest';
import { fill, fillCount } from './fill.ts';
import { formatBytes } from './format-bytes.ts';

describe('fill', () => {
  it('puts values into their places and leaves a place without one', () => {
    expect(fill('{agent} has {count} of {limit}', { agent: 'Lin', count: 3 })).toBe('Lin has 3 of {limit}');
  });

  it('takes no value that the parameters only inherit', () => {
    expect(fill('{toString} {constructor}', {})).toBe('{toString} {constructor}');
  });

  it('does not read a value as a template', () => {
    expect(fill('{agent}', { agent: '{count} $& $1' })).toBe('{count} $& $1');
  });
});

describe('fillCount', () => {
  it('takes the form that the language wants', () => {
    const polish = { one: '{count} plik', few: '{count} pliki', many: '{count} plików', other: '{count} pliku' };
    expect([1, 2, 5, 22].map((count) => fillCount(polish, count, 'pl'))).toEqual([
      '1 plik',
      '2 pliki',
      '5 plików',
      '22 pliki',
    ]);
  });

  it('takes the general form where a special one is missing', () => {
    expect(fillCount({ other: '{count} 条' }, 1, 'en')).toBe('1 条');
  });
});

describe('formatBytes', () => {
  it('takes the unit that fits', () => {
    expect([0, 999, 1500, 2_340_000].map((size) => formatBytes(size, 'en'))).toEqual([
      '0B',
      '999B',
      '1.5 kB',
      '2.3 MB',
    ]);
  });
});
