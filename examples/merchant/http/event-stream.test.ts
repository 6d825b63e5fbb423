import { describe, expect, it, vi } from 'vitest';
import { eventStream } from './event-stream.ts';

async function* items<Item>(...all: Item[]): AsyncGenerator<Item, void> {
  yield* all;
}
const running = () => new AbortController().signal;
const never = {
  reportError: () => {
    throw new Error('nothing should be reported');
  },
  stopping: running(),
};

describe('event stream', () => {
  it('writes ids, data on one line, and a comment for silence', async () => {
    const response = eventStream(() => items({ id: '01', text: 'a\nb' }, null, { queued: [] }), never);
    expect(await response.text()).toBe(
      'retry: 2000\n\n' +
        'id: 01\ndata: {"id":"01","text":"a\\nb"}\n\n' +
        ': still here\n\n' +
        'data: {"queued":[]}\n\n',
    );
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
  });

  it('stops the work when the client goes away', async () => {
    let ended = false;
    let isWaiting = () => {};
    const waiting = new Promise<void>((resolve) => {
      isWaiting = resolve;
    });
    async function* work(signal: AbortSignal) {
      try {
        yield { id: '1' };
        isWaiting();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      } finally {
        ended = true;
      }
    }
    const reader = eventStream(work, never).body?.getReader();
    await reader?.read();
    await reader?.read();
    await waiting;
    await reader?.cancel();
    expect(ended).toBe(true);
  });

  it('ends, and reports, where the work fails', async () => {
    async function* failing() {
      yield { id: '1' };
      throw new Error('the database went away');
    }
    const reported: unknown[] = [];
    const response = eventStream(failing, {
      reportError: (error: unknown) => reported.push(error),
      stopping: running(),
    });
    expect(await response.text()).toBe('retry: 2000\n\nid: 1\ndata: {"id":"1"}\n\n');
    expect(String(reported[0])).toContain('the database went away');
  });

  it('ends when the server is to stop, with what was under way', async () => {
    const stop = new AbortController();
    async function* work(signal: AbortSignal) {
      yield { id: '1' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      yield { id: '2' };
    }
    const { body } = eventStream(work, { ...never, stopping: stop.signal });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    expect((await reader?.read())?.value).toContain('id: 1');
    stop.abort();
    expect((await reader?.read())?.value).toContain('id: 2');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('cuts a reader who takes nothing, and holds one item meanwhile', async () => {
    vi.useFakeTimers();
    try {
      let made = 0;
      let ended = false;
      let cuts = 0;
      async function* endless() {
        try {
          for (;;) {
            made += 1;
            yield { id: String(made) };
          }
        } finally {
          ended = true;
        }
      }
      const { body } = eventStream(endless, { ...never, cut: () => cuts++, stallMs: 1000 });
      const reader = body?.getReader();
      for (let taken = 0; taken < 5; taken += 1) await reader?.read();
      await vi.advanceTimersByTimeAsync(999);
      expect([made, cuts]).toEqual([5, 0]);
      await vi.advanceTimersByTimeAsync(1);
      expect([made, cuts, ended]).toEqual([5, 1, true]);
      expect((await reader?.read())?.done).toBe(false);
      expect((await reader?.read())?.done).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
