import type { Locale } from '#core/locale.ts';
import type { PackFault } from '../pack-fault.ts';
import type { Sourced } from '../source-reader.ts';
import { checkFlow } from './check-flow.ts';
import { checkPaths } from './check-paths.ts';
import { checkTexts } from './check-texts.ts';
import { faultsOf } from './flow-faults.ts';
import type { FlowSource } from './flow-source.ts';

export interface FlowSurroundings {
  /** Every intent that a message may have in this shop. */
  intents: ReadonlySet<string>;
  /** Languages that every flow must speak. */
  locales: readonly Locale[];
  /** Languages that the shop's scripts are in. */
  spoken: readonly Locale[];
  /** Arms of the rules' experiments. */
  arms: readonly string[];
}

/** Everything about the flows of a shop that a device would only find out when a shopper stands in the middle of one. */
export function checkFlows(flows: readonly Sourced<FlowSource>[], around: FlowSurroundings): PackFault[] {
  const faults: PackFault[] = [];
  const ids = new Set(flows.map(({ value }) => value.id));
  for (const flow of flows) {
    const fault = faultsOf(flow, faults);
    checkFlow(flow.value, { intents: around.intents, flows: ids }, fault);
    checkTexts(flow.value, around, fault);
  }
  refuseSameStarts(flows, faults);
  checkPaths(flows, faults);
  return faults;
}

/** Two flows that start alike: nobody could say which is meant. */
function refuseSameStarts(flows: readonly Sourced<FlowSource>[], faults: PackFault[]): void {
  const seen = new Map<string, string>();
  for (const flow of flows) {
    for (const [at, { intent = '', words = [] }] of flow.value.starts.entries()) {
      for (const key of words.length === 0 ? [`${intent} `] : words.map((word) => `${intent} ${word}`)) {
        const before = seen.get(key);
        if (before !== undefined) faultsOf(flow, faults)(`starts.${at}`, `${before} starts with ${key.trim()} too`);
        seen.set(key, flow.value.id);
      }
    }
  }
}
