import type { FlowStep } from '#knowledge/flow-schema.ts';
import type { Sourced, SourceReader } from '../source-reader.ts';
import { type FlowSource, flowHead, STEP_KINDS, stepSchemaOf } from './flow-source.ts';

/** The flows of a shop: those of the folder it extends, each replaced by its own of the same id, then the rest of its own. */
export function readFlows(
  own: SourceReader,
  base: SourceReader | null,
  extended: string | undefined,
): Sourced<FlowSource>[] {
  const flows = new Map<string, Sourced<FlowSource>>();
  if (base !== null) readFolder(base, flows, `${extended}/`);
  readFolder(own, flows, '');
  return [...flows.values()];
}

function readFolder(reader: SourceReader, flows: Map<string, Sourced<FlowSource>>, prefix: string): void {
  for (const file of reader.list('flows', '.yaml')) {
    const flow = readFlow(reader, file);
    if (flow !== undefined) flows.set(flow.id, { value: flow, file: `${prefix}${file}`, entry: flow.id });
  }
}

function readFlow(reader: SourceReader, file: string): FlowSource | undefined {
  const raw = reader.parseYaml(reader.text(file), file);
  const name = file.replace(/^.*\/|\.yaml$/g, '');
  const head = raw && reader.check(raw.value, flowHead, { file, entry: name });
  if (head === undefined) return undefined;
  if (head.id !== name) reader.fault({ file, entry: head.id, field: 'id' }, `the file of this flow is ${head.id}.yaml`);
  const steps = head.steps.map((step, at) => readStep(reader, step, { file, entry: head.id }, at));
  const whole = steps.filter((step) => step !== undefined);
  // A flow that lacks a step would only give faults that follow from it.
  return whole.length < steps.length ? undefined : { ...head, steps: whole };
}

function readStep(
  reader: SourceReader,
  raw: unknown,
  at: { file: string; entry: string },
  index: number,
): FlowStep | undefined {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : `${index + 1}`;
  const schema = typeof raw === 'object' && raw !== null ? stepSchemaOf(raw) : null;
  if (schema === null) {
    reader.fault({ ...at, field: `steps.${id}` }, `expected a step with one of ${STEP_KINDS}`);
    return undefined;
  }
  return reader.check(raw, schema, at, `steps.${id}`);
}
