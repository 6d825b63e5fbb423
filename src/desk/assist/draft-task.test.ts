import { expect, it } from 'vitest';
import type { RichText } from '#core/rich-text.ts';
import { sampleDetail, sampleOrder } from '../testing/samples.ts';
import { draftTask } from './draft-task.ts';
import { orderFacts } from './order-facts.ts';

const blocks: RichText = [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'See ' },
      { type: 'link', href: '/late', children: [{ type: 'text', text: 'late orders' }] },
    ],
  },
];
const asked = (
  over: Parameters<typeof sampleDetail>[0] = {},
  emotionConfidence = 0.9,
  locale: 'en' | 'zh-Hans' = 'en',
) =>
  draftTask({
    suggestion: { source: 'late', locale, blocks },
    detail: sampleDetail(over),
    text: 'Lin Wei here, lin@example.com or 13812345678: where is FR2611-04817?',
    reading: { emotion: 'angry', emotionConfidence },
  });

it('asks with the entry and what the shopper said, without what tells who they are', () => {
  const task = asked();
  expect(task.sources).toEqual([{ id: 'late', text: 'See [late orders](/late)' }]);
  expect(task.question).not.toMatch(/Lin Wei|lin@|13812345678/);
  expect(task.question).toContain('FR2611-04817');
});

it('takes a mood for one where it was read surely', () => {
  expect(asked().mood).toBe('angry');
  expect(asked({}, 0.59).mood).toBe('neutral');
});

it('speaks to a VIP as the assistant does', () => {
  expect(asked().tone).toBe('plain');
  expect(asked({ vip: true }).tone).toBe('warm');
  expect(asked({ vip: true }, 0.9, 'zh-Hans').tone).toBe('formal');
});

it('tells of orders that were shown to be the shopper’s, and of no others', () => {
  const other = { ...sampleOrder(), proven: false };
  other.order = { ...other.order, number: 'FR0000-00001' };
  const facts = orderFacts([sampleOrder(), other], 'en').join('\n');
  expect(facts).toContain('FR2611-04817');
  expect(facts).toContain('CN¥138.40');
  expect(facts).toContain('RD-0447162');
  expect(facts).not.toContain('FR0000-00001');
});
