import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FILES = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('-words.ts'));

function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const gapsOf = (text: string): string[] => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name).sort();

describe.each(FILES)('the words of %s', async (file) => {
  const module: Record<string, Record<'en' | 'zh-Hans', unknown>> = await import(`./${file}`);
  const words = Object.entries(module).filter(([, value]) => typeof value === 'object' && 'en' in value);

  it('have the same gaps in both languages, with names that can be filled', () => {
    for (const [name, { en, 'zh-Hans': zh }] of words) {
      const chinese = new Map(texts(zh, name));
      for (const [path, text] of texts(en, name)) {
        expect([path, gapsOf(chinese.get(path) ?? '')]).toEqual([path, gapsOf(text)]);
        expect([path, gapsOf(text).filter((gap) => !/^[a-zA-Z]+$/.test(gap))]).toEqual([path, []]);
      }
    }
  });
});
