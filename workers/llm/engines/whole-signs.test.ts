import { expect, it } from 'vitest';
import { WholeSigns } from './whole-signs.ts';

it('shows a sign when its last byte is there, and everything once', () => {
  const signs = new WholeSigns((bytes) => new TextDecoder().decode(Uint8Array.from(bytes)));
  const pieces = [...new TextEncoder().encode('a 你🙂b')].map((byte) => signs.add(byte));
  expect(pieces).toEqual(['a', ' ', '', '', '你', '', '', '', '🙂', 'b']);
});
