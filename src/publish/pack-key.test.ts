import { expect, it } from 'vitest';
import { packKeyOf, packKeyText, parsePackKey } from './pack-key.ts';

// RFC 8032, section 7.1, test 1.
const SEED = [
  0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5,
  0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];

it('writes a key file that it reads again, with the public half of the standard’s example', () => {
  const key = packKeyOf(Uint8Array.from(SEED));
  expect(key.publicKey).toBe('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=');
  expect(parsePackKey(packKeyText(key))).toEqual(key);
});

it('takes nothing else for a key', () => {
  const text = packKeyText(packKeyOf(Uint8Array.from(SEED)));
  expect(parsePackKey('')).toBeNull();
  expect(parsePackKey('{"privateKey": "AAAA"}')).toBeNull();
  expect(parsePackKey(text.replace('Ed25519', 'RSA'))).toBeNull();
  // Another kind of key in the same wrapping.
  expect(parsePackKey(text.replace('MC4CAQAwBQYDK2Vw', 'MC4CAQAwBQYDK2Vx'))).toBeNull();
});
