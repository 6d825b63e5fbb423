import { expect, it } from 'vitest';
import { deskStrings } from '#i18n/desk-strings.ts';
import guide from '/docs/desk.md?raw';
import { SHORTCUTS } from './shortcuts.ts';

it('gives no key to two commands', () => {
  const keys = SHORTCUTS.flatMap(({ keys: all }) => [...all]);
  expect(new Set(keys).size).toBe(keys.length);
});

it('names every command in both languages, and has its key in the guide', () => {
  for (const { command, keys } of SHORTCUTS) {
    for (const language of ['en', 'zh-Hans'] as const)
      expect(deskStrings(language).shortcuts.names[command]).toBeTruthy();
    const [key = ''] = keys;
    expect(guide).toContain(`\`${key.length === 1 ? key.toUpperCase() : key}\``);
  }
});
