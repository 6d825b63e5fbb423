import { setYaml } from '#publish/edit/yaml-edit.ts';
import type { FileEdits, SourceFiles } from '../state/draft.ts';
import { type ExperimentRecord, recordPath, writeRecord } from './experiment-record.ts';
import { baseExperimentsOf, experimentsOf } from './list-experiments.ts';
import { scriptFiles } from './script-files.ts';

/**
 * The files as they are with the experiment over and one arm's words for all: in each language that has words of that arm they
 * become the plain ones; the words of all arms and the experiment in the rules go; the record gets its result. An arm without
 * words of its own is the plain wording, which then stays.
 */
export function rollOut(files: SourceFiles, record: ExperimentRecord & { result: object }): FileEdits {
  const { name, key, arms, result } = record;
  const { rolledOut } = result as NonNullable<ExperimentRecord['result']>;
  const changed = new Map<string, string>();
  const textOf = (path: string) => changed.get(path) ?? files.get(path) ?? '';
  for (const { path, at, scripts } of scriptFiles(files)) {
    const words = scripts[`${key}@${rolledOut}`];
    let text = textOf(path);
    if (words) text = setYaml(text, [...at, key], [...words]);
    for (const arm of new Set(arms)) {
      if (`${key}@${arm}` in scripts) text = setYaml(text, [...at, `${key}@${arm}`], undefined);
    }
    changed.set(path, text);
  }
  // Words that stand in the extended pack alone become the shop's own plain ones.
  for (const { path, at, scripts } of scriptFiles(files, { withBase: true })) {
    const words = scripts[`${key}@${rolledOut}`];
    if (!words || !/^\.\.\/(.+\/)?scripts\.yaml$/.test(path)) continue;
    const own = scriptFiles(files).find((one) => one.path === 'scripts.yaml' && one.locale === at[0]);
    if (own && `${key}@${rolledOut}` in own.scripts) continue;
    changed.set('scripts.yaml', setYaml(textOf('scripts.yaml') || '{}\n', [...at, key], [...words]));
  }
  const place = experimentsOf(files).findIndex((one) => one.name === name);
  if (place >= 0) {
    const isLast = experimentsOf(files).length === 1;
    // Without a list of its own the shop has that of the pack it extends, which would begin again.
    const rest = baseExperimentsOf(files).length > 0 ? [] : undefined;
    const rules = textOf('rules.yaml');
    changed.set(
      'rules.yaml',
      isLast ? setYaml(rules, ['experiments'], rest) : setYaml(rules, ['experiments', place], undefined),
    );
  }
  changed.set(recordPath(name), writeRecord(record));
  return Object.fromEntries(changed);
}
