import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { findConcepts } from './concepts.ts';
import { featurise } from './features.ts';
import { prepareText } from './prepare-text.ts';

describe('featurise', () => {
  it('gives the same features as when the model was trained', () => {
    const messages = [
      '我的订单FR-20260001到哪了？',
      'Wo ist mein Päckchen?!',
      '주문 취소',
      'ของหาย',
      'đơn hàng đâu',
      'أين طلبي',
      '',
    ];
    const features = messages.flatMap((message) => [...featurise(message)]);
    const hash = sha256
      .create()
      .update(new Uint8Array(Uint32Array.from(features).buffer))
      .digest();
    // When this changes, raise FEATURES_VERSION and train again.
    expect(bytesToHex(hash).slice(0, 16)).toBe('374024f300838c53');
  });

  it('gives each feature once', () => {
    const features = featurise('aaaa aaaa aaaa');
    expect(new Set(features).size).toBe(features.length);
  });
});

describe('prepareText', () => {
  it('spells alike what means the same', () => {
    const spellings = ['訂單ＦＲ－２０２６０００１還沒到', '订单fr-20269999还没到'];
    expect(new Set(spellings.map((text) => prepareText(text).folded)).size).toBe(1);
    expect(prepareText('écris à a.b@c.fr  ou 0612345678 !!!!').folded).toBe('ecris a \ue000 ou 000 !!');
  });

  it('reads long messages by both ends', () => {
    const { masked } = prepareText(`start ${'x'.repeat(5000)} refund`);
    expect(masked.length).toBeLessThan(700);
    expect(masked).toMatch(/^start .*refund$/);
  });
});

describe('findConcepts', () => {
  it('finds one meaning in many languages', () => {
    const messages = [
      '我要退款',
      '我要退錢',
      'I want a refund',
      'quiero un reembolso',
      'ich will eine Rückerstattung',
      'хочу вернуть деньги',
      '返金してほしい',
      'hoàn tiền cho mình',
      'ขอคืนเงิน',
    ];
    for (const message of messages) expect(findConcepts(prepareText(message).folded), message).toContain('refund');
  });

  it('does not find short words inside others', () => {
    expect(findConcepts('cardigan')).not.toContain('shelf');
    expect(findConcepts('nothing')).not.toContain('not');
  });
});
