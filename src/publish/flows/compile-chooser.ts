import type { FlowChooser } from '#knowledge/flow-schema.ts';
import type { PackFault } from '../pack-fault.ts';
import type { FlowExample } from '../read-source.ts';
import type { Sourced } from '../source-reader.ts';
import type { FlowSource } from './flow-source.ts';
import { ordinaryMessages } from './ordinary-messages.ts';
import { trainChooser } from './train-chooser.ts';

const NONE = 'none';
/** Of fewer one cannot tell what a flow sounds like. */
const LEAST_EXAMPLES = 8;
const MOST_FLOWS = 25;
/** Besides the intents that start the flows, those that may be told of the same things. */
const ALSO_TOLD: readonly string[] = ['complaint', 'return.request', 'exchange.request', 'refund.request'];

/**
 * Learns from `flow-examples.tsv` which flow a message tells of; null where there is no such file.
 * @param corpora Rows of the corpus of each of the shop's languages.
 */
export function compileChooser(
  examples: readonly Sourced<FlowExample>[],
  flows: readonly Sourced<FlowSource>[],
  corpora: readonly (readonly string[])[],
  faults: PackFault[],
): FlowChooser | null {
  const taught = taughtFlows(examples, flows, faults);
  if (taught === null) return null;
  const { byFlow, ids } = taught;
  const told = flows.filter(({ value }) => ids.includes(value.id)).flatMap(({ value }) => value.starts);
  const intents = told.flatMap(({ intent, words }) => (intent !== undefined && words === undefined ? [intent] : []));
  const without = new Set([...intents, ...ALSO_TOLD]);
  const ordinary = corpora.flatMap((rows) => ordinaryMessages(rows, without));
  const sets = [[...(byFlow.get(NONE) ?? []), ...ordinary], ...ids.map((id) => byFlow.get(id) ?? [])];
  return { flows: ids, weights: trainChooser(sets) };
}

/** The examples of each flow, and the flows that have some; null where none has. Notes every fault of the file. */
export function taughtFlows(
  examples: readonly Sourced<FlowExample>[],
  flows: readonly Sourced<FlowSource>[],
  faults: PackFault[],
): { byFlow: ReadonlyMap<string, readonly string[]>; ids: string[] } | null {
  const byFlow = new Map<string, string[]>();
  for (const { value, file } of examples) {
    const isKnown = value.flow === NONE || flows.some((flow) => flow.value.id === value.flow);
    if (!isKnown) faults.push({ file, entry: '', field: '', message: `there is no flow ${value.flow}` });
    byFlow.set(value.flow, [...(byFlow.get(value.flow) ?? []), value.text]);
  }
  const ids = [...byFlow.keys()].filter((id) => id !== NONE).sort();
  if (ids.length === 0) return null;
  const fault = (message: string) => faults.push({ file: 'flow-examples.tsv', entry: '', field: '', message });
  if (ids.length > MOST_FLOWS) fault(`${ids.length} flows have examples, at most ${MOST_FLOWS} can`);
  for (const id of ids) {
    const count = byFlow.get(id)?.length ?? 0;
    if (count < LEAST_EXAMPLES) fault(`${id} has ${count} examples, it takes ${LEAST_EXAMPLES}`);
  }
  return { byFlow, ids };
}
