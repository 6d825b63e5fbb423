import { describe, expect, it } from 'vitest';
import { readAge } from './read-age.ts';
import { readBudget } from './read-budget.ts';
import { isDisowned, isOwnedAt, isRefused, isRefusedAt } from './read-cues.ts';

const refused = (text: string, word: string): boolean =>
  isRefused(text, text.indexOf(word), text.indexOf(word) + word.length, null);
const owned = (text: string, word: string): boolean => isOwnedAt(text, text.indexOf(word));

describe('the small words of a need', () => {
  it('take what did no good for refused', () => {
    expect(refused('烟酰胺不耐受，想控油', '烟酰胺')).toBe(true);
    expect(refused('化学防晒会刺眼睛 有纯物理的吗', '化学防晒')).toBe(true);
    expect(refused('香精一用就红', '香精')).toBe(true);
    expect(refused('niacinamide makes me flush', 'niacinamide')).toBe(true);
  });

  it('do not take the question whether it will for that', () => {
    expect(refused('烟酰胺会刺激吗', '烟酰胺')).toBe(false);
    expect(refused('will retinol make me peel?', 'retinol')).toBe(false);
  });

  it('refuse by the words right beside alone where asked to', () => {
    const text = '防晒会刺眼睛';
    expect(isRefusedAt(text, 0, 2)).toBe(false);
    expect(isRefused(text, 0, 2, null)).toBe(true);
    expect(isRefusedAt('不要防晒', 2, 4)).toBe(true);
  });

  it('take a condition back by an explicit no alone', () => {
    const disowned = (text: string, word: string): boolean =>
      isDisowned(text, text.indexOf(word), text.indexOf(word) + word.length);
    expect(disowned('其实不是湿疹，是玫瑰痤疮', '湿疹')).toBe(true);
    expect(disowned('其实不是湿疹，是玫瑰痤疮', '玫瑰痤疮')).toBe(false);
    expect(disowned("i don't have eczema", 'eczema')).toBe(true);
    expect(disowned('有没有湿疹能用的面霜', '湿疹')).toBe(false);
    expect(disowned('what to avoid with eczema', 'eczema')).toBe(false);
  });

  it('tell what is used, up to a space between Han characters', () => {
    expect(owned('刷酸中 面膜用什么舒缓的', '刷酸')).toBe(true);
    expect(owned('医生开的a酸在涂，面霜用哪款', 'a酸')).toBe(true);
    expect(owned('在用 视黄醇', '视黄醇')).toBe(true);
    expect(owned('想买视黄醇', '视黄醇')).toBe(false);
  });
});

describe('numbers of a message', () => {
  it('are an age after who it is of, even without its unit', () => {
    expect(readAge('我15，长痘')).toBe(15);
    expect(readAge('女儿今年13 脸出油')).toBe(13);
    expect(readAge('我15分钟后要出门')).toBeNull();
  });

  it('are a budget by hundreds and by a limit put as a wish', () => {
    expect(readBudget('200多的粉底液')).toEqual({ min: 200, max: 299, firm: false });
    expect(readBudget('两百多的面霜')).toEqual({ min: 200, max: 299, firm: false });
    expect(readBudget('预算不能超过130')).toEqual({ min: null, max: 130, firm: true });
    expect(readBudget('用了200多天')).toBeNull();
  });
});
