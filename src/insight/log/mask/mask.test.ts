import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal } from './find-personal.ts';
import { knownNames, mayNameSomebody } from './known-names.ts';
import { maskText } from './mask-text.ts';
import { maskedFileName } from './masked-file-name.ts';
import { isIban } from './number-kinds.ts';
import { pseudonym } from './pseudonym.ts';
import { DEVELOPMENT_LINES } from './testing/development-lines.ts';
import { HELD_OUT_LINES } from './testing/held-out-lines.ts';
import { scoreMasking } from './testing/score-masking.ts';

describe('the mask', () => {
  it.each([
    ['development', DEVELOPMENT_LINES],
    ['held out', HELD_OUT_LINES],
  ])('finds what is personal and little else, %s', (_, lines) => {
    const { marked, masked, wrong } = scoreMasking(lines);
    expect(masked / marked).toBeGreaterThanOrEqual(0.97);
    expect(masked / (masked + wrong)).toBeGreaterThanOrEqual(0.97);
  });

  it('masks twice as it masks once, and leaves no overlaps', () => {
    const piece = fc.constantFrom(
      '13812345678',
      'a@b.co',
      'order 4711-22',
      ' Hi Anna, ',
      '我叫王芳，',
      '世纪大道100号3栋',
      ' QQ 1234567 ',
      '4111 1111 1111 1111',
      ' and ',
      '，',
      '#12345',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const text = pieces.join(' ');
        const spans = findPersonal(text);
        for (const [at, { start, end }] of spans.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        }
        const once = maskText(text, [], {});
        expect(maskText(once, [], {})).toBe(once);
        expect(once).not.toMatch(/13812345678|a@b\.co|4111 1111/);
      }),
    );
  });

  it('takes out who is known to speak, and counts by kind', () => {
    const counts = {};
    expect(maskText('小李，电话13812345678，13812345678', knownNames(['旗舰店:小李']), counts)).toBe(
      '[name]，电话[phone]，[phone]',
    );
    expect(counts).toEqual({ name: 1, phone: 2 });
    expect(knownNames(['Agent', 'May', 'Anna Kowalska', '访客'])).toEqual(['Anna Kowalska', 'Kowalska', 'Anna']);
  });

  it('knows people by their surnames too, however they write themselves', () => {
    const names = knownNames(['Maria Lopez', 'Pearl Whitcombe', 'jan.novak@mail.example', 'Returns Desk']);
    const mask = (text: string) => maskText(text, names, {});
    expect(mask('lopez here, MARIA, or ask Whitcombe or Novak')).toBe('[name] here, [name], or ask [name] or [name]');
    const few = knownNames(['Rose Wu', 'ana_prado', 'Eva Holm-Berg', '王小明', 'Info (Max)', 'acme.com', 'true']);
    expect(
      maskText('Wu or Rose. prado? berg! 小明 and Max ordered a rose of acme.com, info is true, wu', few, {}),
    ).toBe('[name] or [name]. [name]? [name]! [name] and [name] ordered a rose of [name], info is true, wu');
    // Words are told from names by their capitals, and no desk is somebody.
    expect(mask('Pearl, is the pearl barley in the returns? mail, mariachi')).toBe(
      '[name], is the pearl barley in the returns? mail, mariachi',
    );
  });

  it('tells ids that may name somebody from those that do not', () => {
    const names = knownNames(['Bo Ek', 'Abe Ade', 'Ed Ba']);
    for (const id of ['chat-12', '550e8400-e29b-41d4-a716-446655440000', 'conv_9', '4711', 'CS2024-0001', 'a', 's1'])
      expect([id, mayNameSomebody(id, names)]).toEqual([id, false]);
    for (const id of ['2024-maria-lopez', 'abe1', 'mlopez77', '7王芳', 'chat-with-novak', '7-ek'])
      expect([id, mayNameSomebody(id, names)]).toEqual([id, true]);
  });

  it('takes people out of the names of files', () => {
    expect(maskedFileName('WhatsApp Chat with Maria Lopez.txt', ['Maria Lopez', 'Shop'])).toBe(
      'WhatsApp Chat with [name].txt',
    );
    expect(maskedFileName('WhatsApp Chat - Mum.zip/_chat.txt', [])).toBe('WhatsApp Chat - [name].zip/_chat.txt');
    expect(maskedFileName('chats_maria_may.csv', ['Maria Lopez'])).toBe('chats_[name]_may.csv');
    expect(maskedFileName('export 2024-05.csv', [])).toBe('export 2024-05.csv');
  });

  it('takes no time to speak of for a long message of any kind', () => {
    for (const piece of [
      '1234567890',
      '号路1',
      '上海市浦东新区',
      'Aa Bb ',
      'a.b-c@',
      '0 ',
      '+1 ',
      'order 1-',
      '地址是',
      'Hi Aa ',
    ])
      expect(maskText(piece.repeat(400), [], {}).length, piece).toBeGreaterThan(0);
  });

  it('knows an IBAN by its check', () => {
    expect([isIban('DE89370400440532013000'), isIban('DE89370400440532013001')]).toEqual([true, false]);
  });
});

describe('a pseudonym', () => {
  const salt = new Uint8Array(32).fill(1);
  it('is the same for one name and one salt, and another for others', () => {
    const one = pseudonym(salt, 'agent', 'Mia  Berg');
    expect(one).toMatch(/^agent-[0-9a-z]{8}$/);
    expect(pseudonym(salt, 'agent', 'mia berg')).toBe(one);
    expect(pseudonym(new Uint8Array(32).fill(2), 'agent', 'Mia Berg')).not.toBe(one);
    expect(pseudonym(salt, 'shopper', 'Mia Berg').slice(8)).not.toBe(one.slice(6));
  });
  it('tells a thousand names apart', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, at) => pseudonym(salt, 'shopper', `u${at}`))).size).toBe(1000);
  });
});
