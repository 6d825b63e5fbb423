import { expect, it, vi } from 'vitest';

it('gives loaded words at once, and English always', async () => {
  // What the tests of other files loaded is not loaded here.
  vi.resetModules();
  const { loadStrings, stringsIfLoaded } = await import('./load-strings.ts');
  expect(stringsIfLoaded('en')?.composer.send).toBe('Send');
  expect(stringsIfLoaded('zh-Hans')).toBeNull();
  const chinese = await loadStrings('zh-Hans');
  expect(stringsIfLoaded('zh-Hans')).toBe(chinese);
  expect(chinese.composer.send).toBe('发送');
});
