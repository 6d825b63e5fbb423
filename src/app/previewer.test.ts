import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStep } from '#dialogue/step.ts';
import { Conversation, hit, playbook, reading } from '#dialogue/testing/conversation.ts';
import { Previewer, type PreviewSources } from './previewer.ts';
import type { Understood } from './understand.ts';

const fee: Understood = { reading: reading('shipping.fee', 0.9), hits: [hit('fee', 0.9)] };

/** A previewer over a real conversation; reading and search are the test's. */
function setUp(over: Partial<PreviewSources> = {}) {
  const sources: PreviewSources = {
    understand: async () => fee,
    state: () => chat.state,
    step: () => step,
    playbook: () => playbook,
    now: Date.now,
    ...over,
  };
  const chat = new Conversation();
  const step = createStep(playbook);
  return { previewer: new Previewer(sources), sources, chat };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('gives the answer of a draft, and its reading once when the draft is sent', async () => {
  const { previewer } = setUp();
  expect(await previewer.preview('delivery fee')).toMatchObject({ source: { id: 'fee' } });
  expect(previewer.take('delivery fee')).toEqual(fee);
  expect(previewer.take('delivery fee')).toBeNull();
});

it('keeps the reading of a draft that no answer was offered for', async () => {
  const unsure: Understood = { reading: reading('oos', 0.2), hits: [] };
  const { previewer } = setUp({ understand: async () => unsure });
  expect(await previewer.preview('blorp')).toBeNull();
  expect(previewer.take('blorp')).toEqual(unsure);
});

it('has nothing for another text than the last draft', async () => {
  const { previewer } = setUp();
  await previewer.preview('delivery');
  await previewer.preview('delivery fee');
  expect(previewer.take('delivery')).toBeNull();
  expect(previewer.take('delivery fee')).toBeNull();
});

it('calls an older draft off when a newer one comes, or when a message is sent', async () => {
  const waiting: (() => void)[] = [];
  const { previewer } = setUp({ understand: () => new Promise((resolve) => waiting.push(() => resolve(fee))) });
  const older = previewer.preview('delivery');
  const newer = previewer.preview('delivery fee');
  for (const arrive of waiting.toReversed()) arrive();
  expect(await newer).toMatchObject({ source: { id: 'fee' } });
  expect(await older).toBeNull();

  const late = previewer.preview('delivery fee?');
  expect(previewer.take('delivery fee?')).toBeNull();
  waiting.at(-1)?.();
  expect(await late).toBeNull();
  expect(previewer.take('delivery fee?')).toBeNull();
});

it('does not ask while there is no pack', async () => {
  const understand = vi.fn(async () => fee);
  const { previewer } = setUp({ playbook: () => null, understand });
  expect(await previewer.preview('delivery fee')).toBeNull();
  expect(understand).not.toHaveBeenCalled();
});

it('gives a tab that waits no answer rather than a late one, and keeps what comes late for the message', async () => {
  let arrive = () => {};
  const { previewer } = setUp({
    understand: () =>
      new Promise((resolve) => {
        arrive = () => resolve(fee);
      }),
  });
  const preview = previewer.preview('delivery fee', 1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await preview).toBeNull();
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(previewer.take('delivery fee')).toEqual(fee);
});

it('forgets what another pack or another language would read otherwise, and what is old', async () => {
  const { previewer, sources, chat } = setUp();
  await previewer.preview('delivery fee');
  sources.step = () => createStep(playbook);
  expect(previewer.take('delivery fee')).toBeNull();

  await previewer.preview('delivery fee');
  chat.send({ type: 'locale-changed', locale: 'de' });
  expect(previewer.take('delivery fee')).toBeNull();

  const again = setUp();
  await again.previewer.preview('delivery fee');
  vi.advanceTimersByTime(60_000);
  expect(again.previewer.take('delivery fee')).toBeNull();
});
