import { createECDH, randomBytes } from 'node:crypto';
import { decrypt } from 'http_ece';
import { describe, expect, it } from 'vitest';
import { encryptPush } from './push-encrypt.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

describe('the encryption of a push', () => {
  it('gives the message of RFC 8291, appendix A, byte for byte', () => {
    const keys = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const made = encryptPush('When I grow up, I want to be a watermelon', keys, {
      salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
      privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
      paddedBytes: 0,
    });
    expect(made.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is opened by another implementation with the keys of the subscription, whatever the text', () => {
    const receiver = createECDH('prime256v1');
    receiver.generateKeys();
    const auth = randomBytes(16);
    const keys = { p256dh: receiver.getPublicKey('base64url'), auth: auth.toString('base64url') };
    for (const text of ['', 'x', '尾号 4931 的订单', 'a'.repeat(900)]) {
      const opened = decrypt(encryptPush(text, keys), {
        version: 'aes128gcm',
        privateKey: receiver,
        authSecret: auth.toString('base64url'),
      });
      expect(opened.toString()).toBe(text);
    }
  });

  it('is of one length for all messages, and of no two alike', () => {
    const receiver = createECDH('prime256v1');
    receiver.generateKeys();
    const keys = { p256dh: receiver.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') };
    const made = ['', 'late', 'a'.repeat(1000)].map((text) => encryptPush(text, keys));
    expect(new Set(made.map(({ length }) => length)).size).toBe(1);
    expect(encryptPush('late', keys).equals(made[1] as Buffer)).toBe(false);
    expect(() => encryptPush('a'.repeat(1024), keys)).toThrow('more than it may hold');
    expect(() => encryptPush('late', { ...keys, auth: 'AAAA' })).toThrow('not the keys');
  });
});
