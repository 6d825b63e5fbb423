import { type Endpoint, expose, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { registerAppErrorTransfer } from './app-error-transfer.ts';

registerAppErrorTransfer();
registerAppErrorTransfer();

const ports: MessagePort[] = [];
const thrower = {
  appError(): Promise<void> {
    throw new AppError('pack-invalid', { chunk: 'answers.en', path: 'answers.en › items[3].title' });
  },
  other(): Promise<void> {
    throw new TypeError('a plain one');
  },
};

function remote() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  expose(thrower, port1 as Endpoint);
  return wrap<typeof thrower>(port2 as Endpoint);
}

describe('registerAppErrorTransfer', () => {
  afterEach(() => {
    for (const port of ports.splice(0)) port.close();
  });

  it('throws an AppError with its code and details on the other side', async () => {
    const error = await remote()
      .appError()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'pack-invalid',
      details: { chunk: 'answers.en', path: 'answers.en › items[3].title' },
    });
  });

  it('leaves other errors as comlink carries them', async () => {
    await expect(remote().other()).rejects.toMatchObject({ name: 'TypeError', message: 'a plain one' });
  });
});
