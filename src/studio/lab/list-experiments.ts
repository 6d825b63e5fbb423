import { parse } from 'yaml';
import type { Experiment } from '#knowledge/rules-schema.ts';
import type { SourceFiles } from '../state/draft.ts';
import { type ExperimentRecord, readRecord, recordPath } from './experiment-record.ts';

/** An experiment of the sources: what devices do (`rules.yaml`), and what is known of it beside. */
export interface ListedExperiment extends Experiment {
  /** Null: it stands in the rules alone, without a record. */
  record: ExperimentRecord | null;
  running: boolean;
}

/** Running ones first, then those that ended, newest first. Throws `pack-invalid` where a file cannot be read. */
export function listExperiments(files: SourceFiles): ListedExperiment[] {
  const running = experimentsOf(files).map((experiment): ListedExperiment => {
    const path = recordPath(experiment.name);
    const text = files.get(path);
    return { ...experiment, record: text === undefined ? null : readRecord(path, text), running: true };
  });
  const names = new Set(running.map(({ name }) => name));
  const ended = [...files]
    .filter(([path]) => /^experiments\/[^/]+\.yaml$/.test(path))
    .map(([path, text]) => readRecord(path, text))
    .filter(({ name }) => !names.has(name))
    .sort((a, b) => (a.started < b.started ? 1 : -1))
    .map(
      (record): ListedExperiment => ({
        name: record.name,
        key: record.key,
        arms: record.arms.flatMap((arm, at) => Array.from({ length: record.places?.[at] ?? 1 }, () => arm)),
        record,
        running: false,
      }),
    );
  return [...running, ...ended];
}

/** Those of the shop's own rules: what stands in the pack it extends is not the shop's to end. */
export const experimentsOf = (files: SourceFiles): Experiment[] => listIn(files.get('rules.yaml')) ?? [];

/** Those of the pack that it extends: they run as long as the shop's own rules have no list, be it an empty one. */
export const baseExperimentsOf = (files: SourceFiles): Experiment[] =>
  [...files].flatMap(([path, text]) => (/^\.\.\/(.+\/)?rules\.yaml$/.test(path) ? (listIn(text) ?? []) : []));

/** What runs today: a list of the shop's own takes the place of the extended pack's. */
export const inForce = (files: SourceFiles): Experiment[] =>
  listIn(files.get('rules.yaml')) ?? baseExperimentsOf(files);

/** Null: the rules have no such list. */
function listIn(text = ''): Experiment[] | null {
  const rules: unknown = parse(text);
  const list =
    typeof rules === 'object' && rules !== null ? (rules as { experiments?: unknown }).experiments : undefined;
  return Array.isArray(list) ? (list as Experiment[]) : null;
}
