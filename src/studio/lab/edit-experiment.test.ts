import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { HELD_BACK } from '#dialogue/variants.ts';
import type { ExperimentDay } from '#insight/experiment/experiment-day.ts';
import { judgeExperiment } from '#insight/experiment/judge-experiment.ts';
import { setYaml } from '#publish/edit/yaml-edit.ts';
import { checkShop } from '../edit/testing/check-shop.ts';
import { exampleShop } from '../edit/testing/example-shop.ts';
import type { SourceFiles } from '../state/draft.ts';
import { planOf } from './experiment-counts.ts';
import type { ExperimentRecord } from './experiment-record.ts';
import { inForce, listExperiments } from './list-experiments.ts';
import { rollOut } from './roll-out.ts';
import { type NewExperiment, startExperiment, startFaults } from './start-experiment.ts';

const read = (path: string) => readFileSync(new URL(`../../../examples/packs/${path}`, import.meta.url), 'utf8');
/** The sources of a demo shop that has an experiment in its rules. */
const SHOP: SourceFiles = new Map([
  ['rules.yaml', read('beauty/rules.yaml')],
  ['scripts.yaml', read('beauty/scripts.yaml')],
  ['../base/scripts.yaml', read('base/scripts.yaml')],
]);

const RECORD: ExperimentRecord = {
  name: 'greet-words',
  key: 'greeting',
  arms: ['plain', 'short'],
  started: '2026-11-22',
  effect: 0.02,
  baseline: 0.1,
  level: 0.05,
  guards: ['handed-over'],
};
const START: NewExperiment = {
  record: RECORD,
  firstArmPlaces: 1,
  wordings: { short: { 'zh-Hans': ['在的。'], en: ['Here to help: what is it?'] } },
};

const applied = (files: SourceFiles, edits: Record<string, string | null>): SourceFiles => {
  const next = new Map(files);
  for (const [path, text] of Object.entries(edits)) {
    if (text === null) next.delete(path);
    else next.set(path, text);
  }
  return next;
};

describe('starting an experiment', () => {
  it('adds it to the rules, its words to the scripts and a record, and leaves every other line', () => {
    const files = applied(SHOP, startExperiment(SHOP, START));
    expect(parse(files.get('rules.yaml') ?? '').experiments).toEqual([
      { name: 'offer-words-2026-11', key: 'offer', arms: ['plain', 'direct', 'tailored'] },
      { name: 'greet-words', key: 'greeting', arms: ['plain', 'short'] },
    ]);
    const scripts = parse(files.get('scripts.yaml') ?? '');
    expect(scripts['zh-Hans']['greeting@short']).toEqual(['在的。']);
    expect(scripts.en['greeting@short']).toEqual(['Here to help: what is it?']);
    const lines = new Set(files.get('scripts.yaml')?.split('\n'));
    for (const line of SHOP.get('scripts.yaml')?.split('\n') ?? []) expect(lines).toContain(line);
    expect(listExperiments(files).map(({ name, running, record }) => [name, running, record !== null])).toEqual([
      ['offer-words-2026-11', true, false],
      ['greet-words', true, true],
    ]);
  });

  it('gives the first arm more places where less is to be risked', () => {
    const files = applied(SHOP, startExperiment(SHOP, { ...START, firstArmPlaces: 3 }));
    expect(parse(files.get('rules.yaml') ?? '').experiments[1].arms).toEqual(['plain', 'plain', 'plain', 'short']);
  });

  it('begins in a shop without rules or scripts too', () => {
    const bare: SourceFiles = new Map([['../base/scripts.yaml', read('base/scripts.yaml')]]);
    const files = applied(bare, startExperiment(bare, START));
    expect(parse(files.get('rules.yaml') ?? '')).toEqual({
      experiments: [{ name: 'greet-words', key: 'greeting', arms: ['plain', 'short'] }],
    });
    expect(parse(files.get('scripts.yaml') ?? '').en).toEqual({ 'greeting@short': ['Here to help: what is it?'] });
  });

  it.each([
    ['name', { ...START, record: { ...RECORD, name: 'Ä' } }],
    ['name-taken', { ...START, record: { ...RECORD, name: 'offer-words-2026-11' } }],
    ['key-unknown', { ...START, record: { ...RECORD, key: 'no-such-script' } }],
    ['key-on-trial', { ...START, record: { ...RECORD, key: 'offer' } }],
    ['arm-reserved', { ...START, record: { ...RECORD, arms: ['plain', 'angry'] }, wordings: { angry: { en: ['x'] } } }],
    ['arm-twice', { ...START, record: { ...RECORD, arms: ['short', 'short'] } }],
    ['arms-many', { ...START, firstArmPlaces: 8 }],
    ['wording-missing', { ...START, wordings: {} }],
    ['effect', { ...START, record: { ...RECORD, effect: 0 } }],
    ['not-an-offer', { ...START, record: { ...RECORD, arms: ['plain', HELD_BACK] }, wordings: {} }],
  ])('is refused: %s', (fault, start) => {
    expect(startFaults(SHOP, start)).toEqual([fault]);
  });

  it('is not refused when nothing is wrong', () => {
    expect(startFaults(SHOP, START)).toEqual([]);
  });
});

describe('a shop with experiments', () => {
  it.each([1, 3])('compiles as it was begun, with %i places for the first arm', async (firstArmPlaces) => {
    const shop = await exampleShop('beauty');
    const start = { ...START, firstArmPlaces };
    expect(startFaults(shop, start)).toEqual([]);
    expect(checkShop(applied(shop, startExperiment(shop, start)))).toEqual([]);
  });

  it('compiles with a control group, which needs no words', async () => {
    const shop = await exampleShop('beauty');
    const record = { ...RECORD, name: 'worth-it', key: 'perk', arms: ['plain', HELD_BACK] };
    const start = { record, firstArmPlaces: 1, wordings: {} };
    expect(startFaults(shop, start)).toEqual([]);
    const begun = applied(shop, startExperiment(shop, start));
    expect(parse(begun.get('rules.yaml') ?? '').experiments.at(-1)).toEqual({
      name: 'worth-it',
      key: 'perk',
      arms: ['plain', HELD_BACK],
    });
    expect(checkShop(begun)).toEqual([]);
  });

  it('compiles once it is rolled out, with the record of it', async () => {
    const shop = await exampleShop('beauty');
    const begun = applied(shop, startExperiment(shop, START));
    const result = {
      ended: '2026-12-20',
      verdict: 'better',
      rolledOut: 'short',
      by: 'Mia',
      arms: [{ arm: 'plain', seen: 1000, sold: 100 }],
    };
    const ended = applied(begun, rollOut(begun, { ...RECORD, result }));
    expect(ended.has('experiments/greet-words.yaml')).toBe(true);
    expect(checkShop(ended)).toEqual([]);
  });
});

describe('a shop whose extended pack has experiments', () => {
  const BASE_RUNS = { name: 'thanks-words', key: 'thanks', arms: ['plain', 'plain', 'warm'] };
  const result = { ended: '2026-12-20', verdict: 'better', rolledOut: 'short', by: 'Mia', arms: [] };

  /** The demo shop without a list of its own; the pack it extends tries one of its sentences. */
  async function shopOnTrial(): Promise<SourceFiles> {
    const shop = await exampleShop('beauty');
    const text = (path: string) => shop.get(path) ?? '';
    let scripts = setYaml(text('../base/scripts.yaml'), ['en', 'thanks@warm'], ['You are most welcome.']);
    scripts = setYaml(scripts, ['zh-Hans', 'thanks@warm'], ['您太客气了。']);
    let own = text('scripts.yaml');
    for (const arm of ['direct', 'tailored'])
      for (const locale of ['en', 'zh-Hans']) own = setYaml(own, [locale, `offer@${arm}`], undefined);
    return applied(shop, {
      'rules.yaml': setYaml(text('rules.yaml'), ['experiments'], undefined),
      'scripts.yaml': own,
      '../base/rules.yaml': setYaml(text('../base/rules.yaml'), ['experiments'], [BASE_RUNS]),
      '../base/scripts.yaml': scripts,
    });
  }

  it('goes on with them beside its first own one, and tries no sentence twice', async () => {
    const shop = await shopOnTrial();
    expect(checkShop(shop)).toEqual([]);
    expect(startFaults(shop, { ...START, record: { ...RECORD, key: 'thanks' } })).toEqual(['key-on-trial']);
    const begun = applied(shop, startExperiment(shop, START));
    expect(parse(begun.get('rules.yaml') ?? '').experiments).toEqual([
      BASE_RUNS,
      { name: 'greet-words', key: 'greeting', arms: ['plain', 'short'] },
    ]);
    expect(checkShop(begun)).toEqual([]);
  });

  it('does not begin them again once the last own one is over', async () => {
    const shop = await shopOnTrial();
    const begun = applied(shop, startExperiment(shop, START));
    const first = applied(begun, rollOut(begun, { ...RECORD, result }));
    expect(parse(first.get('rules.yaml') ?? '').experiments).toEqual([BASE_RUNS]);
    const { name, key } = BASE_RUNS;
    const ended = { ...RECORD, name, key, arms: ['plain', 'warm'], result: { ...result, rolledOut: 'warm' } };
    const last = applied(first, rollOut(first, ended));
    expect(parse(last.get('rules.yaml') ?? '').experiments).toEqual([]);
    expect(inForce(last)).toEqual([]);
    expect(parse(last.get('scripts.yaml') ?? '').en.thanks).toEqual(['You are most welcome.']);
    expect(checkShop(last)).toEqual([]);
  });
});

describe('the record of an unequal split', () => {
  const days: ExperimentDay[] = Array.from({ length: 10 }, (_, at) => ({
    day: `2026-12-${10 + at}`,
    arms: {
      plain: { sales: { count: 30, of: 300 }, guards: {} },
      short: { sales: { count: 10, of: 100 }, guards: {} },
    },
  }));
  const splitOf = (files: SourceFiles) => {
    const [listed] = listExperiments(files).filter(({ name }) => name === RECORD.name);
    return listed ? judgeExperiment(days, planOf(listed)).split.broken : null;
  };

  it('tells the places of each arm when it begins and once it is over', () => {
    const begun = applied(SHOP, startExperiment(SHOP, { ...START, firstArmPlaces: 3 }));
    expect(splitOf(begun)).toBe(false);
    const record = listExperiments(begun).find(({ name }) => name === RECORD.name)?.record;
    expect(record?.places).toEqual([3, 1]);
    const result = { ended: '2026-12-20', verdict: 'alike', rolledOut: 'plain', by: '', arms: [] };
    const over = applied(begun, rollOut(begun, { ...RECORD, places: [3, 1], result }));
    expect(listExperiments(over)).toMatchObject([{}, { name: RECORD.name, running: false }]);
    expect(splitOf(over)).toBe(false);
  });
});

describe('rolling out', () => {
  const result = (rolledOut: string) => ({
    ended: '2026-12-20',
    verdict: 'better',
    rolledOut,
    by: 'Mia',
    low: 0.01,
    high: 0.03,
    arms: [{ arm: 'plain', seen: 1000, sold: 100 }],
  });
  const offer = (rolledOut: string) => ({
    ...RECORD,
    name: 'offer-words-2026-11',
    key: 'offer',
    arms: ['plain', 'direct', 'tailored'],
    result: result(rolledOut),
  });

  it("makes the winner's words the plain ones and takes the arms and the experiment away", () => {
    const files = applied(SHOP, rollOut(SHOP, offer('direct')));
    const before = parse(SHOP.get('scripts.yaml') ?? '');
    const scripts = parse(files.get('scripts.yaml') ?? '');
    for (const locale of ['zh-Hans', 'en']) {
      expect(scripts[locale].offer).toEqual(before[locale]['offer@direct']);
      expect(Object.keys(scripts[locale]).filter((key) => key.startsWith('offer@'))).toEqual([]);
    }
    const { experiments, ...rules } = parse(files.get('rules.yaml') ?? '');
    const { experiments: _, ...rulesBefore } = parse(SHOP.get('rules.yaml') ?? '');
    expect(experiments).toBeUndefined();
    expect(rules).toEqual(rulesBefore);
    expect(files.get('rules.yaml')).toContain('# A thank-you that brings people back.');
    expect(listExperiments(files)).toMatchObject([
      { name: 'offer-words-2026-11', running: false, record: { result: { rolledOut: 'direct' } } },
    ]);
  });

  it('of the plain words changes no wording', () => {
    const files = applied(SHOP, rollOut(SHOP, offer('plain')));
    const scripts = parse(files.get('scripts.yaml') ?? '');
    expect(scripts.en.offer).toBeUndefined();
    expect(scripts.en['offer@direct']).toBeUndefined();
    expect(scripts.en['advice-pick']).toEqual(parse(SHOP.get('scripts.yaml') ?? '').en['advice-pick']);
  });

  it('leaves other experiments alone, and words of languages in part follow', () => {
    const two = new Map(applied(SHOP, startExperiment(SHOP, START)));
    two.set('locales/de.shop.yaml', 'scripts:\n  greeting@short: [Hallo!]\n  thanks: [Gern.]\n');
    const files = applied(two, rollOut(two, { ...RECORD, result: result('short') }));
    expect(parse(files.get('rules.yaml') ?? '').experiments).toHaveLength(1);
    expect(parse(files.get('locales/de.shop.yaml') ?? '').scripts).toEqual({ greeting: ['Hallo!'], thanks: ['Gern.'] });
    expect(parse(files.get('scripts.yaml') ?? '')['zh-Hans']['offer@direct']).toBeDefined();
  });
});
