import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import { loadNano, type NanoReader } from '#nlu/nano-reader.ts';
import { readMessage } from '#nlu/read-message.ts';

const MODEL = new URL('../../nano/nano.bin', import.meta.url);
const bytes = new Uint8Array(readFileSync(MODEL));
const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: ['FR-?\\d{8}'] });
const bands = { answer: 0.7, clarify: 0.6 };

function pathOfFailure(model: Uint8Array): unknown {
  try {
    loadNano(model);
  } catch (error) {
    return error instanceof AppError && error.code === 'model-invalid' ? error.details.path : error;
  }
  return 'loaded';
}

function changed(at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe('loadNano', () => {
  it('refuses a file that is not the model and names the part that is wrong', () => {
    expect(pathOfFailure(new Uint8Array())).toBe('nano.bin › magic');
    expect(pathOfFailure(changed(0, 0x3c))).toBe('nano.bin › magic');
    expect(pathOfFailure(changed(4, 99))).toBe('nano.bin › format version');
    expect(pathOfFailure(changed(6, 99))).toBe('nano.bin › features version');
    expect(pathOfFailure(changed(11, 0xff))).toBe('nano.bin › header length');
    expect(pathOfFailure(changed(12, 0x20))).toBe('nano.bin › header');
    expect(pathOfFailure(bytes.subarray(0, bytes.length - 1))).toBe('nano.bin › size');
  });

  it('never fails otherwise, whatever byte is wrong and wherever the file ends', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(255), fc.nat(bytes.length), (at, value, end) => {
        for (const model of [changed(at, value), bytes.subarray(0, end)]) {
          expect(String(pathOfFailure(model))).toMatch(/^(loaded|nano\.bin › [a-z ]+)$/);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('readMessage with the shipped model', () => {
  let reader: NanoReader;
  beforeAll(() => {
    reader = loadNano(bytes);
  });
  const read = (text: string) => readMessage(text, { opinion: reader.opine(text), findEntities, bands });

  it('reads plain wishes in many languages', () => {
    const wishes = [
      ['我的快递到哪了', 'order.track', 'zh-Hans'],
      ['我要转人工客服', 'human.agent', 'zh-Hans'],
      ['請問可以開發票嗎', 'invoice.request', 'zh-Hant'],
      ['where is my parcel', 'order.track', 'en'],
      ['i want to cancel my order', 'order.cancel', 'en'],
      ['¿cuánto cuesta el envío?', 'shipping.fee', 'es'],
      ['Passwort vergessen', 'account.login', 'de'],
      ['비밀번호를 잊어버렸어요', 'account.login', 'ko'],
      ['где мой заказ', 'order.track', 'ru'],
    ];
    for (const [text = '', intent, language] of wishes) {
      expect({ text, intent: read(text).intent, language: read(text).language }).toEqual({ text, intent, language });
    }
  });

  it('hears anger', () => {
    expect(read('你们就是骗子！退钱！！').emotion).toBe('angry');
    expect(read('this is a scam, you are liars!!').emotion).toBe('angry');
  });

  it('gives probabilities, five candidates with the chosen one first, and the band by the limits given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.double({ min: 0, max: 1, noNaN: true }), (text, clarify) => {
        const reading = readMessage(text, {
          opinion: reader.opine(text),
          findEntities,
          bands: { answer: 0.9, clarify },
        });
        expect(reading.confidence).toBeGreaterThanOrEqual(0);
        expect(reading.confidence).toBeLessThanOrEqual(1);
        expect(reading.candidates.length).toBeLessThanOrEqual(5);
        expect(reading.candidates[0]).toEqual({ intent: reading.intent, confidence: reading.confidence });
        const band = reading.confidence >= 0.9 ? 'answer' : reading.confidence >= clarify ? 'clarify' : 'preset';
        expect(reading.band).toBe(band);
      }),
    );
  });

  it('says which tier read', () => {
    expect(read('退款什么时候到账').tier).toBe('nano');
    expect(read('👍👍').tier).toBe('lexical');
    expect(read('FR20260001')).toMatchObject({ intent: 'order.track', tier: 'lexical' });
    expect(readMessage('hi', { opinion: null, findEntities, bands }).tier).toBe('lexical');
  });
});
