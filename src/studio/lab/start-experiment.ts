import { HELD_BACK, OFFER_SCRIPTS, WORDING_SUFFIXES } from '#dialogue/variants.ts';
import type { Experiment } from '#knowledge/rules-schema.ts';
import { insertYaml, setYaml } from '#publish/edit/yaml-edit.ts';
import type { FileEdits, SourceFiles } from '../state/draft.ts';
import { type ExperimentRecord, recordPath, writeRecord } from './experiment-record.ts';
import { experimentsOf, inForce } from './list-experiments.ts';
import { scriptFiles } from './script-files.ts';

/** What the form gives. The first arm keeps the plain words; one named `held-back` has none, and gets no offer. */
export interface NewExperiment {
  record: ExperimentRecord;
  /** Places of eight (or fewer) that the first arm gets for each one of the others: 1 is an even split. */
  firstArmPlaces: number;
  /** Arm → locale → its wordings. */
  wordings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Why an experiment cannot begin. */
export type StartFault =
  | 'name'
  | 'name-taken'
  | 'key-unknown'
  | 'key-on-trial'
  | 'arms-few'
  | 'arms-many'
  | 'arm-name'
  | 'arm-twice'
  | 'arm-reserved'
  | 'not-an-offer'
  | 'wording-missing'
  | 'effect';

const NAME = /^[a-z0-9][a-z0-9-]{1,39}$/;
/** Most arms that the rules take, places of the first among them. */
const MOST_PLACES = 8;

export function startFaults(files: SourceFiles, { record, firstArmPlaces, wordings }: NewExperiment): StartFault[] {
  const { name, key, arms, effect } = record;
  const [, ...others] = arms;
  const worded = others.filter((arm) => arm !== HELD_BACK);
  const isOffer = (OFFER_SCRIPTS as readonly string[]).includes(key);
  const running = inForce(files);
  const faults: [boolean, StartFault][] = [
    [!NAME.test(name), 'name'],
    [files.has(recordPath(name)) || running.some((one) => one.name === name), 'name-taken'],
    [!scriptFiles(files, { withBase: true }).some(({ scripts }) => key in scripts), 'key-unknown'],
    [running.some((one) => one.key === key), 'key-on-trial'],
    [arms.length < 2, 'arms-few'],
    [others.length + firstArmPlaces > MOST_PLACES, 'arms-many'],
    [arms.some((arm) => !NAME.test(arm)), 'arm-name'],
    [new Set(arms).size < arms.length, 'arm-twice'],
    [arms.some((arm) => (WORDING_SUFFIXES as readonly string[]).includes(arm)), 'arm-reserved'],
    [worded.length < others.length && !isOffer, 'not-an-offer'],
    [worded.some((arm) => !Object.values(wordings[arm] ?? {}).some((lines) => lines.length > 0)), 'wording-missing'],
    [!(effect >= 0.0005 && effect <= 0.5), 'effect'],
  ];
  return faults.filter(([isWrong]) => isWrong).map(([, fault]) => fault);
}

/** The files as they are with the experiment begun: one step of the draft. Give it only what `startFaults` finds nothing in. */
export function startExperiment(files: SourceFiles, start: NewExperiment): FileEdits {
  const { record, firstArmPlaces, wordings } = start;
  const [first = '', ...others] = record.arms;
  const arms = [...Array.from({ length: firstArmPlaces }, () => first), ...others];
  const places = [firstArmPlaces, ...others.map(() => 1)];
  let scripts = files.get('scripts.yaml') ?? '{}\n';
  for (const arm of others) {
    for (const [locale, lines] of Object.entries(wordings[arm] ?? {})) {
      if (lines.length > 0) scripts = setYaml(scripts, [locale, `${record.key}@${arm}`], [...lines]);
    }
  }
  return {
    'rules.yaml': rulesWith(files, { name: record.name, key: record.key, arms }),
    'scripts.yaml': scripts,
    [recordPath(record.name)]: writeRecord({ ...record, places }),
  };
}

/** The first list of the shop's own takes the place of the extended pack's, so what runs from there goes on in it. */
function rulesWith(files: SourceFiles, experiment: Experiment): string {
  const rules = files.get('rules.yaml') ?? '{}\n';
  const carried = inForce(files).slice(experimentsOf(files).length);
  return carried.length === 0
    ? insertYaml(rules, ['experiments'], experiment)
    : setYaml(rules, ['experiments'], [...carried, experiment]);
}
