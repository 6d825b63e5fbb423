import type { PackFault } from '../pack-fault.ts';
import type { Sourced } from '../source-reader.ts';
import type { FlowSource } from './flow-source.ts';

/** Notes a fault of one flow; `field` is for example `steps.check` or `texts.en.sure`. */
export type NoteFault = (field: string, message: string) => void;

export function faultsOf({ file, entry }: Sourced<FlowSource>, faults: PackFault[]): NoteFault {
  return (field, message) => void faults.push({ file, entry, field, message });
}
