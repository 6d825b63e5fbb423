import { describe, expect, it } from 'vitest';
import { eventStream } from './event-stream.ts';

async function* items<Item>(...all: Item[]): AsyncGenerator<Item, void> {
  yield* all;
}
const never = () => {
  throw new Error('nothing should be reported');
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
    const response = eventStream(failing, (error) => reported.push(error));
    expect(await response.text()).toBe('retry: 2000\n\nid: 1\ndata: {"id":"1"}\n\n');
    expect(String(reported[0])).toContain('the database went away');
  });
});
