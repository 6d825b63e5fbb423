import { expect, it } from 'vitest';
import { readPushMessage } from './push-message.ts';

const pageOf = (page: string) =>
  readPushMessage(JSON.stringify({ aisle: 1, id: 'n', order: '4931', title: 't', body: 'b', lang: 'en', page }))?.page;

it('opens a path of the shop’s own site, and nothing that a browser reads as another site', () => {
  expect(pageOf('/fresh/鲜')).toBe('/fresh/鲜');
  for (const page of ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', '/a\u007fb']) {
    expect(pageOf(page)).toBe('/');
  }
});
