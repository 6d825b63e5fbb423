import { expect, it } from 'vitest';
import { loadStrings, stringsIfLoaded } from './load-strings.ts';

it('gives loaded words at once, and English always', async () => {
  expect(stringsIfLoaded('en')?.composer.send).toBe('Send');
  expect(stringsIfLoaded('zh-Hans')).toBeNull();
  const chinese = await loadStrings('zh-Hans');
  expect(stringsIfLoaded('zh-Hans')).toBe(chinese);
  expect(chinese.composer.send).toBe('发送');
});
