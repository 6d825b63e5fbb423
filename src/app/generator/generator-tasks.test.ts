import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '#dialogue/effect.ts';
import { Conversation, entity, hit, playbook, reading } from '#dialogue/testing/conversation.ts';
import { generator } from '#dialogue/testing/generator.ts';
import type { Receipt } from '#llm/receipt.ts';
import { madeUp } from '#llm/testing/made-up-models.ts';
import type { Understood } from '../understand.ts';
import { GeneratorTasks } from './generator-tasks.ts';
import type { TextSource } from './run-task.ts';

const rules = playbook.rules;

/** Tasks of an engine that says `text` to everything, or never ends, and what it was asked. */
function tasksOf(
  text: string | null,
  { waits = Promise.resolve(), dialect = 'chat' }: { waits?: Promise<unknown>; dialect?: 'chat' | 'pocket' } = {},
) {
  const answered: Receipt[] = [];
  const prompts: string[] = [];
  const wordings: (string | null)[] = [];
  const source: TextSource = {
    model: { ...madeUp.wllama, dialect, contextTokens: 4096 },
    modelHash: 'ab'.repeat(32),
    async generate({ messages }, onText) {
      prompts.push(messages.map(({ content }) => content).join('\n'));
      if (text !== null) onText(text);
      await waits;
    },
  };
  const tasks = new GeneratorTasks({
    source: () => (text === null ? null : source),
    names: async () => ['Salmon', 'FR-SAL-001'],
    onWording: (wording) => wordings.push(wording?.text ?? null),
    onAnswered: (receipt) => answered.push(receipt),
  });
  return { tasks, prompts, wordings, answered };
}

function held(): Extract<Effect, { type: 'word-answer' }> {
  const chat = new Conversation();
  chat.send({ type: 'generator-changed', generator });
  const blocks = [
    { type: 'paragraph' as const, children: [{ type: 'text' as const, text: 'Delivery is free from ¥59.' }] },
  ];
  chat.say('how much is delivery?', reading('shipping.fee', 0.9), [{ ...hit('fee', 0.9), blocks }]);
  const effect = chat.effects.find((one) => one.type === 'word-answer');
  if (effect?.type !== 'word-answer') throw new Error('nothing is to be worded');
  return effect;
}

const { signal } = new AbortController();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an answer', () => {
  it('is worded from its source alone, told of as it comes, and given with its receipt', async () => {
    const { tasks, prompts, wordings } = tasksOf('From ¥59 delivery is free.');
    const effect = held();
    expect(await tasks.wordAnswer(effect, signal)).toMatchObject({
      type: 'worded',
      key: effect.key,
      text: 'From ¥59 delivery is free.',
      receipt: { engine: 'wllama', seed: -1, guard: { verdict: 'kept' } },
    });
    expect(wordings).toEqual(['From ¥59 delivery is free.']);
    expect(prompts).toHaveLength(1);
    expect(prompts[0]).toContain('Delivery is free from ¥59.');
  });

  it('is told of after it was given, in time or too late', async () => {
    const prompt = tasksOf('From ¥59 delivery is free.');
    await prompt.tasks.wordAnswer(held(), signal);
    expect(prompt.answered).toEqual([]);
    vi.runAllTimers();
    expect(prompt.answered).toMatchObject([{ guard: { verdict: 'kept' } }]);

    const slow = tasksOf('From ¥59 deli', { waits: new Promise(() => {}) });
    const waiting = slow.tasks.wordAnswer(held(), signal);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await waiting).toMatchObject({ text: null });
    vi.runAllTimers();
    expect(slow.answered).toMatchObject([{ reason: 'timeout' }]);
  });

  it('is not asked of the pocket generator where the whole entry answers as well', async () => {
    const { tasks, prompts, answered } = tasksOf('From ¥59 delivery is free.', { dialect: 'pocket' });
    expect(await tasks.wordAnswer(held(), signal)).toMatchObject({ text: null, receipt: { reason: 'unsure' } });
    expect(prompts).toEqual([]);
    vi.runAllTimers();
    expect(answered).toEqual([]);
  });

  it('is the template’s once the generator is gone', async () => {
    const { tasks } = tasksOf(null);
    const effect = held();
    expect(await tasks.wordAnswer(effect, signal)).toMatchObject({
      text: null,
      receipt: { engine: 'none', reason: 'not-wanted' },
    });
  });
});

describe('a message that leans on what was said', () => {
  function talk(followUp: string) {
    const chat = new Conversation();
    chat.say('how long do eggs keep?', reading('product.storage', 0.9), [hit('eggs', 0.9, 'product.storage')]);
    const turnId = chat.send({ type: 'said', text: followUp });
    return { chat, message: { turnId, text: followUp } };
  }
  const unsure: Understood = { reading: reading('oos', 0.3, { emotion: 'angry' }), hits: [hit('milk', 0.2)] };
  const sure: Understood = {
    reading: reading('product.storage', 0.9, { entities: [entity('product', 'FR-BRD-001')] }),
    hits: [hit('bread', 0.95, 'product.storage')],
  };

  it('is looked up as the question that it stands for, and keeps its own mood', async () => {
    const { tasks } = tasksOf('How long does bread keep?');
    const { chat, message } = talk('what about bread?');
    const looked: string[] = [];
    const look = async (question: string) => {
      looked.push(question);
      return sure;
    };
    const understood = await tasks.followUp({ state: chat.state, rules }, message, unsure, look);
    expect(looked).toEqual(['How long does bread keep?']);
    expect(understood).toMatchObject({
      standAlone: 'How long does bread keep?',
      hits: [{ id: 'bread' }],
      reading: { intent: 'product.storage', emotion: 'angry', entities: [{ value: 'FR-BRD-001', start: 17, end: 17 }] },
    });
    chat.send({ type: 'understood', turnId: message.turnId, ...understood });
    expect(chat.lastReply).toMatchObject({ turnId: message.turnId, citations: [{ id: 'bread' }] });
    expect(chat.lastReply.why[0]).toBe('read as “How long does bread keep?”');
  });

  it('stays as it was understood where the question is no better', async () => {
    const { tasks } = tasksOf('How long does bread keep?');
    const { chat, message } = talk('what about bread?');
    const understood = await tasks.followUp({ state: chat.state, rules }, message, unsure, async () => unsure);
    expect(understood).toBe(unsure);
  });

  it('stays as it was understood where anything fails on the way', async () => {
    const { tasks } = tasksOf('How long does bread keep?');
    const { chat, message } = talk('what about bread?');
    const own = (state: typeof chat.state, look: () => Promise<Understood>) =>
      tasks.followUp({ state, rules }, message, unsure, look);
    expect(await own(chat.state, () => Promise.reject(new TypeError('no index')))).toBe(unsure);
    // As an older version may have kept it.
    const old = { ...chat.state, messages: undefined as never };
    expect(await own(old, async () => sure)).toBe(unsure);
  });

  it('is not made of words that nobody said', async () => {
    const { tasks } = tasksOf('Can I get a refund for spoiled seafood?');
    const { chat, message } = talk('what about bread?');
    const look = async () => sure;
    expect(await tasks.followUp({ state: chat.state, rules }, message, unsure, look)).toBe(unsure);
  });

  it.each([
    ['says all that it needs', 'is delivery to the north of the city free on sundays for a large order', unsure],
    ['is sure by itself', 'thank you', { reading: reading('chat.thanks', 0.9), hits: [] }],
    ['asks for a person', 'and a person please', { reading: reading('human.agent', 0.9), hits: [] }],
  ])('is left alone where it %s', async (_, text, own) => {
    const { tasks, prompts } = tasksOf('How long does bread keep?');
    const { chat, message } = talk(text);
    expect(await tasks.followUp({ state: chat.state, rules }, message, own, async () => sure)).toBe(own);
    expect(prompts).toEqual([]);
  });

  it('has no personal data in its prompt', async () => {
    const { tasks, prompts } = tasksOf('x');
    const { chat, message } = talk('and to lin@example.com?');
    await tasks.followUp({ state: chat.state, rules }, message, unsure, async () => sure);
    expect(prompts).toHaveLength(2);
    expect(prompts.join()).not.toContain('lin@');
  });
});
