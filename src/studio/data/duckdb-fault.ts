import { AppError } from '#core/app-error.ts';

const OUT_OF_MEMORY =
  /out of memory|memory limit|could not allocate|failed to allocate|malloc of size|bad_alloc|cannot enlarge memory/i;

/** A failure of DuckDB as one of Aisle's: `storage-full` where memory is (`what: memory`), else `backend-invalid`. */
export function duckDbFault(cause: unknown, memoryMb: number): AppError {
  if (cause instanceof AppError) return cause;
  const fault = cause instanceof Error ? cause.message : String(cause);
  if (OUT_OF_MEMORY.test(fault)) {
    const instead = 'fewer rows, or outside the browser: npm run analyse';
    return new AppError('storage-full', { what: 'memory', memoryMb, instead, fault }, { cause });
  }
  return new AppError('backend-invalid', { fault }, { cause });
}

/** Whether logs were too large for the memory they may have: then a shorter period helps, or the program outside the browser. */
export const isOutOfMemory = (fault: unknown): boolean =>
  fault instanceof AppError && fault.code === 'storage-full' && fault.details.what === 'memory';
