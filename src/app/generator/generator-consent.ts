import { untried } from '../tries.ts';
import { keepGenerator, recallGenerator } from './generator-record.ts';

/** Remembers what the shopper chose in this shop. Who turns it on has it tried again, whatever happened before. */
export function keepWish(wants: boolean): void {
  keepGenerator({ ...recallGenerator(), ...(wants && untried), wants });
}
