import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LabelledMessage } from '#nlu/learning/learn.ts';
import { loadNano } from '#nlu/nano-reader.ts';
import { measureLearning } from './measure-learning.ts';

const nano = loadNano(new Uint8Array(readFileSync('models/nano/nano.bin')));
const message = (intent: string, text: string): LabelledMessage => ({ intent, text, opinion: nano.opine(text) });
const corpus = (name: string): LabelledMessage[] =>
  readFileSync(`models/training/corpus/dev/${name}.tsv`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [intent = '', , text = ''] = line.split('\t');
      return text === '' ? [] : [message(intent, text)];
    });

/** Of an intent of the shop's own, that no model knows. */
const FISH = ['鲫鱼', '鲈鱼', '黑鱼', '草鱼', '鳜鱼', '带鱼', '鲤鱼', '鲢鱼'].flatMap((fish) => [
  message('own.fish', `${fish}能帮我杀好刮鳞吗`),
  message('own.fish', `${fish}可以去内脏切片吗`),
]);

describe('what learning is measured by', () => {
  it('shows that a new label is learnt, and that nothing else is lost by it', { timeout: 60_000 }, () => {
    const general = corpus('zh').slice(0, 300);
    const report = measureLearning({ known: [], added: FISH, general });
    expect(report.held).toMatchObject({ all: FISH.length, before: 0 });
    expect(report.held.after).toBeGreaterThan(FISH.length / 2);
    expect(report.verdict).toBe('better');
    expect(report.general.all).toBe(300);
    expect(report.general.after).toBeGreaterThanOrEqual(report.general.before - 3);
    expect(report.still).toHaveLength(report.held.all - report.held.after);
  });

  it('calls labels that contradict the model everywhere no gain', { timeout: 60_000 }, () => {
    const wrong = corpus('en')
      .filter(({ intent }) => intent === 'order.track')
      .slice(0, 10)
      .map(({ text }, at) => message(at % 2 === 0 ? 'praise' : 'promo.query', text));
    const report = measureLearning({ known: [], added: wrong, general: corpus('en').slice(0, 200) });
    expect(report.verdict).not.toBe('better');
  });

  it('says so where there is too little to tell', () => {
    const { verdict, held } = measureLearning({ known: [], added: FISH.slice(0, 4), general: [] });
    expect(verdict).toBe('too-few');
    expect(held.all).toBe(4);
  });
});
