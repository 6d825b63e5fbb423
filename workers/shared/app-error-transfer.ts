import { type TransferHandler, transferHandlers } from 'comlink';
import { AppError, type AppErrorCode, type AppErrorDetails } from '#core/app-error.ts';

type Thrown = { value: unknown };
type Carried = { appError: { code: AppErrorCode; details: AppErrorDetails } } | { other: unknown };

let registered = false;

/**
 * Lets an `AppError` cross a worker's boundary as its code and details and be thrown as an `AppError` on the other side.
 * Call it on both sides, before the first call. Anything else that is thrown crosses as comlink does it.
 */
export function registerAppErrorTransfer(): void {
  if (registered) return;
  registered = true;
  const standard = transferHandlers.get('throw') as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, Carried> = {
    canHandle: (value): value is Thrown => standard.canHandle(value),
    serialize(thrown) {
      const { value } = thrown;
      if (value instanceof AppError) return [{ appError: { code: value.code, details: value.details } }, []];
      const [other, transferables] = standard.serialize(thrown);
      return [{ other }, transferables];
    },
    deserialize(carried) {
      if ('appError' in carried) throw new AppError(carried.appError.code, carried.appError.details);
      return standard.deserialize(carried.other);
    },
  };
  transferHandlers.set('throw', handler as TransferHandler<unknown, unknown>);
}
