import { describe, expect, it } from 'vitest';
import { createEntityFinder } from './entities.ts';
import { readMessage } from './read-message.ts';

const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: ['FR-\\d{8}'] });
const read = (text: string) => readMessage(text, { opinion: null, findEntities, bands: { answer: 0.7, clarify: 0.6 } });

describe('readMessage without a model', () => {
  it('knows what words alone tell', () => {
    const wishes = [
      ['你好', 'chat.greet'],
      ['Hello!', 'chat.greet'],
      ['谢谢', 'chat.thanks'],
      ['转人工', 'human.agent'],
      ['can I talk to a real person', 'human.agent'],
      ['FR-20260001', 'order.track'],
      ['#88214907 ??', 'order.track'],
      ['怎么注销账号', 'account.delete'],
      ['¿cuándo llega mi reembolso?', 'refund.status'],
    ];
    for (const [text = '', intent] of wishes) expect({ text, intent: read(text).intent }).toEqual({ text, intent });
  });

  it('claims nothing where words tell nothing', () => {
    expect(read('blah')).toMatchObject({ intent: 'oos', confidence: 0, band: 'preset', tier: 'lexical' });
    expect(read('')).toMatchObject({ intent: 'oos', confidence: 0, entities: [] });
  });

  it('tells languages by their letters', () => {
    expect(
      ['查物流', '查貨態', '配送はいつ', '언제 와요', 'ของถึงไหน', 'где', 'أين', 'where'].map(
        (text) => read(text).language,
      ),
    ).toEqual(['zh-Hans', 'zh-Hant', 'ja', 'ko', 'th', 'ru', 'ar', 'en']);
  });
});
