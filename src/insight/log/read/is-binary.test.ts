import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';
import { isBinary } from './is-binary.ts';

const decoded = (bytes: Uint8Array) => new TextDecoder(detectEncoding(bytes)).decode(bytes, { stream: true });

it('knows random bytes, and bytes that are mostly zero', () => {
  const bytes = fc.uint8Array({ minLength: 4096, maxLength: 4096 });
  // A byte order mark would make it UTF-16, in which hardly a pair of bytes is a control character.
  const random = fc.noShrink(bytes).filter((some) => (some[0] ?? 0) < 0xfe && new Set(some).size > 200);
  fc.assert(
    fc.property(random, (some) => isBinary(decoded(some))),
    { numRuns: 30 },
  );
  expect(isBinary(decoded(new Uint8Array(4096)))).toBe(true);
});

it('takes text for text, in each encoding and with a stray control character', () => {
  const csv = `id,message\r\n${'1,几天能到呀 \u001b[1mok\u001b[0m\t🍓\r\n'.repeat(90)}`;
  const utf16 = new Uint8Array(new Uint16Array([...csv].map((char) => char.charCodeAt(0))).buffer);
  expect(isBinary(decoded(new TextEncoder().encode(`${csv}\u0000`)))).toBe(false);
  expect(isBinary(decoded(utf16))).toBe(false);
  // 内容,角色 in GB18030, and words of French in Windows-1252, which are taken for it.
  const gb = [0xc4, 0xda, 0xc8, 0xdd, 0x2c, 0xbd, 0xc7, 0xc9, 0xab, 0x0a];
  const latin = [...'d\u00e9j\u00e0, \u00e9t\u00e9; o\u00f9 est-il\n'].map((char) => char.charCodeAt(0));
  for (const bytes of [gb, latin]) expect(isBinary(decoded(Uint8Array.from(bytes)))).toBe(false);
});
