import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import { decodeBase64 } from './decode-base64.ts';
import { encodeBase64 } from './encode-base64.ts';

describe('decodeBase64', () => {
  it('reads what others write', () => {
    const read = (text: string) => String.fromCharCode(...atOnce(decodeBase64(text)));
    expect(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYmFy'].map(read)).toEqual(['', 'f', 'fo', 'foo', 'foobar']);
  });

  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(atOnce(decodeBase64(encodeBase64(bytes)))).toEqual(bytes);
      }),
    );
  });

  it('lets other work pass when there is much to do', () => {
    expect(decodeBase64('AAAA'.repeat(200_000)).next().done).toBe(false);
  });
});
