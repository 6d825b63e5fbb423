import { describe, expect, it } from 'vitest';
import type { PackFault } from '../pack-fault.ts';
import { compileChooser } from './compile-chooser.ts';
import type { FlowSource } from './flow-source.ts';

const flows = ['late', 'lost'].map((id) => ({
  value: { id, starts: [{ intent: `order.${id}` }], slots: {}, steps: [], texts: {} } as FlowSource,
  file: `flows/${id}.yaml`,
  entry: id,
}));
const told = (flow: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    value: { flow, text: `${flow} for the time number ${at} today` },
    file: `flow-examples.tsv:${at + 1}`,
    entry: '',
  }));
const ORDINARY = ['order.track\tneutral\twhere is my parcel', 'greeting\tneutral\tgood morning'];
const compiled = (examples: ReturnType<typeof told>) => {
  const faults: PackFault[] = [];
  return {
    chooser: compileChooser(examples, flows, [ORDINARY], faults),
    faults: faults.map(({ file, message }) => [file, message]),
  };
};

describe('flow-examples.tsv', () => {
  it('teaches the flows that it has examples of', () => {
    expect(compiled([])).toEqual({ chooser: null, faults: [] });
    const { chooser, faults } = compiled([...told('lost', 9), ...told('late', 8), ...told('none', 1)]);
    expect(faults).toEqual([]);
    expect(chooser?.flows).toEqual(['late', 'lost']);
  });

  it('names the line of a flow that does not exist, and the flow with too few', () => {
    const { faults } = compiled([...told('late', 3), ...told('gone', 8)]);
    expect(faults).toContainEqual(['flow-examples.tsv:1', 'there is no flow gone']);
    expect(faults).toContainEqual(['flow-examples.tsv', 'late has 3 examples, it takes 8']);
  });
});
