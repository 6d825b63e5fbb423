import { describe, expect, it } from 'vitest';
import type { Playbook } from '#dialogue/playbook.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { sampleReading } from '../testing/samples.ts';
import type { Found } from './shop-assistant.ts';
import { suggestionsFor } from './suggest.ts';

const hit = (id: string, confidence: number, over: Partial<SearchHit> = {}): SearchHit => ({
  kind: 'answer',
  id,
  locale: 'zh-Hans',
  title: id,
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text: `text of ${id}` }] }],
  score: 1,
  confidence,
  ...over,
});
const found = (
  emotion: 'neutral' | 'angry',
  emotionConfidence: number,
  hits: SearchHit[],
  glosses: SearchHit[] = [],
): Found => ({
  reading: sampleReading({ intent: 'order.damaged', emotion, emotionConfidence, language: 'zh-Hans' }),
  hits,
  glosses: new Map(glosses.map((gloss) => [gloss.id, gloss])),
});
const book = {
  scripts: {
    'zh-Hans': { 'soothe-angry': ['对不起'], 'apology-order': ['订单抱歉'], 'apology-order.damaged': ['坏了抱歉'] },
    en: { 'apology-order.damaged': ['Sorry it broke'] },
  },
  rules: { mood: { sure: 0.7 } },
} as unknown as Playbook;

describe('suggestionsFor', () => {
  it('begins with the most particular words for an angry shopper, read in the agent’s language', () => {
    const [first] = suggestionsFor(found('angry', 0.8, []), book, 'zh-Hans', 'en');
    expect(first).toMatchObject({
      kind: 'soothe',
      text: '坏了抱歉',
      gloss: 'Sorry it broke',
      source: 'apology-order.damaged',
      confidence: 0.8,
    });
  });

  it('soothes nobody whose mood was not read surely enough for the shop', () => {
    expect(suggestionsFor(found('angry', 0.69, []), book, 'zh-Hans', 'en')).toEqual([]);
    expect(suggestionsFor(found('neutral', 0.99, []), book, 'zh-Hans', 'en')).toEqual([]);
  });

  it('inserts the shopper’s language and shows the agent’s, from the pack alone', () => {
    const gloss = hit('eggs', 1, { locale: 'en', title: 'Broken eggs' });
    const [first] = suggestionsFor(found('neutral', 0, [hit('eggs', 0.9)], [gloss]), book, 'zh-Hans', 'en');
    expect(first).toMatchObject({
      title: 'Broken eggs',
      text: 'text of eggs',
      locale: 'zh-Hans',
      gloss: 'text of eggs',
    });
  });

  it('leaves noise out, and puts the deciding line after the best entry', () => {
    const hits = [hit('best', 0.9, { decide: 'Today only' }), hit('next', 0.4), hit('noise', 0.1)];
    const ids = suggestionsFor(found('neutral', 0, hits), book, 'zh-Hans', 'zh-Hans').map(({ id }) => id);
    expect(ids).toEqual(['answer:best', 'decide:best', 'answer:next']);
  });

  it('falls back to a language that the pack has', () => {
    const [first] = suggestionsFor(found('angry', 0.9, []), book, 'fr', 'en');
    expect(first).toMatchObject({ locale: 'en', text: 'Sorry it broke', gloss: null });
  });
});
