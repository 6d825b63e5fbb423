import { describe, expect, it } from 'vitest';
import type { Opinion } from '../opinion.ts';
import { type LabelledMessage, learn } from './learn.ts';

const LABELS = ['order.track', 'refund.request', 'product.info', 'oos'];
const none = { labels: [], probabilities: new Float32Array() };
const opinion = (...probabilities: number[]): Opinion => ({
  tier: 'nano',
  intents: { labels: LABELS, probabilities: Float32Array.from(probabilities) },
  emotions: none,
  languages: none,
  outOfScopeThreshold: 0.5,
  vector: null,
});
const UNSURE = opinion(0.4, 0.25, 0.2, 0.15);
const best = ({ intents }: Opinion): string | undefined =>
  intents.labels[intents.probabilities.indexOf(Math.max(...intents.probabilities))];
const many = (intent: string, texts: readonly string[], read: Opinion = UNSURE): LabelledMessage[] =>
  texts.map((text) => ({ text, intent, opinion: read }));

const PLACES = ['北京', '上海', '广州', '成都', '武汉', '杭州', '西安', '长沙'];
const JARS = PLACES.map((place) => `${place}的瓶子能拿回来换积分吗`);
const PARCELS = PLACES.map((place) => `我寄到${place}的包裹走到哪里了`);
const REFUNDS = PLACES.map((place) => `${place}门店说把钱打回来怎么还没动静`);

describe('learn', () => {
  it('learns an intent of the merchant’s own and leaves the others alone', () => {
    const learned = learn([
      ...many('own.jar_return', JARS),
      ...many('order.track', PARCELS, opinion(0.9, 0.05, 0.03, 0.02)),
    ]);
    expect(best(learned?.adjust('南京的瓶子能拿回来换积分吗', UNSURE) ?? UNSURE)).toBe('own.jar_return');
    const other = opinion(0.9, 0.05, 0.03, 0.02);
    expect(best(learned?.adjust('我寄到南京的包裹走到哪里了', other) ?? UNSURE)).toBe('order.track');
  });

  it('corrects what the model gets wrong for this shop', () => {
    const learned = learn([...many('refund.request', REFUNDS), ...many('order.track', PARCELS)]);
    expect(best(UNSURE)).toBe('order.track');
    expect(best(learned?.adjust('南京门店说把钱打回来怎么还没动静', UNSURE) ?? UNSURE)).toBe('refund.request');
    expect(best(learned?.adjust('我寄到南京的包裹走到哪里了', UNSURE) ?? UNSURE)).toBe('order.track');
  });

  it('gives probabilities', () => {
    const learned = learn([...many('own.jar_return', JARS), ...many('order.track', PARCELS)]);
    const { labels, probabilities } = learned?.adjust('随便说点什么', UNSURE).intents ?? UNSURE.intents;
    expect(labels).toEqual([...LABELS, 'own.jar_return']);
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 4);
  });

  it('changes nothing where a handful of examples teaches nothing', () => {
    expect(learn(many('order.track', PARCELS.slice(0, 3)))).toBe(null);
    const right = opinion(0.97, 0.01, 0.01, 0.01);
    const learned = learn(many('order.track', PARCELS, right));
    expect(best(learned?.adjust('完全不同的一句话', UNSURE) ?? UNSURE)).toBe('order.track');
  });

  it('does no harm where the labels have nothing to do with the messages', () => {
    const track = opinion(0.9, 0.05, 0.03, 0.02);
    const refund = opinion(0.05, 0.9, 0.03, 0.02);
    const messages = [...many('', PARCELS, track), ...many('', REFUNDS, refund)];
    const mislabelled = messages.map((message, at) => ({ ...message, intent: LABELS[(at * 7 + 1) % 3] ?? '' }));
    const learned = learn(mislabelled);
    expect(best(learned?.adjust('我寄到南京的包裹走到哪里了', track) ?? track)).toBe('order.track');
    expect(best(learned?.adjust('南京门店说把钱打回来怎么还没动静', refund) ?? refund)).toBe('refund.request');
  });
});
